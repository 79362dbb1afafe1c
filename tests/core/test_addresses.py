from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.addresses import LONGEST, check_address, host_of, without_userinfo
from ebbtide.core.errors import CommandError, ErrorCode

SCHEMES = ("http", "https")


def refusal(text: str) -> CommandError:
    with pytest.raises(CommandError) as caught:
        check_address(text, SCHEMES)
    return caught.value


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://example.org/file.iso", "https://example.org/file.iso"),
        ("  https://example.org/a \n", "https://example.org/a"),
        ("HTTPS://Example.org/A", "https://Example.org/A"),
        ("http://example.org:8080/a?b=c#part", "http://example.org:8080/a?b=c"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("https://name@example.org/a", "https://name@example.org/a"),
        ("https://example.org", "https://example.org"),
        ("https://příklad.example/š", "https://příklad.example/š"),
        ("https://example.org/package@1.2.tgz", "https://example.org/package@1.2.tgz"),
    ],
)
def test_addresses_that_are_kept(text: str, kept: str) -> None:
    assert check_address(text, SCHEMES) == kept
    assert check_address(kept, SCHEMES) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "example.org/file.iso",
        "/etc/passwd",
        "https://",
        "https:///file",
        "https:/example.org/file",
        "https://:80/",
        "https://user@/",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://[::1/",
        "https://[not-an-address]/",
        "https://example.org/a b",
        "https://example.org/a\nb",
        "https://example.org/\x1b[2J",
        "https://example.org/\x9b2J",
        "https://example.org/\u202egpj.exe",
        "https://example.org/\udcff",
        "https://user:secret@example.org/",
        "https://user:@example.org/",
        "https://example.org/" + "a" * LONGEST,
    ],
)
def test_addresses_that_are_refused(text: str) -> None:
    error = refusal(text)
    assert error.code is ErrorCode.URL_INVALID
    assert str(error).isprintable()
    assert len(str(error)) < 300


@pytest.mark.parametrize("text", ["ftp://example.org/a", "localhost:8080/a", "magnet:?xt=1"])
def test_other_schemes_are_named_with_those_that_work(text: str) -> None:
    error = refusal(text)
    assert error.code is ErrorCode.SCHEME_UNKNOWN
    assert error.info.parameters["scheme"] == text.partition(":")[0]
    assert "http:, https:" in error.info.advice


@pytest.mark.parametrize(
    "text",
    [
        "https://user:hunter2@example.org/",
        "https://user:hunter2/x@example.org/",
        "https://user:x/hunter2@example.org/",
        "https://user:hunter2%40example.org/",
        "https://user:hunter2\uff20example.org/",
        "https://user:a b hunter2@example.org/",
        "https://[user:hunter2@example.org/",
        "ftp://user:hunter2@example.org/",
        "user:hunter2@example.org/",
        "https:user:hunter2@example.org/",
        "//user:hunter2@example.org/",
        "https://user:" + "x" * LONGEST + "hunter2@example.org/",
    ],
)
def test_a_password_is_never_repeated(text: str) -> None:
    error = refusal(text)
    told = " ".join((str(error), error.info.advice, *error.info.parameters.values()))
    assert "hunter2" not in told


@given(
    scheme=st.sampled_from(["https://", "ftp://", "https:", "//", "https://["]),
    password=st.text(min_size=1, max_size=12).map(lambda text: f"S3{text}Q7"),
    rest=st.sampled_from(["@example.org/a", "@example.org:99999/", "@", "@/a b"]),
)
def test_no_password_is_ever_repeated(scheme: str, password: str, rest: str) -> None:
    try:
        check_address(f"{scheme}user:{password}{rest}", SCHEMES)
    except CommandError as error:
        told = " ".join((str(error), error.info.advice, *error.info.parameters.values()))
        assert password not in told
        assert "S3" not in told


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda text: f"https://{text}"))
def test_whatever_is_typed_is_kept_or_refused(text: str) -> None:
    try:
        kept = check_address(text, SCHEMES)
    except CommandError:
        return
    assert check_address(kept, SCHEMES) == kept
    assert not {unicodedata.category(char) for char in kept} & {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
    assert host_of(kept)


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda text: f"https://{text}"))
def test_showing_an_address_never_fails(text: str) -> None:
    assert "@" not in host_of(text)
    assert isinstance(without_userinfo(text), str)


def test_showing_an_address() -> None:
    url = "https://user:secret@example.org:8080/a?b"
    assert without_userinfo(url) == "https://example.org:8080/a?b"
    assert host_of(url) == "example.org:8080"
