"""What an answer's status means for a download.

The classes follow BITS ("Handling Server Application Errors"): 408, 409 and most of
5xx go away by themselves, other 4xx do not. 421, 423, 425 and 429 did not exist then.
"""

from __future__ import annotations

import time

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_dates import parse_http_date, parse_retry_after
from ebbtide.transports.http.client import Answer

REDIRECTS = frozenset({301, 302, 303, 307, 308})
WHOLE = frozenset({200, 203})
PART = 206
NOT_SATISFIABLE = 416
_NOT_YET = 202
_MISSING = frozenset({404, 410})
_EXPIRED = frozenset({403, 410})
_FORBIDDEN = frozenset({401, 402, 403, 451})
_PROXY = 407
_BUSY = frozenset({_NOT_YET, 408, 409, 421, 423, 425, 429})
_NEVER = frozenset({501, 505})
NOT_MODIFIED = 304
_LOG_IN_TO_NETWORK = 511


def status_error(answer: Answer, *, has_part: bool) -> TransferError:
    """Return the error for an answer that brings no bytes.

    Args:
        answer: its status is none that the download goes on with.
        has_part: some bytes came from this address before.
    """
    status = answer.status
    reason = answer.reason or "no reason given"
    retry_after_s = None
    code = _code(status, has_part=has_part)
    if code is ErrorCode.SERVER_BUSY:
        retry_after_s = _retry_after_s(answer)
    return TransferError(
        code,
        retry_after_s=retry_after_s,
        host=answer.host,
        status=status,
        reason=reason,
        found="text/html",
        detail=f"status {status} in answer to the question for a file",
    )


def _code(status: int, *, has_part: bool) -> ErrorCode:
    if status == _LOG_IN_TO_NETWORK:
        return ErrorCode.NOT_THE_FILE
    if has_part and status in _EXPIRED:
        return ErrorCode.ADDRESS_EXPIRED
    if status in _MISSING:
        return ErrorCode.REMOTE_MISSING
    if status in _FORBIDDEN:
        return ErrorCode.REMOTE_FORBIDDEN
    if status == _PROXY:
        return ErrorCode.PROXY_REFUSED
    if status in _BUSY or (500 <= status < 600 and status not in _NEVER):
        return ErrorCode.SERVER_BUSY
    if 300 <= status < 600 and status != NOT_MODIFIED:
        return ErrorCode.REMOTE_REFUSED
    return ErrorCode.PROTOCOL_VIOLATED


def _retry_after_s(answer: Answer) -> float | None:
    text = answer.header("Retry-After")
    if text is None:
        return None
    # The server's own clock, so that a wrong one here or there does not matter.
    server_time = parse_http_date(answer.header("Date") or "")
    return parse_retry_after(text, time.time() if server_time is None else server_time)
