"""What an answer's status means for an upload: the one place that turns it into an error.

The classes are those of downloads (`transports.http.statuses`); the words are about writing.
A method looks first at the statuses that its protocol gives a meaning of its own.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Protocol

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_dates import parse_http_date, parse_retry_after

UNAUTHORIZED = 401
MISSING = frozenset({404, 410})
CONFLICT = 409
TOO_MUCH = 413
EXPECTATION_FAILED = 417
IN_USE = 423
_PROXY = 407
_BUSY = frozenset({202, 408, 409, 421, 425, 429})
_NEVER = frozenset({501, 505})
_FULL = 507
_LOG_IN_TO_NETWORK = 511
_LONGEST_REASON = 80
_WORDS = {
    403: "you may not write there",
    404: "there is nothing at this address",
    405: "it takes no uploads of this kind there",
    410: "there is nothing at this address any more",
    411: "it wants another kind of upload",
    412: "the file there is not what was expected",
    413: "the file is too large for it",
    414: "the address is too long for it",
    415: "it takes no files of this type there",
    451: "the law forbids it",
    501: "it takes no uploads of this kind",
}


class Told(Protocol):
    """What there is to know of an answer: `client.Answer` and `exchange.Reply` both have it."""

    @property
    def url(self) -> str: ...

    @property
    def status(self) -> int: ...

    @property
    def host(self) -> str: ...

    @property
    def reason(self) -> str: ...

    def header(self, name: str) -> str | None:
        """Return a header's value."""


def refusal(told: Told, *, path: str = "") -> TransferError:
    """Return the error for an answer that the upload cannot go on with.

    Args:
        told: the answer.
        path: what the upload is called there, for the words; the address if nothing is given.
    """
    status = told.status
    code = _code(status)
    return TransferError(
        code,
        retry_after_s=retry_after_s(told) if code in _LATER else None,
        host=told.host,
        status=status,
        reason=_reason(told),
        detail=_detail(told, code),
        path=path or told.url.partition("?")[0],
        found="text/html",
    )


_LATER = frozenset({ErrorCode.SERVER_BUSY, ErrorCode.REMOTE_FULL, ErrorCode.REMOTE_IN_USE})


def _code(status: int) -> ErrorCode:
    if status == UNAUTHORIZED:
        return ErrorCode.LOGIN_REFUSED
    if status == _PROXY:
        return ErrorCode.PROXY_REFUSED
    if status == IN_USE:
        return ErrorCode.REMOTE_IN_USE
    if status == _FULL:
        return ErrorCode.REMOTE_FULL
    if status == _LOG_IN_TO_NETWORK:
        return ErrorCode.NOT_THE_FILE
    if status in _BUSY or (500 <= status < 600 and status not in _NEVER):
        return ErrorCode.SERVER_BUSY
    if 300 <= status < 600:
        return ErrorCode.UPLOAD_REFUSED
    return ErrorCode.PROTOCOL_VIOLATED


def _detail(told: Told, code: ErrorCode) -> str:
    if code is ErrorCode.PROTOCOL_VIOLATED:
        return f"status {told.status} in answer to an upload"
    words = _WORDS.get(told.status)
    number = f"it answered {told.status}"
    return f"{words} ({number})" if words else f"{number}, {_reason(told)}"


def _reason(told: Told) -> str:
    shown = "".join(char for char in told.reason if char.isprintable())[:_LONGEST_REASON]
    return shown or "no reason given"


def retry_after_s(told: Told) -> float | None:
    """Return how many seconds the server asks to be left alone."""
    text = told.header("Retry-After")
    if text is None:
        return None
    server_time = parse_http_date(told.header("Date") or "")
    return parse_retry_after(text, time.time() if server_time is None else server_time)


def nonsense(told: Told, detail: str) -> TransferError:
    """Return the error for an answer that the protocol has no place for."""
    return TransferError(ErrorCode.PROTOCOL_VIOLATED, host=told.host, detail=detail)


def first_header(fields: Sequence[tuple[str, str]], name: str) -> str | None:
    """Return the value of a header; several of one name are joined by commas."""
    values = [value.strip() for known, value in fields if known.lower() == name.lower()]
    return ", ".join(values) if values else None
