"""The Link header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.links import Link, metalinks, mirrors, parse_links

BASE = "http://www.example.com/dir/example.ext"
# From RFC 6249, section 3 and 4, and one that is in line with neither.
EXAMPLE = (
    "<http://www2.example.com/example.ext>; rel=duplicate; pri=2; pref; geo=GB, "
    "<ftp://ftp.example.com/example.ext>; rel=duplicate, "
    '</example.ext>; rel="Duplicate other"; pri=1, '
    '<http://example.com/example.ext.torrent>; rel=describedby; type="application/x-bittorrent", '
    '<example.meta4>; rel=describedby; title="a, b; <c>"; type="application/metalink4+xml"'
)


def test_reads_the_links_of_a_mirrored_file() -> None:
    links = parse_links(EXAMPLE, BASE)
    assert mirrors(links) == (
        "http://www.example.com/example.ext",
        "http://www2.example.com/example.ext",
    )
    assert metalinks(links) == ("http://www.example.com/dir/example.meta4",)
    assert links[0] == Link(
        "http://www2.example.com/example.ext", frozenset({"duplicate"}), None, 2, "gb"
    )


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "<", "<>", "<http://[::1>; rel=duplicate", "<javascript:x>; rel=duplicate"],
)
def test_what_cannot_be_followed_is_left_out(text: str) -> None:
    assert mirrors(parse_links(text, BASE)) == ()


def test_a_list_without_end_ends() -> None:
    assert len(parse_links("<http://a/>," * 3000, BASE)) == 200


@pytest.mark.parametrize("text", [" " * 100_000, "<" * 100_000, '<a>;"' * 30_000, "<a>;" * 30_000])
def test_no_header_takes_long(text: str) -> None:
    parse_links(text, BASE)


@given(st.text() | st.text(alphabet='<>;,="\\ ab:/').map(lambda text: f"<http://a>;rel={text}"))
def test_no_text_breaks_it(text: str) -> None:
    for link in parse_links(text, BASE):
        assert link.target.startswith(("http:", "https:", "HTTP", "Http"))
