from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.batches import LARGEST, BatchError, read_batch

PLAIN = st.text(st.characters(exclude_characters="[]"), max_size=20)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a[1-3].iso", ["a1.iso", "a2.iso", "a3.iso"]),
        ("a[08-11]", ["a08", "a09", "a10", "a11"]),
        ("a[001-005:2]", ["a001", "a003", "a005"]),
        ("[a-c]x", ["ax", "bx", "cx"]),
        ("[A-B][1-2]", ["A1", "A2", "B1", "B2"]),
        ("[7-7]", ["7"]),
        ("http://[::1]/file", ["http://[::1]/file"]),
        ("a[1-", ["a[1-"]),
        ("a[a-Z]", ["a[a-Z]"]),
    ],
)
def test_what_a_line_stands_for(line: str, expected: list[str]) -> None:
    batch = read_batch(line)
    assert list(batch) == expected
    assert (batch.count, batch.first, batch.last) == (len(expected), expected[0], expected[-1])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a[3-1]", "'[3-1]' runs backwards"),
        ("a[c-a]", "'[c-a]' runs backwards"),
        ("a[1-3:0]", "the step of '[1-3:0]' is nothing"),
        (f"a[1-{LARGEST + 1}]", f"stands for more than {LARGEST} addresses"),
        ("[1-999999999][1-999999999]", f"stands for more than {LARGEST} addresses"),
    ],
)
def test_what_makes_no_sense(line: str, why: str) -> None:
    with pytest.raises(BatchError) as error:
        read_batch(line)
    assert why in str(error.value)


@given(PLAIN)
def test_a_line_without_brackets_is_itself(line: str) -> None:
    assert list(read_batch(line)) == [line]


@given(PLAIN, PLAIN, st.integers(0, 5000), st.integers(0, 300), st.integers(1, 50))
def test_every_number_once_in_order(
    before: str, after: str, first: int, more: int, step: int
) -> None:
    batch = read_batch(f"{before}[{first}-{first + more}:{step}]{after}")
    numbers = [one.removeprefix(before).removesuffix(after) for one in batch]
    assert [int(one) for one in numbers] == list(range(first, first + more + 1, step))
    assert batch.count == len(numbers)


@given(st.integers(1, 6), st.integers(0, 999), st.integers(0, 200))
def test_zeros_in_front_keep_the_width(width: int, first: int, more: int) -> None:
    begin = f"0{first:0{width}}"
    words = list(read_batch(f"[{begin}-{first + more}]"))
    assert words[0] == begin
    assert all(len(one) == max(len(begin), len(str(int(one)))) for one in words)


@given(st.text(alphabet="[]-:019az", max_size=30))
def test_any_text_is_read_or_refused(line: str) -> None:
    try:
        batch = read_batch(line)
    except BatchError:
        return
    addresses = list(batch)
    assert len(addresses) == batch.count
    assert (addresses[0], addresses[-1]) == (batch.first, batch.last)
