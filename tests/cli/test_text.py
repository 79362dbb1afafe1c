from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.cli.text import clean, elide_end, elide_middle, pad, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ebb.iso", "ebb.iso"),
        ("größer 東京 🌊", "größer 東京 🌊"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31m", "�31m"),
        ("a\r\nb\tc\x7f", "a��b�c�"),
        ("gpj.\u202eexe", "gpj.�exe"),
        ("1\u00a0000", "1 000"),
        ("half \ud83c", "half �"),
    ],
)
def test_what_steers_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters()))
def test_clean_text_is_printable_and_stays_so(text: str) -> None:
    assert clean(text).isprintable()
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("東京", 4), ("e\u0301", 1), ("🌊", 2)])
def test_width_counts_columns(text: str, width: int) -> None:
    assert width_of(text) == width


def test_padding_counts_columns() -> None:
    assert pad("東京", 6) == "東京  "
    assert pad("12", 4, right=True) == "  12"


def test_short_text_is_left_alone() -> None:
    assert elide_middle("abc", 3) == "abc"
    assert elide_end("abc", 3) == "abc"


def test_long_text_loses_its_middle_or_its_end() -> None:
    assert elide_middle("abcdefghij", 7) == "abc…hij"
    assert elide_end("abcdefghij", 7) == "abcdef…"


@given(st.text("ab東🌊\u0301", max_size=30), st.integers(1, 20))
def test_elided_text_fits(text: str, width: int) -> None:
    assert width_of(elide_middle(text, width)) <= width
    assert width_of(elide_end(text, width)) <= width
