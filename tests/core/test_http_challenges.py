from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.http_challenges import (
    Challenge,
    digest_algorithm,
    digest_answer,
    parse_challenges,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Basic realm="Staff"', [Challenge("basic", {"realm": "Staff"})]),
        ("Negotiate", [Challenge("negotiate")]),
        ("NTLM TlRMTVNTUAAC+/==", [Challenge("ntlm", {}, "TlRMTVNTUAAC+/==")]),
        (
            'Negotiate, NTLM , Basic realm="a, \\"b\\"", charset=UTF-8',
            [
                Challenge("negotiate"),
                Challenge("ntlm"),
                Challenge("basic", {"realm": 'a, "b"', "charset": "UTF-8"}),
            ],
        ),
        (
            'Digest realm="r", nonce="n=", qop="auth,auth-int", stale=TRUE,Basic realm=x',
            [
                Challenge(
                    "digest",
                    {"realm": "r", "nonce": "n=", "qop": "auth,auth-int", "stale": "TRUE"},
                ),
                Challenge("basic", {"realm": "x"}),
            ],
        ),
        ("", []),
        ('Basic realm="never ended', [Challenge("basic")]),
    ],
)
def test_challenges_are_read(text: str, expected: list[Challenge]) -> None:
    assert list(parse_challenges([text]))[: len(expected)] == expected


def test_several_headers_make_one_list() -> None:
    assert [one.scheme for one in parse_challenges(["NTLM", "Basic realm=x"])] == ["ntlm", "basic"]


@given(st.text('Basic Digest,="\\ \trealmnonce', max_size=60) | st.text(max_size=40))
def test_any_header_is_read_without_an_exception(text: str) -> None:
    for challenge in parse_challenges([text]):
        assert challenge.scheme == challenge.scheme.lower()
        if digest_algorithm(challenge):
            digest_answer(challenge, "u", "p", "GET", "/", ("c", 1)).encode()


# The examples of RFC 7616, 3.9.1

RFC = {
    "realm": "http-auth@example.org",
    "qop": "auth, auth-int",
    "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
}
OWN = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_digest_answers_as_the_standard_shows(algorithm: str, response: str) -> None:
    challenge = Challenge("digest", {**RFC, "algorithm": algorithm})
    made = digest_answer(challenge, "Mufasa", "Circle of Life", "GET", "/dir/index.html", (OWN, 1))
    assert f'response="{response}"' in made
    assert f'nc=00000001, cnonce="{OWN}"' in made


def test_digest_without_qop_is_the_old_one() -> None:
    # RFC 2069 with the erratum's values.
    challenge = Challenge(
        "digest", {"realm": "testrealm@host.com", "nonce": "dcd98b7102dd2f0e8b11d0f600bfb0c093"}
    )
    made = digest_answer(
        challenge, "Mufasa", "CircleOfLife", "GET", "/dir/index.html", ("unused", 1)
    )
    assert 'response="1949323746fe6a43ef61f9606e7febea"' in made
    assert "cnonce" not in made


@pytest.mark.parametrize(
    ("parameters", "usable"),
    [
        ({"nonce": "n"}, True),
        ({"nonce": "n", "qop": "auth"}, True),
        ({"nonce": "n", "qop": "auth-int"}, False),
        ({"nonce": "n", "algorithm": "SHA-256-sess"}, True),
        ({"nonce": "n", "algorithm": "SHA-999"}, False),
        ({"qop": "auth"}, False),
    ],
)
def test_a_digest_that_cannot_be_answered_is_not(parameters: dict[str, str], usable: bool) -> None:
    assert (digest_algorithm(Challenge("digest", parameters)) is not None) is usable
