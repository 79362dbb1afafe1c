"""File names: from addresses and servers, made harmless.

What a server or an address says is hostile input: a name never leaves the chosen
directory, never hides, never is a device, and always fits the file system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from urllib.parse import unquote, urlsplit

from ebbtide.core.errors import CommandError, ErrorCode

FALLBACK = "download"
LONGEST_BYTES = 255
"""What common file systems allow for one name."""
ROOM_FOR_SUFFIX_BYTES = 40
"""Kept free for what the staging file's name adds."""
LONGEST_JOB_NAME = 256
"""Characters (BITS, "IBackgroundCopyJob::SetDisplayName")."""
_LONGEST_SHOWN = 80
_UNSHOWABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})

# Half characters (surrogates) cannot be written to a file system that wants UTF-8.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\ud800-\udfff]')
_DECEPTIVE = frozenset({"Cf", "Zl", "Zp"})
"""Unicode categories that make a name look like another one, e.g. right-to-left override."""
# Dots in front hide a file on Unix; dots and spaces at the end vanish on Windows.
_EDGES = ". \u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
_DOUBLE_ENDINGS = (".tar",)


def name_from_url(url: str) -> str:
    """Return a harmless file name for what an address points to."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return FALLBACK
    last = path.rstrip("/").rpartition("/")[2]
    return harmless_name(unquote(last, errors="replace"))


def harmless_name(name: str) -> str:
    """Return the nearest name that every common file system takes and that does no harm."""
    name = "".join(char for char in name if unicodedata.category(char) not in _DECEPTIVE)
    name = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", name))
    name = _fitting(name.strip(_EDGES))
    if _DEVICES.match(name):
        name = _fitting(f"_{name}")
    return name or FALLBACK


def _fitting(name: str) -> str:
    # Cutting may lay bare another space or dot at the end.
    return _shortened(name, LONGEST_BYTES - ROOM_FOR_SUFFIX_BYTES).rstrip(_EDGES)


def _shortened(name: str, longest_bytes: int) -> str:
    if len(name.encode()) <= longest_bytes:
        return name
    stem, ending = split_ending(name)
    ending = _cut(ending, longest_bytes // 4)
    return _cut(stem, longest_bytes - len(ending.encode())) + ending


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


def check_job_name(name: str) -> str:
    """Return what people call a job, without spaces round it.

    Raises:
        CommandError: it is empty or too long, or holds what cannot be shown on one line.
    """
    name = name.strip()
    if not name:
        detail = "it is empty"
    elif len(name) > LONGEST_JOB_NAME:
        detail = f"it is longer than {LONGEST_JOB_NAME} characters"
    elif any(unicodedata.category(char) in _UNSHOWABLE for char in name):
        detail = "it holds a line break or a character that cannot be shown"
    else:
        return name
    shown = "".join(char if char.isprintable() else "?" for char in name[:_LONGEST_SHOWN])
    raise CommandError(ErrorCode.VALUE_INVALID, value=shown, what="a job's name", detail=detail)


def free_name(name: str, taken: Container[str]) -> str:
    """Return the name, or the first of ``name (1)``, ``name (2)`` … that is not taken.

    A long name is shortened so that the number fits in.
    """
    number = 0
    candidate = name
    while candidate in taken:
        number += 1
        candidate = _numbered(name, f" ({number})")
    return candidate


def _numbered(name: str, number: str) -> str:
    longest = LONGEST_BYTES - ROOM_FOR_SUFFIX_BYTES - len(number)
    stem, ending = split_ending(_shortened(name, longest))
    return f"{stem}{number}{ending}"
