"""Parts of a file as HTTP asks for them and answers them (RFC 9110, 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ebbtide.core.ranges import Ranges

_FORMAT = re.compile(
    r"bytes[ \t=]+(?:(?P<first>[0-9]{1,19})-(?P<last>[0-9]{1,19})|\*)"
    r"/(?P<total>[0-9]{1,19}|\*)",
    re.IGNORECASE | re.ASCII,
)


class HeaderError(ValueError):
    """A header does not say what it should."""


@dataclass(frozen=True, slots=True)
class ContentRange:
    """Which part of a file an answer holds; `end` is excluded."""

    start: int
    end: int
    total: int | None
    """None when the server does not know, written ``*``."""

    @property
    def size(self) -> int:
        """Bytes in the part."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Unsatisfied:
    """The part asked for does not exist; the server may have told the file's length."""

    total: int | None


def parse_content_range(text: str) -> ContentRange | Unsatisfied:
    """Read a Content-Range header (RFC 9110, 14.4).

    Raises:
        HeaderError: another unit, another form, or numbers that contradict each other.
    """
    match = _FORMAT.fullmatch(text.strip())
    if match is None:
        raise HeaderError(f"'{text[:80]}' is not a Content-Range of bytes")
    total = None if match["total"] == "*" else int(match["total"])
    if match["first"] is None:
        return Unsatisfied(total)
    start, last = int(match["first"]), int(match["last"])
    if last < start or (total is not None and last >= total):
        raise HeaderError(f"'{text[:80]}' contradicts itself")
    return ContentRange(start, last + 1, total)


def range_header(start: int, end: int | None) -> str:
    """Return the Range header for a part; `end` is excluded, None means to the end."""
    return f"bytes={start}-" if end is None else f"bytes={start}-{end - 1}"


def first_gap(held: Ranges, length: int | None) -> tuple[int, int | None]:
    """Return the first missing bytes; an end of None is the end of the file."""
    if length is None:
        return (held.pairs[0][1], None) if held.covers(0, 1) else (0, held.pairs[0][0])
    gaps = held.gaps(length).pairs
    if not gaps:
        return length, length
    start, end = gaps[0]
    return start, None if end == length else end
