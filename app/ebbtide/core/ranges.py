"""Sets of bytes of a file, as sorted, disjoint, half-open ranges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator


class Ranges:
    """An immutable set of byte offsets, kept as ``(start, end)`` pairs with ``end`` excluded.

    Pairs are sorted, do not overlap and do not touch, so equal sets are equal values.
    """

    __slots__ = ("_pairs",)

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._pairs = _normalized(pairs)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The ranges in rising order."""
        return self._pairs

    @property
    def size(self) -> int:
        """How many bytes the set holds."""
        return sum(end - start for start, end in self._pairs)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __bool__(self) -> bool:
        return bool(self._pairs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ranges) and self._pairs == other._pairs

    def __hash__(self) -> int:
        return hash(self._pairs)

    def __repr__(self) -> str:
        return f"Ranges({list(self._pairs)!r})"

    def __or__(self, other: Ranges) -> Ranges:
        return Ranges((*self._pairs, *other._pairs))

    def __sub__(self, other: Ranges) -> Ranges:
        result: list[tuple[int, int]] = []
        for start, end in self._pairs:
            cursor = start
            for hole_start, hole_end in other._overlapping(start, end):
                # An empty piece, before a hole that begins early, is dropped below.
                result.append((cursor, max(cursor, hole_start)))
                cursor = hole_end
            result.append((cursor, max(cursor, end)))
        return Ranges(result)

    def _overlapping(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the pairs that share a byte with the range."""
        first = bisect_right(self._pairs, start, key=lambda pair: pair[1])
        return self._pairs[first : bisect_left(self._pairs, (end,))]

    def add(self, start: int, end: int) -> Ranges:
        """Return the set with one more range."""
        return Ranges((*self._pairs, (start, end)))

    def gaps(self, total: int) -> Ranges:
        """Return what is missing of a file of `total` bytes."""
        return Ranges([(0, total)]) - self

    def covers(self, start: int, end: int) -> bool:
        """Tell whether every byte of the range is in the set."""
        if start >= end:
            return True
        index = bisect_left(self._pairs, (start + 1,)) - 1
        return index >= 0 and self._pairs[index][1] >= end

    def clipped(self, total: int) -> Ranges:
        """Return the part of the set below `total`."""
        return Ranges((start, min(end, total)) for start, end in self._pairs if start < total)


def _normalized(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    result: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if start < 0 or end < start:
            raise ValueError(f"not a range: {start}-{end}")
        if start == end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return tuple(result)
