"""Addresses that let anybody in who reads them are not shown whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core import events as ev
from ebbtide.core.jobs import JobId
from ebbtide.core.sentences import sentence_of
from ebbtide.core.signed_addresses import is_shortened, is_signed, shown_address

S3 = "https://b.s3.example.org/a.iso?X-Amz-Expires=60&X-Amz-Signature={}&X-Amz-SignedHeaders=host"


@pytest.mark.parametrize(
    "address",
    [
        S3,
        "https://x.blob.core.example.net/c/a.iso?sv=2024&sig={}",
        "https://storage.example.com/b/a.iso?X-Goog-Signature={}",
        "https://cdn.example.org/a?Expires=1&Key-Pair-Id=K&Signature={}#part",
        "https://example.org/a?access_token={}&x=1",
        "https://example.org/a?TOKEN={}",
        "https://example.org/a?x=1;token={}",
        "https://example.org/a?api_key={}",
    ],
)
def test_what_proves_who_we_are_is_hidden(address: str) -> None:
    assert shown_address(address.format("abc%2F123~")) == address.format("…")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/token=abc/a.iso",
        "https://example.org/a?version=3&name=key.pem",
        "https://example.org/a?sort=signature",
        "https://example.org/a?token",
        "smb://server/share/a%3Fsig%3D1",
        "https://example.org/",
    ],
)
def test_nothing_else_is(address: str) -> None:
    assert shown_address(address) == address


@given(st.text())
def test_any_text_is_one_and_hiding_twice_hides_no_more(text: str) -> None:
    assert shown_address(shown_address(text)) == shown_address(text)


def test_the_history_has_no_signature() -> None:
    event = ev.AddressChanged(JobId("1"), 0, S3.format("abc"), ev.AddressReason.REDIRECTED)
    assert "abc" not in sentence_of(event)
    assert S3.format("…") in sentence_of(event)


def test_what_is_shown_is_known_to_be_less_than_the_whole() -> None:
    whole = "https://example.org/a?part=1&Signature=abc"
    assert is_signed(whole)
    assert not is_shortened(whole)
    assert is_signed(shown_address(whole))
    assert is_shortened(shown_address(whole))
    for plain in ("https://example.org/a", "https://example.org/a?part=1"):
        assert not is_signed(plain)
        assert not is_shortened(plain)
