from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import CommandError
from ebbtide.core.http_options import (
    CertificateFlaw,
    Header,
    HttpOptions,
    Login,
    ProxyChoice,
    ProxyMode,
)
from ebbtide.core.option_checks import check_options
from tests.strategies import values

URLS = ("https://example.org/a", "https://example.org:443/b", "http://other.org:81/")
PROXY = ProxyChoice(ProxyMode.EXPLICIT, "proxy.example.org:3128")


def refusal(options: HttpOptions, urls: tuple[str, ...] = URLS) -> str:
    with pytest.raises(CommandError) as caught:
        check_options(options, urls)
    return str(caught.value)


def test_secrets_are_pinned_to_the_servers_of_the_job() -> None:
    checked = check_options(HttpOptions(logins=(Login("ann", "pw"),)), URLS)
    origins = ("https://example.org:443", "http://other.org:81")
    assert checked.origins == origins
    assert checked.logins[0].origins == origins


def test_a_login_that_belongs_to_one_address_stays_with_it() -> None:
    login = Login("ann", "pw", origins=("https://example.org:443",))
    assert check_options(HttpOptions(logins=(login,)), URLS).logins == (login,)


def test_a_login_for_the_proxy_goes_to_the_proxy() -> None:
    options = HttpOptions(logins=(Login("ann", "pw", for_proxy=True),), proxy=PROXY)
    checked = check_options(options, URLS)
    assert checked.proxy.url == "http://proxy.example.org:3128"
    assert checked.logins[0].origins == ("http://proxy.example.org:3128",)


@pytest.mark.parametrize(
    "header",
    [
        Header("", "x"),
        Header("A B", "x"),
        Header("X", "line\nbreak"),
        Header("X", "zero\0"),
        Header("X", "x" * 8001),
        Header("X", "\u20ac"),
        Header("Range", "bytes=0-1"),
        Header("host", "elsewhere"),
        Header("X", secret="job/1/0"),
    ],
)
def test_headers_that_would_do_harm_are_refused(header: Header) -> None:
    refusal(HttpOptions(headers=(header,)))


def test_a_refusal_never_shows_the_value_of_a_header() -> None:
    assert "tell" not in refusal(HttpOptions(headers=(Header("Authorization", "tell\r\n"),)))


@pytest.mark.parametrize("method", ["", "GE T", "CONNECT", "head", "X" * 30, "GET\r\n"])
def test_methods_that_bring_no_file_are_refused(method: str) -> None:
    refusal(HttpOptions(method=method))


def test_a_method_is_written_in_capitals() -> None:
    assert check_options(HttpOptions(method="post"), URLS).method == "POST"


@pytest.mark.parametrize(
    "options",
    [
        HttpOptions(maximum_size=0),
        HttpOptions(minimum_retry_delay_s=-1.0),
        HttpOptions(no_progress_timeout_s=float("nan")),
        HttpOptions(maximum_time_s=0.0),
        HttpOptions(client_certificate="relative.pem"),
        HttpOptions(cookies_file="/a\0b"),
        HttpOptions(checksum="sha256:00"),
        HttpOptions(accepted_flaws=(CertificateFlaw.WRONG_USAGE,)),
        HttpOptions(proxy=ProxyChoice(ProxyMode.NONE, "http://p:1")),
        HttpOptions(proxy=ProxyChoice(ProxyMode.EXPLICIT, "")),
        HttpOptions(proxy=ProxyChoice(ProxyMode.EXPLICIT, "ftp://p:1")),
        HttpOptions(proxy=ProxyChoice(ProxyMode.EXPLICIT, "http://u:pw@p:1")),
        HttpOptions(logins=(Login("", "pw"),)),
        HttpOptions(logins=(Login("a\n", "pw"),)),
        HttpOptions(logins=(Login("a", "p\0w"),)),
        HttpOptions(logins=(Login("a", "pw", secret="job/1/0"),)),
        HttpOptions(logins=(Login("a", "pw", for_proxy=True),)),
    ],
)
def test_what_cannot_be_is_refused_without_its_password(options: HttpOptions) -> None:
    assert "pw" not in refusal(options)


@given(values(HttpOptions))
def test_any_options_are_taken_or_refused_by_name(options: HttpOptions) -> None:
    try:
        checked = check_options(options, URLS[:1])
    except CommandError:
        return
    assert checked.headers == options.headers
    assert all(login.origins for login in checked.logins)


@given(st.text(max_size=12))
def test_a_secret_is_never_part_of_how_options_look(secret: str) -> None:
    marked = f"<{secret}>"
    options = HttpOptions(headers=(Header("X", marked),), logins=(Login("ann", marked),))
    assert marked not in repr(options)
    assert marked not in repr(replace(options, method="POST"))
