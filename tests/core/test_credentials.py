from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.addresses import origin_of, split_login
from ebbtide.core.credentials import (
    book_from_data,
    book_to_data,
    check_server,
    find_credential,
    with_credential,
    without_credential,
)
from ebbtide.core.errors import CommandError
from ebbtide.core.http_options import Credential
from tests.strategies import values

ANN = Credential("https://example.org:443", "ann", "pw")
PROXY = Credential("http://proxy:3128", "bob", "pw", for_proxy=True)


def test_a_new_credential_replaces_the_one_for_the_same_server() -> None:
    book = with_credential((ANN, PROXY), Credential(ANN.origin, "eve", "new"))
    assert [one.user for one in book] == ["bob", "eve"]


def test_server_and_proxy_of_one_address_are_two_things() -> None:
    same = Credential(PROXY.origin, "carl", "pw")
    book = with_credential((PROXY,), same)
    assert find_credential(book, "http://proxy:3128/x", for_proxy=True) == PROXY
    assert find_credential(book, "http://proxy:3128/x", for_proxy=False) == same
    assert without_credential(book, PROXY.origin, for_proxy=True) == (same,)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://example.org:444/",
        "https://www.example.org/",
        "https://example.org.evil/",
        "https://evil/example.org",
    ],
)
def test_a_credential_is_for_its_own_server_alone(url: str) -> None:
    assert find_credential((ANN,), url, for_proxy=False) is None


@pytest.mark.parametrize("url", ["https://example.org/a", "https://EXAMPLE.org.:443/b?c"])
def test_a_server_is_recognised_however_it_is_spelled(url: str) -> None:
    assert find_credential((ANN,), url, for_proxy=False) == ANN


@pytest.mark.parametrize(
    ("text", "for_proxy", "origin"),
    [
        ("example.org", False, "https://example.org:443"),
        (" Example.org:8443 ", False, "https://example.org:8443"),
        ("http://example.org", False, "http://example.org:80"),
        ("proxy:3128", True, "http://proxy:3128"),
        ("socks5://proxy", True, "socks5://proxy:1080"),
        ("[::1]:81", False, "https://[::1]:81"),
    ],
)
def test_people_name_servers(text: str, for_proxy: bool, origin: str) -> None:
    assert check_server(text, for_proxy=for_proxy) == origin


@pytest.mark.parametrize("text", ["", "ann:pw@host", "ftp://host", "ho st", "host:99999", "[::1"])
def test_what_is_no_server_is_refused(text: str) -> None:
    with pytest.raises(CommandError) as caught:
        check_server(text, for_proxy=False)
    assert "pw" not in str(caught.value)


@given(st.lists(values(Credential), max_size=4).map(tuple))
def test_the_book_survives_being_written(book: tuple[Credential, ...]) -> None:
    assert book_from_data(book_to_data(book)) == book


@pytest.mark.parametrize("data", [None, {}, 1, [1], [{"origin": 1}]])
def test_a_damaged_book_is_empty(data: object) -> None:
    assert book_from_data(data) == ()


@given(st.text(max_size=30))
def test_any_text_has_an_origin_or_none(text: str) -> None:
    assert isinstance(origin_of(text), str)
    assert isinstance(origin_of(f"http://{text}"), str)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://u:p%40w@host/a?b", ("https://host/a?b", "u", "p@w")),
        ("https://u:@host/", ("https://host/", "u", "")),
        ("https://u@host/", None),
        ("https://host/", None),
        ("https://u:p@x@host/", None),
        ("https://u:p@:80/", None),
        ("https://u:p@host:x/", None),
        ("https://[u:p@host/", None),
    ],
)
def test_a_password_leaves_the_address(text: str, found: tuple[str, str, str] | None) -> None:
    assert split_login(text) == found
