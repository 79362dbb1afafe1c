from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.file_ranges import (
    LARGEST,
    FileRange,
    check_file_ranges,
    file_ranges_text,
    fits,
    local_size,
    parse_file_ranges,
    pieces,
)

REMOTE = 200


@st.composite
def wanted(draw: st.DrawFn) -> tuple[FileRange, ...]:
    """Ranges that do not overlap, in any order, perhaps one up to the end."""
    edges = draw(st.lists(st.integers(0, REMOTE), min_size=2, max_size=12, unique=True).map(sorted))
    found = [FileRange(a, b - a) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    if draw(st.booleans()) and edges[-1] < REMOTE:
        found.append(FileRange(edges[-1]))
    return tuple(draw(st.permutations(found)))


def test_reads_what_bits_documents() -> None:
    assert parse_file_ranges("2000:100, 0:50,5000:eof") == (
        FileRange(2000, 100),
        FileRange(0, 50),
        FileRange(5000),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "5", "a:1", "1:", ":1", "1:-1", "-1:1", "0:0", "0:10,5:10", "0:eof,100:1", "1:2,"),
        *("0:1:2", f"{LARGEST}:1", f"1:{LARGEST}", "9" * 30 + ":1", "²:1", "0:1," * 1001 + "9:1"),
    ],
)
def test_refuses_what_makes_no_sense(text: str) -> None:
    with pytest.raises(CommandError) as caught:
        parse_file_ranges(text)
    assert caught.value.code is ErrorCode.VALUE_INVALID
    assert len(str(caught.value)) < 300


@given(st.text("0123456789:,eof -", max_size=30) | st.text(max_size=20))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    try:
        found = parse_file_ranges(text)
    except CommandError:
        return
    assert parse_file_ranges(file_ranges_text(found)) == found


@given(wanted())
def test_text_and_ranges_are_the_same_thing(ranges: tuple[FileRange, ...]) -> None:
    assert parse_file_ranges(file_ranges_text(ranges)) == ranges


@given(wanted(), st.data())
def test_pieces_build_the_local_file_whatever_part_is_missing(
    ranges: tuple[FileRange, ...], data: st.DataObject
) -> None:
    remote = bytes(range(REMOTE))
    whole = b"".join(
        remote[r.offset :] if r.length is None else remote[r.offset : r.offset + r.length]
        for r in ranges
    )
    size = local_size(ranges, REMOTE)
    assert size == len(whole)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    found = list(pieces(ranges, REMOTE, start, end))
    assert b"".join(remote[p.remote : p.remote + p.size] for p in found) == whole[start:end]
    places = [p.local for p in found]
    assert places == sorted(places)
    assert fits(ranges, REMOTE)


def test_size_is_unknown_only_where_the_end_is_asked_for() -> None:
    assert local_size((FileRange(0, 10), FileRange(50, 5)), None) == 15
    assert local_size((FileRange(0, 10), FileRange(50)), None) is None
    assert local_size((), 7) == 7
    assert local_size((), None) is None


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (FileRange(90, 10), True),
        (FileRange(90, 11), False),
        (FileRange(99), True),
        (FileRange(100), False),
    ],
)
def test_ranges_fit_or_not(one: FileRange, expected: bool) -> None:
    assert fits((one,), 100) is expected


def test_many_ranges_are_refused() -> None:
    with pytest.raises(CommandError):
        check_file_ranges(tuple(FileRange(n * 2, 1) for n in range(1001)))
