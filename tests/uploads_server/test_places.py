"""No name leads out of the directory."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.uploads_server.messages import Refusal
from ebbtide.uploads_server.places import HIDDEN, locate, parse_path, put_in_place
from tests.uploads_server.running import Running


@pytest.mark.parametrize(
    "path",
    [
        "*",
        "/",
        "//",
        "//a",
        "/a/",
        "/.",
        "/..",
        "/../a",
        "/a/../../b",
        "/%2e%2e/a",
        "/..%2fa",
        "/a%00b",
        "/a%0ab",
        "/C:/a",
        "/c:a",
        "/a%5cb",
        "/.hidden",
        f"/{HIDDEN}/a",
        f"/{HIDDEN.upper()}/a",
        "/con",
        "/nul.txt",
        "/a.",
        "/a%20",
        "/a%E2%80%AEb",
        "/a%FF",
        "/e%CC%81",
        f"/{'a' * 256}",
        "/a" * 33,
    ],
)
def test_names_that_nothing_gets(path: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_path(path)
    assert caught.value.response.status == 400


@pytest.mark.parametrize("names", [("a",), ("a b", "ü.bin"), ("a%2fb",), ("x", "y", "z")])
def test_names_that_files_have(names: tuple[str, ...]) -> None:
    assert parse_path("".join(f"/{quote(name, safe='')}" for name in names)) == names


@given(st.text(max_size=40))
def test_whatever_is_asked_for_stays_inside(text: str) -> None:
    root = Path("/inbox")
    try:
        names = parse_path(f"/{text}")
    except (Refusal, UnicodeEncodeError):
        return
    place = root.joinpath(*names)
    assert place.resolve().is_relative_to(root)
    assert place.parts[2] != HIDDEN


def test_links_lead_nowhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(outside)
    with pytest.raises(Refusal) as caught:
        locate(root, ("link", "a"))
    assert caught.value.response.status == 404


def test_link_is_not_written_through(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("old")
    fresh, place = tmp_path / "fresh", tmp_path / "place"
    fresh.write_text("new")
    place.symlink_to(secret)
    put_in_place(fresh, place, overwrite=True)
    assert secret.read_text() == "old"
    assert place.read_text() == "new"


def test_links_are_not_handed_out(server: Running, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mine")
    (server.root / "link").symlink_to(tmp_path / "secret")
    (server.root / "pipe").mkdir()
    assert server.client().ask("GET", "/link").status == 404
    assert server.client().ask("GET", "/pipe").status == 404


def test_putting_in_place_twice_is_fine(tmp_path: Path) -> None:
    source, place = tmp_path / "source", tmp_path / "place"
    source.write_text("x")
    for _ in range(2):
        put_in_place(source, place, overwrite=False)
    assert place.read_text() == "x"
