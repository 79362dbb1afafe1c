"""What a job asks of its requests: headers, method, redirects, cookies, what is kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from ebbtide.core.events import RestartReason
from ebbtide.core.http_options import Header, HttpOptions, RedirectPolicy
from tests.transports.cases import CONTENT, STRONG, attempt, half_held
from tests.transports.faulty_server import FaultyServer, Handler, Received, Resource, Step, head
from tests.transports.secrets import Drawer, taken_over

PAGE = Resource(CONTENT)


def redirecting(status: int, target: str) -> Handler:
    """Redirect /start, serve anything else."""

    def handler(received: Received) -> Iterable[Step]:
        if received.target != "/start":
            return PAGE(received)
        return (head(f"{status} Elsewhere", f"Location: {target}", "Content-Length: 0"),)

    return handler


# Headers


def test_headers_go_with_every_request_and_replace_the_usual_ones() -> None:
    headers = (Header("User-Agent", "mine"), Header("X-One", "1"), Header("X-One", "ü"))
    with FaultyServer(redirecting(302, "/file.bin")) as server:
        attempt(server.url("/start"), options=HttpOptions(headers=headers))
    assert len(server.requests) == 2
    for received in server.requests:
        assert received.headers["user-agent"] == "mine"
        assert received.headers["x-one"] == "ü"


def test_secret_headers_go_to_the_job_s_own_server_alone() -> None:
    with FaultyServer(PAGE) as other:
        with FaultyServer(redirecting(302, other.url())) as server:
            drawer = Drawer()
            headers = (Header("Authorization", "Bearer secret"), Header("X-Seen", "yes"))
            url = server.url("/start")
            options = taken_over(HttpOptions(headers=headers), drawer, url)
            result = attempt(url, options=options, secrets=drawer)
        assert result.error is None
    assert server.requests[0].headers["authorization"] == "Bearer secret"
    assert "authorization" not in other.requests[0].headers
    assert other.requests[0].headers["x-seen"] == "yes"
    assert "secret" not in " ".join(result.sink.notes)


def test_a_secret_header_that_is_gone_is_named() -> None:
    with FaultyServer(PAGE) as server:
        drawer = Drawer()
        options = HttpOptions(headers=(Header("Authorization", "x"),))
        options = taken_over(options, drawer, server.url())
        drawer.held.clear()
        result = attempt(server.url(), options=options, secrets=drawer)
    assert result.error is not None
    assert result.error.code is ErrorCode.SECRET_MISSING
    assert server.requests == []


def test_headers_of_the_answer_are_told_without_secrets() -> None:
    resource = Resource(CONTENT, extra=("Set-Cookie: id=secret", "X-Cache: HIT"))
    with FaultyServer(resource) as server:
        result = attempt(server.url())
    told = dict(result.sink.seen_headers)
    assert told["x-cache"] == "HIT"
    assert "secret" not in repr(told)


def test_headers_of_a_refusal_are_told_too() -> None:
    refusal = head("403 No", "Content-Length: 0", "X-Reason: policy")
    with FaultyServer(lambda _: (refusal,)) as server:
        result = attempt(server.url())
    assert ("x-reason", "policy") in result.sink.seen_headers


# Method


@pytest.mark.parametrize(
    ("method", "status", "expected"),
    [
        ("POST", 302, ["POST", "GET"]),
        ("POST", 307, ["POST", "POST"]),
        ("PROPFIND", 301, ["PROPFIND", "PROPFIND"]),
        ("PROPFIND", 303, ["PROPFIND", "GET"]),
    ],
)
def test_another_method_is_used_and_survives_redirects_as_it_should(
    method: str, status: int, expected: list[str]
) -> None:
    with FaultyServer(redirecting(status, "/file.bin")) as server:
        result = attempt(server.url("/start"), options=HttpOptions(method=method))
    assert result.sink.data == CONTENT
    assert [received.method for received in server.requests] == expected


@pytest.mark.parametrize("options", [HttpOptions(method="POST"), HttpOptions(dynamic=True)])
def test_what_is_made_anew_each_time_is_never_asked_for_in_parts(options: HttpOptions) -> None:
    with FaultyServer(PAGE) as server:
        result = attempt(server.url(), sink=half_held(), version=STRONG, options=options)
    assert result.sink.data == CONTENT
    assert result.sink.restarts == [RestartReason.NOT_RESUMABLE]
    assert all("range" not in received.headers for received in server.requests)


# Redirects


def test_a_job_may_keep_the_address_that_redirects_led_to() -> None:
    with FaultyServer(redirecting(302, "/file.bin?token=1")) as server:
        options = HttpOptions(redirects=RedirectPolicy.REPORT)
        result = attempt(server.url("/start"), options=options)
        assert result.sink.addresses == [server.url("/file.bin?token=1")]


def test_a_job_may_refuse_to_be_sent_on() -> None:
    with FaultyServer(redirecting(302, "/file.bin")) as server:
        options = HttpOptions(redirects=RedirectPolicy.DISALLOW)
        result = attempt(server.url("/start"), options=options)
    assert result.error is not None
    assert result.error.code is ErrorCode.REDIRECT_REFUSED
    assert len(server.requests) == 1


def test_usually_redirects_leave_the_address_alone() -> None:
    with FaultyServer(redirecting(302, "/file.bin")) as server:
        assert attempt(server.url("/start")).sink.addresses == []


# Cookies

COOKIES = """# Netscape HTTP Cookie File
127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tabc
#HttpOnly_127.0.0.1\tFALSE\t/file.bin\tFALSE\t4102444800\tdeep\tdef
127.0.0.1\tFALSE\t/\tTRUE\t0\tsecure\tnever
127.0.0.1\tFALSE\t/\tFALSE\t1000\told\tnever
.example.org\tTRUE\t/\tFALSE\t0\tother\tnever
"""


def test_cookies_of_a_file_go_where_they_belong(tmp_path: Path) -> None:
    path = tmp_path / "cookies.txt"
    path.write_text(COOKIES)
    resource = Resource(CONTENT, extra=("Set-Cookie: own=1; Path=/",))
    with FaultyServer(resource) as server:
        options = HttpOptions(cookies_file=str(path))
        attempt(server.url("/file.bin"), options=options)
        sent = server.requests[0].headers["cookie"]
    assert sorted(sent.split("; ")) == ["deep=def", "session=abc"]


def test_cookies_of_a_file_and_of_the_server_go_together(tmp_path: Path) -> None:
    path = tmp_path / "cookies.txt"
    path.write_text(COOKIES)

    def handler(received: Received) -> Iterable[Step]:
        if "own=1" in received.headers.get("cookie", ""):
            return PAGE(received)
        return (
            head("302 Again", "Location: /x", "Set-Cookie: own=1; Path=/", "Content-Length: 0"),
        )

    with FaultyServer(handler) as server:
        result = attempt(server.url("/x"), options=HttpOptions(cookies_file=str(path)))
    assert result.error is None
    assert sorted(server.requests[1].headers["cookie"].split("; ")) == ["own=1", "session=abc"]


@pytest.mark.parametrize("text", [None, "no cookies", "\xff\xfe"])
def test_a_file_without_cookies_is_named(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "cookies.txt"
    if text is not None:
        path.write_bytes(text.encode("latin-1"))
    with FaultyServer(PAGE) as server:
        result = attempt(server.url(), options=HttpOptions(cookies_file=str(path)))
    assert result.error is not None
    assert result.error.code is ErrorCode.FILE_UNREADABLE
    assert server.requests == []
