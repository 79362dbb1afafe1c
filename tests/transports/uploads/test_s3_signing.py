"""Signatures for S3, compared with the examples that Amazon publishes."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.transports.http.uploads.s3_signing import (
    EMPTY,
    Signer,
    canonical_request,
    canonical_url,
    host_of,
)

SIGNER = Signer("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
NOW = 1369353600.0
"""24 May 2013, as the examples have it."""
BUCKET = "https://examplebucket.s3.amazonaws.com"
WELCOME = hashlib.sha256(b"Welcome to Amazon S3.").hexdigest()


@pytest.mark.parametrize(
    ("method", "url", "headers", "content_hash", "signature"),
    [
        (
            "GET",
            f"{BUCKET}/test.txt",
            {"Range": "bytes=0-9"},
            EMPTY,
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        (
            "PUT",
            f"{BUCKET}/test$file.text",
            {
                "Date": "Fri, 24 May 2013 00:00:00 GMT",
                "x-amz-storage-class": "REDUCED_REDUNDANCY",
            },
            WELCOME,
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        ),
        (
            "GET",
            f"{BUCKET}/?lifecycle",
            {},
            EMPTY,
            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        ),
        (
            "GET",
            f"{BUCKET}/?max-keys=2&prefix=J",
            {},
            EMPTY,
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
    ],
)
def test_published_examples(
    method: str, url: str, headers: dict[str, str], content_hash: str, signature: str
) -> None:
    signed = SIGNER.headers(method, canonical_url(url), headers, content_hash, NOW)
    assert signed["Authorization"].endswith(f",Signature={signature}")
    assert signed["x-amz-date"] == "20130524T000000Z"


def test_scope_names_region_and_headers() -> None:
    signer = Signer("key", "secret", "eu-central-1")
    signed = signer.headers("PUT", "http://h/a", {"B": "1", "a": "2"}, EMPTY, NOW)
    assert "Credential=key/20130524/eu-central-1/s3/aws4_request," in signed["Authorization"]
    assert "SignedHeaders=a;b;host;x-amz-content-sha256;x-amz-date," in signed["Authorization"]


def test_secret_is_not_shown() -> None:
    assert "wJalr" not in repr(SIGNER)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://h/a", "h"),
        ("https://h:443/a", "h"),
        ("http://h:80/a", "h"),
        ("http://H:8080/a", "h:8080"),
        ("https://h:80/a", "h:80"),
        ("http://[::1]:9/a", "[::1]:9"),
    ],
)
def test_hosts(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://h", "http://h/"),
        ("http://h/a b", "http://h/a%20b"),
        ("http://h/a%2fb+c~d", "http://h/a%2Fb%2Bc~d"),
        ("http://h/ü", "http://h/%C3%BC"),
        ("http://h/a?b", "http://h/a?b="),
        ("http://h/a?y=2&x=1&x=0#z", "http://h/a?x=0&x=1&y=2"),
        ("http://h//a/../b", "http://h//a/../b"),
    ],
)
def test_canonical_addresses(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)


@given(NAMES, st.lists(st.tuples(NAMES, NAMES), max_size=4))
def test_canonical_address_means_the_same(name: str, pairs: list[tuple[str, str]]) -> None:
    name = name.replace("/", "").replace("%", "").replace("?", "").replace("#", "")
    url = canonical_url("http://h/", pairs).replace("/?", f"/{name}?", 1)
    once = canonical_url(url) if pairs else canonical_url(f"http://h/{name}")
    assert canonical_url(once) == once
    parts = urlsplit(once)
    assert once.isascii()
    assert sorted(parse_qsl(parts.query, keep_blank_values=True)) == sorted(pairs)
    cleaned = name.replace("\t", "").replace("\r", "").replace("\n", "")
    assert unquote(parts.path) == f"/{cleaned}"


@given(st.dictionaries(st.from_regex(r"[a-zA-Z-]{1,9}", fullmatch=True), NAMES, max_size=5))
def test_order_and_case_of_headers_do_not_matter(headers: dict[str, str]) -> None:
    folded = {name.lower(): value for name, value in headers.items()}
    turned = {name.upper(): value for name, value in reversed(folded.items())}
    assert canonical_request("GET", "http://h/", folded, EMPTY) == canonical_request(
        "GET", "http://h/", turned, EMPTY
    )
