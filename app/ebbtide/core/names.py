"""File names: from addresses and servers, made harmless.

What a server or an address says is hostile input: a name never leaves the chosen
directory, never hides, never is a device, and always fits the file system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from urllib.parse import unquote, urlsplit

FALLBACK = "download"
LONGEST_BYTES = 255
"""What common file systems allow for one name."""
ROOM_FOR_SUFFIX_BYTES = 40
"""Kept free for what the staging file's name adds."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|]')
# Invisible characters that make a name look like another one, e.g. right-to-left override.
_DECEPTIVE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_DOUBLE_ENDINGS = (".tar",)


def name_from_url(url: str) -> str:
    """Return a harmless file name for what an address points to."""
    path = urlsplit(url).path
    last = path.rstrip("/").rpartition("/")[2]
    return harmless_name(unquote(last, errors="replace"))


def harmless_name(name: str) -> str:
    """Return the nearest name that every common file system takes and that does no harm."""
    name = unicodedata.normalize("NFC", name)
    name = _DECEPTIVE.sub("", name)
    name = _FORBIDDEN.sub("_", name)
    # A lone surrogate cannot be written to a file system that wants UTF-8.
    name = name.encode("utf-8", "replace").decode("utf-8")
    # Dots in front hide a file on Unix; dots and spaces at the end vanish on Windows.
    name = name.strip(" .")
    if _DEVICES.match(name):
        name = f"_{name}"
    return _shortened(name) or FALLBACK


def _shortened(name: str) -> str:
    longest = LONGEST_BYTES - ROOM_FOR_SUFFIX_BYTES
    if len(name.encode()) <= longest:
        return name
    stem, ending = split_ending(name)
    ending = _cut(ending, longest // 4)
    return _cut(stem, longest - len(ending.encode())) + ending


def _cut(text: str, longest_bytes: int) -> str:
    return text.encode()[:longest_bytes].decode("utf-8", "ignore")


def split_ending(name: str) -> tuple[str, str]:
    """Split ``disk.tar.gz`` into ``disk`` and ``.tar.gz``; a leading dot starts no ending."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem:
        return name, ""
    for double in _DOUBLE_ENDINGS:
        if stem.lower().endswith(double) and len(stem) > len(double):
            return stem[: -len(double)], stem[-len(double) :] + dot + ending
    return stem, dot + ending


def free_name(name: str, taken: Container[str]) -> str:
    """Return the name, or the first of ``name (1)``, ``name (2)`` … that is not taken."""
    if name not in taken:
        return name
    stem, ending = split_ending(name)
    number = 1
    while (candidate := f"{stem} ({number}){ending}") in taken:
        number += 1
    return candidate
