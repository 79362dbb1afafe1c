"""Parts of a remote file, written back to back into one local file (BITS' file ranges).

People write ``offset:length`` separated by commas; the last length may be ``eof``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ebbtide.core.errors import CommandError, ErrorCode

LARGEST = 2**63 - 1
MOST_RANGES = 1000
TO_THE_END = "eof"


@dataclass(frozen=True, slots=True)
class FileRange:
    """So many bytes of the remote file, from an offset on."""

    offset: int
    length: int | None = None
    """None: up to the end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that lie together in both files."""

    local: int
    remote: int
    size: int


def parse_file_ranges(text: str) -> tuple[FileRange, ...]:
    """Return what ``0:100,2000:100,5000:eof`` says.

    Raises:
        CommandError: it cannot be read, is empty, or ranges overlap.
    """
    return check_file_ranges(tuple(_parse_one(part, text) for part in text.split(",")))


def file_ranges_text(ranges: Iterable[FileRange]) -> str:
    """Return ranges as people write them: `parse_file_ranges` backwards."""
    lengths = ((r.offset, TO_THE_END if r.length is None else r.length) for r in ranges)
    return ",".join(f"{offset}:{length}" for offset, length in lengths)


def check_file_ranges(ranges: tuple[FileRange, ...]) -> tuple[FileRange, ...]:
    """Return the ranges if they can be: in any order, not empty, no byte twice.

    Raises:
        CommandError: they cannot.
    """
    text = file_ranges_text(ranges)
    if len(ranges) > MOST_RANGES:
        raise _refusal(text, f"more than {MOST_RANGES} ranges")
    reached = 0
    for one in sorted(ranges, key=lambda r: r.offset):
        if one.offset < 0 or (one.length is not None and one.length <= 0):
            raise _refusal(text, "an offset is negative or a length is not positive")
        end = LARGEST if one.length is None else one.offset + one.length
        if end > LARGEST or one.offset >= LARGEST:
            raise _refusal(text, "a number is too large")
        if one.offset < reached:
            raise _refusal(text, "two ranges overlap")
        reached = end
    return ranges


def local_size(ranges: tuple[FileRange, ...], remote_length: int | None) -> int | None:
    """Return how long the local file will be, or None until the remote length is known.

    Without ranges that is the remote length itself.
    """
    if not ranges:
        return remote_length
    if remote_length is None and any(r.length is None for r in ranges):
        return None
    return sum(_length(r, remote_length) for r in ranges)


def fits(ranges: tuple[FileRange, ...], remote_length: int) -> bool:
    """Tell whether a remote file of this length has all the ranges."""
    return all(
        r.offset < remote_length if r.length is None else r.offset + r.length <= remote_length
        for r in ranges
    )


def pieces(
    ranges: tuple[FileRange, ...], remote_length: int | None, start: int, end: int
) -> Iterator[Piece]:
    """Yield where the local bytes from `start` up to `end` come from, in local order."""
    local = 0
    for one in ranges:
        length = _length(one, remote_length)
        first, last = max(start, local), min(end, local + length)
        if first < last:
            yield Piece(first, one.offset + first - local, last - first)
        local += length


def _length(one: FileRange, remote_length: int | None) -> int:
    if one.length is not None:
        return one.length
    return max(0, (remote_length if remote_length is not None else LARGEST) - one.offset)


def _parse_one(part: str, text: str) -> FileRange:
    offset, colon, length = part.strip().partition(":")
    if not colon or not _is_number(offset):
        raise _refusal(text, "write it like 0:100,2000:eof")
    if length.lower() == TO_THE_END:
        return FileRange(int(offset))
    if not _is_number(length):
        raise _refusal(text, "write it like 0:100,2000:eof")
    return FileRange(int(offset), int(length))


_MOST_DIGITS = 19


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS


def _refusal(text: str, detail: str) -> CommandError:
    shown = text if len(text) <= 80 else text[:80] + "…"
    return CommandError(ErrorCode.VALUE_INVALID, value=shown, what="file ranges", detail=detail)
