from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import CommandError
from ebbtide.host.arguments import links_of, parse, wish_of

URL = "https://example.org/a%20b.iso?x=1"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (URL, (URL,)),
        (f"ebbtide:{URL}", (URL,)),
        (f"EBBTIDE:{URL}", (URL,)),
        ("ebbtide:https%3A%2F%2Fexample.org%2Fa", ("https://example.org/a",)),
        (
            "ebbtide://add?url=https%3A%2F%2Fexample.org%2Fa&url=http%3A%2F%2Fexample.org%2Fb",
            ("https://example.org/a", "http://example.org/b"),
        ),
    ],
)
def test_addresses_in_arguments(text: str, links: tuple[str, ...]) -> None:
    assert links_of(text) == links


@pytest.mark.parametrize(
    "text",
    [
        "ebbtide:",
        "ebbtide://",
        "ebbtide:quit",
        "ebbtide://quit",
        "ebbtide://add?url=file%3A%2F%2F%2Fetc%2Fpasswd",
        "ebbtide:file:///etc/passwd",
        "ebbtide:javascript:alert(1)",
        "ebbtide:https://example.org/\x1b[2J",
        "ebbtide:https://example.org/a b",
        "ebbtide:https://" + "x" * 10_000,
        "ebbtide://add?" + "&".join(["url=https%3A%2F%2Fexample.org"] * 201),
    ],
)
def test_a_link_of_a_page_that_is_no_address_to_fetch_is_refused(text: str) -> None:
    with pytest.raises(CommandError):
        links_of(text)


@given(st.text())
def test_whatever_a_page_asks_for_only_addresses_of_servers_come_out(text: str) -> None:
    try:
        links = links_of("ebbtide:" + text)
    except CommandError:
        return
    assert all(link.lower().startswith(("http://", "https://")) for link in links)


def test_files_are_named_by_their_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert links_of("my files.meta4") == ((tmp_path / "my files.meta4").as_uri(),)


def test_options_and_the_desktops_token_become_a_wish() -> None:
    wish = wish_of(parse(["open", URL, URL, "--add"]), {"DESKTOP_STARTUP_ID": "x_TIME7"})
    assert (wish.links, wish.add, wish.token) == ((URL,), True, "x_TIME7")
    newer = {"DESKTOP_STARTUP_ID": "x_TIME7", "XDG_ACTIVATION_TOKEN": "new"}
    assert wish_of(parse([]), newer).token == "new"
