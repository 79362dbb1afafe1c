"""Where a redirect leads, and whether to go there."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.errors import ErrorCode, TransferError

MOST_HOPS = 20
_FOLLOWED = ("http", "https")


def redirect_target(url: str, location: str | None, *, insecure_allowed: bool) -> str:
    """Return the address that a redirect leads to.

    Names and passwords in it are dropped: they are the server's idea, not the user's.

    Args:
        url: the address that answered.
        location: the Location header.
        insecure_allowed: going from https to http is all right.

    Raises:
        TransferError: REDIRECT_REFUSED, or PROTOCOL_VIOLATED without a usable target.
    """
    host = urlsplit(url).hostname or ""
    try:
        parts = urlsplit(urljoin(url, location or ""))
        _ = parts.port
    except ValueError as error:
        detail = "it redirects to something that is no address"
        raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=host, detail=detail) from error
    target = without_userinfo(parts._replace(fragment="").geturl())
    if not location or (parts.scheme in _FOLLOWED and not parts.hostname):
        detail = "it redirects without saying where to"
        raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=host, detail=detail)
    if parts.scheme not in _FOLLOWED:
        raise redirect_refused(target, f"'{parts.scheme}' addresses are not followed")
    if urlsplit(url).scheme == "https" and parts.scheme == "http" and not insecure_allowed:
        raise redirect_refused(target, "others could read and change what comes from there")
    return target


def method_after(method: str, status: int) -> str:
    """Return the method for the address that a redirect leads to (RFC 9110, 15.4)."""
    if status == 303 or (method == "POST" and status in (301, 302)):
        return "GET"
    return method


def redirect_refused(url: str, detail: str) -> TransferError:
    """Return the error for a redirect that is not followed."""
    return TransferError(ErrorCode.REDIRECT_REFUSED, url=without_query(url), detail=detail)


def redirected_endlessly(url: str, detail: str) -> TransferError:
    """Return the error for redirects that lead nowhere."""
    return TransferError(ErrorCode.REDIRECT_LOOP, url=without_query(url), detail=detail)


def without_query(url: str) -> str:
    """Return the address without its query, where servers keep tokens."""
    parts = urlsplit(without_userinfo(url))
    return parts._replace(query="…" if parts.query else "").geturl()
