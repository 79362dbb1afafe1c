"""Addresses and sessions of uploads."""

from __future__ import annotations

import pytest

from ebbtide.core.addresses import named_address
from ebbtide.core.uploads import UploadMethod, UploadSession


@pytest.mark.parametrize(
    ("url", "name", "expected"),
    [
        ("https://h/a", "b", "https://h/a"),
        ("https://h/a/", "b", "https://h/a/b"),
        ("https://h/a/?x=1", "b c", "https://h/a/b%20c?x=1"),
        ("smb://h/share/", "100%/#?", "smb://h/share/100%25/%23%3F"),
        ("https://h/", "\udce9", "https://h/%E9"),
    ],
)
def test_an_address_that_ends_in_a_slash_is_a_directory(url: str, name: str, expected: str) -> None:
    assert named_address(url, name) == expected


def test_what_is_shown_of_a_session_opens_nothing() -> None:
    session = UploadSession(UploadMethod.TUS, "https://h/secret", details=(("host", "secret"),))
    assert "secret" not in repr(session.shown)
    assert session.detail("host") == "secret"
    assert session.detail("other") is None
