"""What people type as an address, checked before anything is made of it."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

from ebbtide.core.errors import CommandError, ErrorCode

LONGEST = 8000
"""Characters; common servers refuse longer ones."""

_FIRST_PRINTABLE = 0x21
_DELETE = 0x7F


def check_address(text: str, schemes: Collection[str]) -> str:
    """Return the address in the form in which it is kept.

    Args:
        text: what somebody typed.
        schemes: what the transports can do, in lower case.

    Raises:
        CommandError: it is not an address, or not of a scheme that can be transferred.
    """
    text = text.strip()
    parts = _split(text)
    if not parts.scheme:
        raise _refusal(text, "it does not begin with https:// or the like")
    if parts.scheme not in schemes:
        raise CommandError(
            ErrorCode.SCHEME_UNKNOWN,
            url=_shortened(text),
            scheme=parts.scheme,
            known=", ".join(f"{scheme}:" for scheme in sorted(schemes)),
        )
    _check_host(text, parts)
    return parts._replace(fragment="").geturl()


def _split(text: str) -> SplitResult:
    if not text:
        raise _refusal(text, "it is empty")
    if len(text) > LONGEST:
        raise _refusal(text, f"it is longer than {LONGEST} characters")
    if any(ord(char) < _FIRST_PRINTABLE or ord(char) == _DELETE for char in text):
        raise _refusal(text, "it contains a space or a control character")
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise _refusal(text, str(error).lower()) from None
    return parts


def _check_host(text: str, parts: SplitResult) -> None:
    if not parts.hostname:
        raise _refusal(text, "it names no server")
    if parts.password is not None:
        # Never echo the address: it would put the password into logs and histories.
        raise CommandError(
            ErrorCode.URL_INVALID,
            url=without_userinfo(text),
            detail="a password in an address would be readable by others",
        )


def without_userinfo(url: str) -> str:
    """Return the address without a user name or password, for showing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "(an address)"
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host).geturl()


def host_of(url: str) -> str:
    """Return the server's name and port as people write them."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _refusal(text: str, detail: str) -> CommandError:
    return CommandError(
        ErrorCode.URL_INVALID, url=_shortened(without_userinfo(text)), detail=detail
    )


_SHOWN = 120


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
