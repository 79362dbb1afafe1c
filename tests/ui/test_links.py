from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl

from ebbtide.ui.links import Found, links_in, links_in_html, links_in_text

A = "https://example.org/a.iso"
B = "http://example.org/b.zip?x=1&y=2"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (A, (A,)),
        (f"  {A}\n", (A,)),
        (f"Get {A}, then {B}.", (A, B)),
        (f"<{A}>", (A,)),
        (f'"{A}"', (A,)),
        (f"(see {A})", (A,)),
        ("(see https://example.org/a_(b))", ("https://example.org/a_(b)",)),
        (f"{A} {A}", (A,)),
        ("FTP://EXAMPLE.ORG/x", ("FTP://EXAMPLE.ORG/x",)),
        ("example.org/a.iso", ()),
        ("C://windows/system", ()),
        ("mailto:somebody@example.org", ()),
        ("", ()),
    ],
)
def test_links_among_words(text: str, links: tuple[str, ...]) -> None:
    assert links_in_text(text).links == links


def test_links_of_a_web_page() -> None:
    page = f'<p>One <a href="{A}">here</a>, <A class=x HREF="{B}">there</a> <a href="#top">up</a>'
    assert links_in_html(page).links == (A, B)


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(links_in_text(text), Found)
    assert isinstance(links_in_html(text), Found)


@given(st.lists(st.sampled_from([A, B, "https://example.org/c%20d"]), unique=True, max_size=3))
def test_finds_what_it_is_given(links: list[str]) -> None:
    assert links_in_text(" and ".join(links)).links == tuple(links)


def test_a_browser_drag_counts_once() -> None:
    data = QMimeData()
    data.setUrls([QUrl(A)])
    data.setText(A)
    data.setHtml(f'<a href="{A}">a</a>')
    assert links_in(data) == Found((A,))


def test_only_text() -> None:
    data = QMimeData()
    data.setText(f"first {A} second {B}")
    assert links_in(data).links == (A, B)


def test_only_html() -> None:
    data = QMimeData()
    data.setHtml(f'<a href="{A}">a</a>')
    assert links_in(data).links == (A,)


def test_netscape_url_without_its_title() -> None:
    data = QMimeData()
    data.setData("_NETSCAPE_URL", f"{A}\nA title with {B}".encode())
    assert links_in(data).links == (A,)


def test_mozilla_url() -> None:
    data = QMimeData()
    data.setData("text/x-moz-url", f"{A}\nTitle".encode("utf-16-le"))
    assert links_in(data).links == (A,)


def test_files_are_told_apart() -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/some file.txt"), QUrl(A)])
    found = links_in(data)
    assert found.links == (A,)
    assert found.files == ("file:///tmp/some%20file.txt",)


def test_nothing() -> None:
    assert not links_in(QMimeData())


def test_an_address_keeps_its_escapes() -> None:
    address = "https://example.org/a%20b?q=%26"
    data = QMimeData()
    data.setUrls([QUrl(address)])
    assert links_in(data).links == (address,)
