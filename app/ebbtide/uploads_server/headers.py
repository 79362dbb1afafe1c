"""Reading the headers that the server goes by. Each parser returns None for what is malformed."""

from __future__ import annotations

import base64
import binascii
import re

_DIGITS = r"[0-9]{1,18}"
_RANGE = re.compile(rf"bytes=({_DIGITS})-({_DIGITS})?", re.IGNORECASE)
_SUFFIX = re.compile(rf"bytes=-({_DIGITS})", re.IGNORECASE)
_INTEGER = re.compile(r"[0-9]{1,15}")
_LISTED = re.compile(r"[^\s,]+")


def parse_boolean(text: str | None) -> bool | None:
    """Read a boolean of structured fields (RFC 9651, 3.3.6), without parameters."""
    return {"?0": False, "?1": True}.get((text or "").strip())


def parse_integer(text: str | None) -> int | None:
    """Read an integer of structured fields (RFC 9651, 3.3.1) that is not negative."""
    text = (text or "").strip()
    return int(text) if _INTEGER.fullmatch(text) else None


def parse_list(text: str | None) -> tuple[str, ...]:
    """Split what is separated by spaces, commas or both."""
    return tuple(_LISTED.findall(text or ""))


def parse_basic(text: str | None) -> tuple[str, str] | None:
    """Read user name and password of Basic authentication (RFC 7617)."""
    scheme, _, token = (text or "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        decoded = base64.b64decode(token.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    user, colon, password = decoded.partition(":")
    return (user, password) if colon else None


def parse_range(text: str | None, size: int) -> tuple[int, int] | None:
    """Return which part of a file is asked for, from and up to; None: all of it.

    What asks for several parts is answered with all, as RFC 9110 (14.2) allows. A part that
    begins behind the end is returned as it is, empty.
    """
    text = (text or "").replace(" ", "")
    if match := _SUFFIX.fullmatch(text):
        return max(0, size - int(match[1])), size
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    start, end = int(match[1]), int(match[2]) + 1 if match[2] else size
    if start >= end and start < size:
        return None
    return start, min(end, size)
