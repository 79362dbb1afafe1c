"""Addresses around the one that a file is to have."""

from __future__ import annotations

import secrets
from urllib.parse import quote, unquote, urlsplit

_LONGEST_NAME = 200


def name_of(url: str) -> str:
    """Return the last part of an address, for people."""
    return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2], errors="replace") or url


def parent_of(url: str) -> str | None:
    """Return the address of the directory that something is in; None above the first."""
    parts = urlsplit(url)
    parent = parts.path.rstrip("/").rpartition("/")[0]
    return parts._replace(path=f"{parent}/", query="").geturl() if parent else None


def beside(url: str, ending: str) -> str:
    """Return the address of a scratch file in the same directory, which nobody else has."""
    parts = urlsplit(url)
    head, _, name = parts.path.rpartition("/")
    scratch = f".{name[:_LONGEST_NAME].rstrip('%')}.{secrets.token_hex(6)}{ending}"
    return parts._replace(path=f"{head}/{_whole_escapes(scratch)}", query="").geturl()


def _whole_escapes(name: str) -> str:
    # Cutting may have left half of an escape such as %C3.
    return quote(unquote(name, errors="replace"))
