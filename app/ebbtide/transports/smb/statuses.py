"""What the status of an SMB answer means for a transfer ([MS-ERREF] 2.3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.smb_addresses import SmbAddress

SUCCESS = 0x00000000
PENDING = 0x00000103
END_OF_FILE = 0xC0000011

LOGIN = frozenset(
    {
        *(0xC0000064, 0xC000006A, 0xC000006D, 0xC000006E, 0xC000006F, 0xC0000070),
        *(0xC0000071, 0xC0000072, 0xC000015B, 0xC0000193, 0xC0000224, 0xC0000234),
    }
)
"""The name, the password, or the account: LOGON_FAILURE, PASSWORD_EXPIRED, ACCOUNT_DISABLED …"""
SHARE = frozenset({0xC00000CC, 0xC0000225})
"""BAD_NETWORK_NAME; Samba says NOT_FOUND."""
NO_FILE = frozenset({0xC0000034, 0xC000000F, 0xC0000033, 0xC0000056})
"""OBJECT_NAME_NOT_FOUND, NO_SUCH_FILE, OBJECT_NAME_INVALID, DELETE_PENDING."""
NO_DIRECTORY = frozenset({0xC000003A, 0xC0000039, 0xC000003B, 0xC0000103})
"""OBJECT_PATH_NOT_FOUND, OBJECT_PATH_INVALID, OBJECT_PATH_SYNTAX_BAD, NOT_A_DIRECTORY."""
FORBIDDEN = frozenset({0xC0000022, 0xC00000A2, 0xC00000CA, 0xC0000121, 0xC0000061})
"""ACCESS_DENIED, MEDIA_WRITE_PROTECTED, NETWORK_ACCESS_DENIED, CANNOT_DELETE, no privilege."""
IN_USE = frozenset({0xC0000043, 0xC0000054, 0xC0000055})
"""SHARING_VIOLATION, FILE_LOCK_CONFLICT, LOCK_NOT_GRANTED."""
FULL = frozenset({0xC000007F, 0xC0000044, 0xC0000802, 0xC0000904})
"""DISK_FULL, QUOTA_EXCEEDED, and a file that the disk cannot hold."""
EXISTS = frozenset({0xC0000035})
"""OBJECT_NAME_COLLISION."""
GONE = frozenset({0xC000035C, 0xC0000203, 0xC00000C9, 0xC0000128, 0xC000020C, 0xC000020D})
"""The session or the share was ended: log in again. Also FILE_CLOSED."""
DIRECTORY = frozenset({0xC00000BA})
"""FILE_IS_A_DIRECTORY."""
UNSUITED = frozenset({0xC00000BB, 0xC0000002, 0xC0000010})
"""NOT_SUPPORTED, NOT_IMPLEMENTED, INVALID_DEVICE_REQUEST."""


class Way(Enum):
    """What the transfer was about when it failed."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Place:
    """Which file on which server, for the words of an error."""

    address: SmbAddress
    way: Way

    @property
    def host(self) -> str:
        return self.address.host

    @property
    def path(self) -> str:
        """The names from the share on, as people write them."""
        return "/".join((self.address.share, *self.address.names))


_NAMES = {
    0xC0000034: "OBJECT_NAME_NOT_FOUND",
    0xC000000F: "NO_SUCH_FILE",
    0xC000003A: "OBJECT_PATH_NOT_FOUND",
    0xC0000022: "ACCESS_DENIED",
    0xC00000A2: "MEDIA_WRITE_PROTECTED",
    0xC00000BB: "NOT_SUPPORTED",
    0xC000009A: "INSUFFICIENT_RESOURCES",
    0xC0000205: "INSUFF_SERVER_RESOURCES",
    0xC00000D0: "REQUEST_NOT_ACCEPTED",
    0xC00000E9: "UNEXPECTED_IO_ERROR",
}


def status_name(status: int) -> str:
    """Return what the status is called, or its number."""
    return _NAMES.get(status, f"0x{status:08X}")


def status_error(status: int, place: Place) -> TransferError:
    """Say what an answer that is no success means."""
    name = status_name(status)
    if status in LOGIN:
        return TransferError(ErrorCode.LOGIN_REFUSED, host=place.host)
    if status in SHARE:
        share = place.address.share
        return TransferError(ErrorCode.SHARE_MISSING, host=place.host, share=share)
    if status in NO_FILE | NO_DIRECTORY:
        return _missing(status, place)
    if status in FORBIDDEN:
        if place.way is Way.UP:
            detail = f"you may not write to '{place.path}' there ({name})"
            return TransferError(ErrorCode.UPLOAD_REFUSED, detail=detail)
        return TransferError(ErrorCode.REMOTE_FORBIDDEN, status=name)
    if status in IN_USE:
        return TransferError(ErrorCode.REMOTE_IN_USE, path=place.path)
    if status in FULL:
        return TransferError(ErrorCode.REMOTE_FULL, host=place.host)
    if status in EXISTS:
        return TransferError(ErrorCode.REMOTE_EXISTS, name=place.address.name)
    if status in GONE:
        return TransferError(ErrorCode.CONNECTION_LOST)
    if status == END_OF_FILE:
        return TransferError(ErrorCode.REMOTE_CHANGED)
    return _refusal(status, name, place)


def _missing(status: int, place: Place) -> TransferError:
    if place.way is Way.UP:
        path = "/".join((place.address.share, *place.address.names[:-1]))
        return TransferError(ErrorCode.REMOTE_DIRECTORY_MISSING, path=path)
    return TransferError(ErrorCode.REMOTE_MISSING, status=status_name(status))


def _refusal(status: int, name: str, place: Place) -> TransferError:
    if status in DIRECTORY:
        if place.way is Way.UP:
            detail = f"'{place.path}' is a directory there"
            return TransferError(ErrorCode.UPLOAD_REFUSED, detail=detail)
        return TransferError(ErrorCode.REMOTE_REFUSED, status=name, reason="it is a directory")
    if status in UNSUITED:
        detail = f"do what this transfer asks of it ({name})"
        return TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    return TransferError(ErrorCode.SERVER_BUSY, status=name, reason="an SMB error")
