"""Addresses that stand for many: ``file[001-050].iso``.

A range of numbers or of single letters in brackets, with a step after a colon if wanted:
``[1-10:3]``. Zeros in front keep the width. Several ranges stand for every combination, the
last one changing fastest. Brackets are allowed nowhere else in an address but round a host
of IPv6, which never looks like a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

LARGEST = 10_000
"""Addresses of one batch."""
_RANGE = re.compile(r"\[(?:(\d{1,9})-(\d{1,9})|([a-z])-([a-z])|([A-Z])-([A-Z]))(?::(\d{1,9}))?\]")


class BatchError(ValueError):
    """A range makes no sense, or the batch is too large; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one line stands for."""

    count: int
    first: str
    last: str
    _texts: tuple[str, ...]
    _ranges: tuple[Sequence[str], ...]

    def __iter__(self) -> Iterator[str]:
        return map(self._joined, product(*self._ranges))

    def _joined(self, parts: tuple[str, ...]) -> str:
        pieces = [self._texts[0]]
        for part, text in zip(parts, self._texts[1:], strict=True):
            pieces += part, text
        return "".join(pieces)


def read_batch(line: str) -> Batch:
    """Return what a line stands for; without a range that is itself, once.

    Raises:
        BatchError: a range runs backwards or has no step, or there are more than `LARGEST`.
    """
    texts, ranges, end = [], [], 0
    for match in _RANGE.finditer(line):
        texts.append(line[end : match.start()])
        ranges.append(_values(match))
        end = match.end()
    texts.append(line[end:])
    count = prod(map(len, ranges))
    if count > LARGEST:
        raise BatchError(f"'{line}' stands for more than {LARGEST} addresses")
    bare = Batch(count, "", "", tuple(texts), tuple(ranges))
    first = bare._joined(tuple(one[0] for one in ranges))
    last = bare._joined(tuple(one[-1] for one in ranges))
    return Batch(count, first, last, bare._texts, bare._ranges)


def _values(match: re.Match[str]) -> Sequence[str]:
    step = int(match[7] or 1)
    if step == 0:
        raise BatchError(f"the step of '{match[0]}' is nothing")
    if match[1] is None:
        begin, end = match[3] or match[5], match[4] or match[6]
        numbers = range(ord(begin), ord(end) + 1, step)
        return _checked(match, numbers, [chr(one) for one in numbers])
    width = len(match[1]) if match[1].startswith("0") else 0
    numbers = range(int(match[1]), int(match[2]) + 1, step)
    return _checked(match, numbers, [f"{one:0{width}}" for one in numbers[: LARGEST + 1]])


def _checked(match: re.Match[str], numbers: range, words: list[str]) -> Sequence[str]:
    if not numbers:
        raise BatchError(f"'{match[0]}' runs backwards")
    return words
