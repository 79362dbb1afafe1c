"""What is found of the words in errors' blanks."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

RESOURCES = Path(__file__).parent.parent.parent / "resources"
sys.path.insert(0, str(RESOURCES))

import details  # noqa: E402


def found(code: str) -> list[str]:
    tree = ast.parse(code)
    positions = details._positions_of([tree])
    return list(details._Module(tree, positions, silent=False).templates())


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('raise Error(CODE, detail="it is so")', ["it is so"]),
        ('detail = f"byte {self._reached} of {size:.1f}"', ["byte {reached} of {size}"]),
        ('raise ValueError("it is empty")', ["it is empty"]),
        ('raise ValueError(f"{a} {b.a}")', ["{a} {a_}"]),
        (
            'def no(what, detail): ...\nno("a limit", x)\nself.no(y, "too long")',
            ["a limit", "too long"],
        ),
        ('_W = {1: "one word", 2: "two words"}\nE(detail=_W[n])', ["one word", "two words"]),
        ('_W = {1: "one"}\nE(detail=_W.get(n, "no idea"))', ["one", "no idea"]),
        ('def w(): return a or "no reason"\nE(reason=w())', ["no reason"]),
        ('E(detail="yes" if a else "no, sir")', ["yes", "no, sir"]),
        ('E(path="a b", detail=str(error))', []),
        ("E(detail=a.b)", []),
    ],
)
def test_words_are_found_where_an_error_gets_them(code: str, texts: list[str]) -> None:
    assert found(code) == texts


def test_what_is_known_to_be_said_is_found() -> None:
    texts = details.details_in(RESOURCES.parent / "app" / "ebbtide")
    for one in (
        "its certificate has expired",
        "the setting '{key}'",
        "it takes files of up to {largest} bytes, and this one has {size}",
        "permission denied",
        "be paused",
    ):
        assert one in texts
    assert all(text == text.strip() for text in texts)
