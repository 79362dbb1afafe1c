"""One server of many: where the requests of a BITS session go ([MC-BUP], BITS-Host-Id)."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.uploads import UploadSession
from ebbtide.transports.http.uploads.exchange import Reply

HOST = "host"
"""Detail of a session: the server that keeps it."""
_FALLBACK = "host_fallback_s"
_REACHED = "host_reached_at"
_REACHED_EVERY_S = 60.0
_HOST = re.compile(r"[0-9A-Za-z._-]{1,255}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")
_SECONDS = re.compile(r"[0-9]{1,10}")
UNREACHABLE = frozenset(
    {
        *(ErrorCode.HOST_NOT_FOUND, ErrorCode.CONNECT_FAILED, ErrorCode.TIMED_OUT),
        *(ErrorCode.TLS_FAILED, ErrorCode.AUTHORITY_UNKNOWN),
    }
)

Details = tuple[tuple[str, str], ...]


def url_at(url: str, host: str) -> str:
    """Return the address with another host in it, and its port where the host has none.

    Raises:
        TransferError: REDIRECT_REFUSED, PROTOCOL_VIOLATED.
    """
    parts = urlsplit(url)
    scheme, separator, rest = host.partition("://")
    if separator and scheme.lower() == "http" and parts.scheme == "https":
        detail = "what is sent there could be read on the way"
        raise TransferError(ErrorCode.REDIRECT_REFUSED, url=host, detail=detail)
    name = (rest if separator else host).rstrip("/")
    if not _HOST.fullmatch(name):
        detail = "it names another server that is none"
        raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=parts.hostname or "", detail=detail)
    has_port = not name.endswith("]") and ":" in name.rpartition("]")[2]
    if not has_port and parts.port is not None:
        name = f"{name}:{parts.port}"
    return urlunsplit(parts._replace(netloc=name))


def host_details(reply: Reply, now: float) -> Details:
    """Return what a session has to remember of the host that the server names."""
    host = (reply.header("BITS-Host-Id") or "").strip()
    if not host:
        return ()
    seconds = (reply.header("BITS-Host-Id-Fallback-Timeout") or "").strip()
    fallback = ((_FALLBACK, seconds),) if _SECONDS.fullmatch(seconds) else ()
    return ((HOST, host), (_REACHED, f"{now:.0f}"), *fallback)


def is_given_up(session: UploadSession, now: float) -> bool:
    """Tell whether nothing has reached the session's host for as long as it asked to be tried."""
    fallback = session.detail(_FALLBACK)
    return fallback is not None and now - _reached_at(session) >= float(fallback)


def reached(session: UploadSession, now: float) -> UploadSession | None:
    """Return the session if it is time to note that its host took something."""
    if session.detail(HOST) is None or now - _reached_at(session) < _REACHED_EVERY_S:
        return None
    return with_details(session, ((_REACHED, f"{now:.0f}"),))


def without_host(session: UploadSession) -> UploadSession:
    """Return the session for the host that it began at."""
    kept = {HOST, _FALLBACK, _REACHED}
    details = tuple(pair for pair in session.details if pair[0] not in kept)
    return replace(session, details=details)


def with_details(session: UploadSession, fresh: Details) -> UploadSession:
    """Return the session with some details in place of older ones."""
    return replace(session, details=tuple({**dict(session.details), **dict(fresh)}.items()))


def _reached_at(session: UploadSession) -> float:
    return float(session.detail(_REACHED) or 0)
