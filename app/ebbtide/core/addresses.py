"""What people type as an address, checked before anything is made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.smb_addresses import SCHEME as SMB
from ebbtide.core.smb_addresses import address_of_unc, parse_smb_address

FILE = "file"
"""The scheme of what lies on this computer, or is mounted there."""
LONGEST = 8000
"""Characters; common servers refuse longer ones."""

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Spaces, control characters, invisible ones and half characters (Unicode categories)."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_USERINFO_ENDS = ("@", "\uff20", "\ufe6b", "%40")
"""What a person, or a careless program, may have meant to end a password."""


def check_address(text: str, schemes: Collection[str]) -> str:
    """Return the address in the form in which it is kept.

    Args:
        text: what somebody typed.
        schemes: what the transports can do, in lower case.

    Raises:
        CommandError: it is not an address, or not of a scheme that can be transferred.
    """
    text = text.strip()
    if SMB in schemes:
        text = address_of_unc(text)
    parts = _split(text)
    if not parts.scheme:
        raise _refusal(text, "it does not begin with https:// or the like")
    if parts.scheme not in schemes:
        raise CommandError(
            ErrorCode.SCHEME_UNKNOWN,
            url=shown(text),
            scheme=parts.scheme,
            known=", ".join(f"{scheme}:" for scheme in sorted(schemes)),
        )
    if parts.scheme == FILE:
        return _checked_local(text, parts)
    _check_host(text, parts)
    if parts.scheme == SMB:
        return str(parse_smb_address(text))
    return parts._replace(fragment="").geturl()


def _split(text: str) -> SplitResult:
    if not text:
        raise _refusal(text, "it is empty")
    if len(text) > LONGEST:
        raise _refusal(text, f"it is longer than {LONGEST} characters")
    if any(unicodedata.category(char) in _UNPRINTABLE for char in text):
        raise _refusal(text, "it contains a space or a character that cannot be seen")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise _refusal(text, "its server name makes no sense") from None
    try:
        _ = parts.port
    except ValueError:
        # The library's own words would repeat what may be a part of a password.
        raise _refusal(text, "its port is not a number up to 65535") from None
    return parts


def _checked_local(text: str, parts: SplitResult) -> str:
    if parts.netloc not in ("", "localhost") or not parts.path.startswith("/"):
        raise _refusal(text, "write file:/// and the complete path")
    if parts.query or parts.fragment:
        raise _refusal(text, "'?' and '#' have to be written %3F and %23 in it")
    return f"file://{parts.path}"


def _check_host(text: str, parts: SplitResult) -> None:
    if not parts.hostname:
        raise _refusal(text, "it names no server")
    if parts.password is not None:
        # Never echo the address: it would put the password into logs and histories.
        raise CommandError(
            ErrorCode.URL_INVALID,
            url=shown(text),
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


_PORTS = {"http": 80, "https": 443, "smb": 445, "socks5": 1080}


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address (RFC 6454); empty for nonsense."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}:{port}" if host else ""


def split_login(text: str) -> tuple[str, str, str] | None:
    """Return an address without its name and password, the name, and the password.

    None where it has no password, or is not plainly an address with one: then
    `check_address` says what is wrong with it.
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    userinfo, at, host = parts.netloc.rpartition("@")
    user, colon, password = userinfo.partition(":")
    if not at or not colon or not parts.hostname or "@" in userinfo:
        return None
    return parts._replace(netloc=host).geturl(), unquote(user), unquote(password)


def host_of(url: str) -> str:
    """Return the server's name and port as people write them; empty where there is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def hostname_of(url: str) -> str:
    """Return the server's name or address alone, in lower case; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _refusal(text: str, detail: str) -> CommandError:
    return CommandError(ErrorCode.URL_INVALID, url=shown(text), detail=detail)


_LONGEST_SHOWN = 120


def shown(text: str) -> str:
    """Return typed text without anything that could be a password, and not too long.

    What was refused cannot be trusted to fall into the parts of an address, so all
    of it up to the last ``@`` goes, even where that is in the path.
    """
    end = max(text.rfind(sign) + len(sign) if sign in text else 0 for sign in _USERINFO_ENDS)
    if end:
        scheme = _SCHEME.match(text, 0, end)
        text = f"{scheme[0] if scheme else ''}…@{text[end:]}"
    text = text[: _LONGEST_SHOWN + 1]
    text = "".join(
        "?" if char != " " and unicodedata.category(char) in _UNPRINTABLE else char for char in text
    )
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def named_address(url: str, name: str) -> str:
    """Return the final address of a file: one that ends in a slash is that of a directory.

    For the methods whose address is the file's own name there.
    """
    parts = urlsplit(url)
    if not parts.path.endswith("/"):
        return url
    return parts._replace(path=parts.path + quote(name.encode("utf-8", "surrogateescape"))).geturl()
