"""Names from hostile places: whatever comes in, a harmless name comes out."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.names import (
    LONGEST_BYTES,
    ROOM_FOR_SUFFIX_BYTES,
    check_job_name,
    free_name,
    harmless_name,
    name_from_url,
    split_ending,
)

LONGEST = LONGEST_BYTES - ROOM_FOR_SUFFIX_BYTES
SEPARATORS_AND_WILDCARDS = set('/\\:*?"<>|')
DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}

# Plain random text seldom hits what matters, so pieces that hurt are mixed in.
hostile = st.lists(
    st.sampled_from(
        [
            *("..", ".", " ", "/", "\\", "con", "NUL", "com1", "Lpt²", "\x00", "\n", "\u202e"),
            *("\u200d", "\ud800", "a", "é", "e\u0301", "\u00a0", "\u3000"),
            *("漢" * 40, "x" * 120, ".tar", ".gz"),
        ]
    )
    | st.text(st.characters(), max_size=6),
    max_size=12,
).map("".join)


def assert_harmless(name: str) -> None:
    assert name
    assert name not in (".", "..")
    assert not name.startswith(".")
    assert name == name.strip().strip(".")
    assert not SEPARATORS_AND_WILDCARDS & set(name)
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(name.encode()) <= LONGEST
    assert name.partition(".")[0].rstrip().lower() not in DEVICES


@given(hostile)
def test_every_name_becomes_harmless(name: str) -> None:
    assert_harmless(harmless_name(name))


@given(hostile)
def test_a_harmless_name_stays_as_it_is(name: str) -> None:
    once = harmless_name(name)
    assert harmless_name(once) == once


@given(hostile)
def test_every_address_gives_a_harmless_name(name: str) -> None:
    encoded = quote(name, errors="replace", safe="/.")
    assert_harmless(name_from_url(f"https://example.org/some/{encoded}?q=/etc/passwd"))


@given(st.text(max_size=40))
def test_even_what_is_no_address_gives_a_harmless_name(url: str) -> None:
    assert_harmless(name_from_url(url))


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("ubuntu-24.04.iso", "ubuntu-24.04.iso"),
        ("../../etc/passwd", "_.._etc_passwd"),
        (".bashrc", "bashrc"),
        ("report. . .", "report"),
        ("CON", "_CON"),
        ("con .txt", "_con .txt"),
        ("console.txt", "console.txt"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("gpj\u202e.exe", "gpj.exe"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("e\u200d\u0301.pdf", "é.pdf"),
        ("half \ud83d a pair", "half _ a pair"),
        ("con" + " " * 300 + "x", "_con"),
        ("", "download"),
        ("...", "download"),
    ],
)
def test_examples(given_name: str, expected: str) -> None:
    assert harmless_name(given_name) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a/b/disk.iso?x=1#y", "disk.iso"),
        ("https://example.org/dir/", "dir"),
        ("https://example.org", "download"),
        ("https://example.org/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "_.._etc_passwd"),
        ("https://example.org/na%C3%AFve%20file.txt", "naïve file.txt"),
        ("https://example.org/%ff%fe.bin", "\ufffd\ufffd.bin"),
        ("https://[broken/file", "download"),
    ],
)
def test_names_from_addresses(url: str, expected: str) -> None:
    assert name_from_url(url) == expected


def test_a_long_name_keeps_its_ending() -> None:
    name = harmless_name("漢" * 200 + ".tar.gz")
    assert name.endswith("漢.tar.gz")
    assert len(name.encode()) <= LONGEST


def test_a_huge_hostile_name_is_done_at_once() -> None:
    """A pattern with backtracking would need minutes for these."""
    assert harmless_name("a" + ". " * 200_000 + "b")
    assert harmless_name(". " * 200_000) == "download"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("disk.tar.gz", ("disk", ".tar.gz")),
        ("disk.TAR.xz", ("disk", ".TAR.xz")),
        ("disk.iso", ("disk", ".iso")),
        ("disk", ("disk", "")),
        (".hidden", (".hidden", "")),
        (".tar.gz", (".tar", ".gz")),
        ("v1.2.zip", ("v1.2", ".zip")),
    ],
)
def test_endings(name: str, expected: tuple[str, str]) -> None:
    assert split_ending(name) == expected


@given(hostile)
def test_split_ending_loses_nothing(name: str) -> None:
    stem, ending = split_ending(name)
    assert stem + ending == name


def test_a_free_name_is_the_first_one_that_is() -> None:
    assert free_name("a.tar.gz", ()) == "a.tar.gz"
    assert free_name("a.tar.gz", {"a.tar.gz"}) == "a (1).tar.gz"
    assert free_name("a.tar.gz", {"a.tar.gz", "a (1).tar.gz"}) == "a (2).tar.gz"


@given(hostile.map(harmless_name), st.integers(0, 12))
def test_a_free_name_is_free_and_fits(name: str, how_many: int) -> None:
    taken: set[str] = set()
    for _ in range(how_many):
        taken.add(free_name(name, taken))
    assert len(taken) == how_many
    assert all(len(each.encode()) <= LONGEST for each in taken)
    ending = split_ending(name)[1]
    assert all(each.endswith(ending) for each in taken) or len(name.encode()) > LONGEST - 10


@pytest.mark.parametrize("name", ["Ubuntu", "  Ubuntu ", "Größe – 漢字 👩‍👩‍👧", "x" * 256])
def test_job_names_that_are_fine(name: str) -> None:
    assert check_job_name(name) == name.strip()


@pytest.mark.parametrize("name", ["", "   ", "x" * 257, "a\nb", "a\x1b[2Jb", "a\u2028b", "a\ud800"])
def test_job_names_that_are_refused(name: str) -> None:
    with pytest.raises(CommandError) as caught:
        check_job_name(name)
    assert caught.value.code is ErrorCode.VALUE_INVALID
    assert str(caught.value).isprintable()
