"""What goes wrong inside the SMB library, in Ebbtide's words. The border: nothing else leaves.

The library's errors are of three families without a common ancestor, and a server that sends
nonsense makes its parsers raise whatever they trip over. `library` goes round the calls into
it, and nothing else: what our own code trips over is a defect, and is to be seen as one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from smbprotocol.exceptions import (
    SMBAuthenticationError,
    SMBConnectionClosed,
    SMBException,
    SMBOSError,
    SMBResponseException,
)
from spnego.exceptions import SpnegoError

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import TransferControl
from ebbtide.transports.smb.seals import SealError
from ebbtide.transports.smb.statuses import Place, status_error

NONSENSE = (
    *(AttributeError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError),
    struct.error,
)
"""What the library's parsers raise about an answer that makes none."""


class NonsenseError(Exception):
    """The library cannot read what a server sent."""


FAILURES = (SMBException, SpnegoError, OSError, SealError, NonsenseError)


@contextmanager
def library() -> Iterator[None]:
    """Tell what the library's parsers trip over from what our own code does.

    Raises:
        NonsenseError: they tripped. The library's own errors pass.
    """
    try:
        yield
    except (SMBException, SpnegoError, OSError, SealError):
        raise
    except NONSENSE as error:
        raise NonsenseError(str(error)) from error


def status_of(error: BaseException) -> int | None:
    """Return the status that a server answered, if the error carries one."""
    if isinstance(error, SMBOSError):
        return int(error.ntstatus)
    if isinstance(error, SMBResponseException):
        return int(error.status)
    return None


def transfer_error(error: BaseException, place: Place) -> TransferError:
    """Return what an error of the library means."""
    if isinstance(error, TransferError):
        return error
    status = status_of(error)
    if status is not None:
        return status_error(status, place)
    if isinstance(error, (SMBAuthenticationError, SpnegoError)):
        return TransferError(ErrorCode.LOGIN_REFUSED, host=place.host)
    if isinstance(error, TimeoutError):
        return TransferError(ErrorCode.TIMED_OUT, host=place.host)
    if isinstance(error, (SMBConnectionClosed, OSError)):
        return TransferError(ErrorCode.CONNECTION_LOST)
    return _by_words(error, place)


def _by_words(error: BaseException, place: Place) -> TransferError:
    """Tell by its words what an error is that has no class of its own."""
    words = str(error)
    if isinstance(error, SealError):
        return TransferError(ErrorCode.PROTOCOL_VIOLATED, host=place.host, detail=words)
    if "authenticated as a guest" in words or "Authenticate with" in words:
        # It took a wrong name for a guest's, and a guest's bytes are anybody's.
        return TransferError(ErrorCode.LOGIN_REFUSED, host=place.host)
    if "encryption is required" in words:
        detail = "encrypt what it sends, as the setting 'smb_encrypt' asks"
        return TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    if "signature" in words or "negotiate" in words:
        detail = "what it sends is not signed as it should be"
        return TransferError(ErrorCode.PROTOCOL_VIOLATED, host=place.host, detail=detail)
    detail = "the SMB library cannot read it"
    return TransferError(ErrorCode.PROTOCOL_VIOLATED, host=place.host, detail=detail)


@contextmanager
def mapped(place: Place, control: TransferControl) -> Iterator[None]:
    """Let no error of the library through.

    Raises:
        TransferError: what the error means.
        StopRequested: a stop came; whatever went wrong is its consequence.
    """
    try:
        yield
    except FAILURES as error:
        control.check()
        raise transfer_error(error, place) from error
    except TransferError:
        control.check()
        raise
