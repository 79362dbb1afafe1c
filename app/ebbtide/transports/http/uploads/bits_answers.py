"""What a BITS server answers ([MC-BUP]): numbers, names, and which error a refusal is."""

from __future__ import annotations

import re

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.http.uploads.base import Upload
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.refusals import nonsense, refusal
from ebbtide.transports.http.uploads.targets import exists, find, target_of

SESSION_NOT_FOUND = 0x8020001F
_TOO_LARGE = 0x80200020
_ACCESS_DENIED = 0x80070005
_DISK_FULL = 0x80070112
_NO_COMMON_PROTOCOL = 0x80200022
_RUNS_PROGRAMS = 0x80200023
_BY_PROGRAM = 0x7
_HEX = re.compile(r"(?:0x)?([0-9a-f]{1,8})", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,19}")
_SESSION = re.compile(r"[\x21-\x7e]{1,100}")
_PERMANENT = {
    _TOO_LARGE: "the file is larger than it takes",
    _RUNS_PROGRAMS: "the directory there is set up to run programs",
}


def is_ack(reply: Reply) -> bool:
    """Tell whether it was a BITS server that answered."""
    return (reply.header("BITS-Packet-Type") or "").strip().lower() == "ack"


def speaks(reply: Reply) -> bool:
    """Tell whether anything in the answer is of the protocol."""
    return is_ack(reply) or code_of(reply) is not None


def code_of(reply: Reply) -> int | None:
    """Return the HRESULT of a refusal, under either of its names."""
    return _number(reply, "BITS-Error-Code") or _number(reply, "BITS-Error")


def next_byte(reply: Reply) -> int | None:
    """Return which byte the server wants next; despite its header's name that is one number."""
    text = (reply.header("BITS-Received-Content-Range") or "").strip()
    return int(text) if _DIGITS.fullmatch(text) else None


def session_name(reply: Reply) -> str:
    """Return what the server calls the session.

    Raises:
        TransferError: PROTOCOL_VIOLATED.
    """
    name = (reply.header("BITS-Session-Id") or "").strip()
    if not _SESSION.fullmatch(name):
        raise nonsense(reply, "it begins an upload without a name for it")
    return name


def failure(upload: Upload, reply: Reply) -> TransferError:
    """Return the error for a refusal that the upload cannot go on with."""
    status, code = reply.status, code_of(reply)
    by_program = _number(reply, "BITS-Error-Context") == _BY_PROGRAM
    if code in _PERMANENT:
        return TransferError(ErrorCode.UPLOAD_REFUSED, detail=_PERMANENT[code])
    if status == 501 or code == _NO_COMMON_PROTOCOL or (status == 405 and not speaks(reply)):
        detail = "it takes no BITS uploads at this address"
        return TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    if code == _ACCESS_DENIED and not by_program and find(upload, target_of(upload)) is not None:
        return exists(target_of(upload))
    if code == _DISK_FULL and status == 500:
        return TransferError(ErrorCode.REMOTE_FULL, host=reply.host)
    if by_program and status >= 500:
        reason = "the program behind the server did not accept the file"
        return TransferError(ErrorCode.SERVER_BUSY, status=status, reason=reason)
    return refusal(reply)


def _number(reply: Reply, name: str) -> int | None:
    match = _HEX.fullmatch((reply.header(name) or "").strip())
    return int(match[1], 16) if match else None
