"""Heads of requests: what is read, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ebbtide.uploads_server.messages import Refusal, Response, head_of, parse_head

TOKEN = st.from_regex(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}", fullmatch=True)
VALUE = st.from_regex(r"[\x21-\x7e]([\t\x20-\x7e]{0,20}[\x21-\x7e])?", fullmatch=True)


def test_ordinary_request() -> None:
    request = parse_head(
        b"PUT /a%20b?x#y HTTP/1.1\r\nHost: h\r\nContent-Length: 12\r\nA: 1\r\na: 2"
    )
    assert (request.method, request.path, request.length) == ("PUT", "/a%20b", 12)
    assert request.header("A") == "1, 2"
    assert request.keeps_connection


def test_what_proxies_get_is_understood() -> None:
    assert parse_head(b"GET http://h:1/a?b HTTP/1.1\r\nHost: h").path == "/a"


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"", 400),
        (b"GET /", 400),
        (b"GET  / HTTP/1.1\r\nHost: h", 400),
        (b"GET / HTTP/2.0\r\nHost: h", 505),
        (b"GET a HTTP/1.1\r\nHost: h", 400),
        (b"GET http://[ HTTP/1.1\r\nHost: h", 400),
        (b"GET /\xff HTTP/1.1\r\nHost: h", 400),
        (b"GET / HTTP/1.1", 400),
        (b"GET / HTTP/1.1\r\nHost: h\r\nHost: h", 400),
        (b"GET / HTTP/1.1\r\nHost: h\r\n folded: x", 400),
        (b"GET / HTTP/1.1\r\nHost : h", 400),
        (b"GET / HTTP/1.1\r\nHost: h\nX: y", 400),
        (b"GET / HTTP/1.1\r\nHost: h\r\nX: \x00", 400),
        (b"PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2", 400),
        (b"PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 1, 1", 400),
        (b"PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: +1", 400),
        (b"PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: -1", 400),
        (b"PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked", 411),
        (b"PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: x\r\nContent-Length: 1", 411),
        (b"GET / HTTP/1.1\r\nHost: h" + b"\r\nX: y" * 100, 431),
    ],
)
def test_what_is_refused(head: bytes, status: int) -> None:
    with pytest.raises(Refusal) as caught:
        parse_head(head)
    assert caught.value.response.status == status


@given(st.binary(max_size=200))
@example(b"GET //[x HTTP/1.1\r\nHost: h")
def test_anything_is_read_or_refused(head: bytes) -> None:
    try:
        request = parse_head(head)
    except Refusal:
        return
    assert request.length >= 0
    assert request.path.startswith(("/", "*"))


@given(TOKEN, st.lists(st.tuples(TOKEN, VALUE), max_size=20))
def test_fields_arrive_as_they_were_sent(method: str, fields: list[tuple[str, str]]) -> None:
    special = {"host", "content-length", "transfer-encoding"}
    fields = [(name, value) for name, value in fields if name.lower() not in special]
    lines = [f"{method} /x HTTP/1.1", "Host: h", *(f"{name}: {value}" for name, value in fields)]
    request = parse_head("\r\n".join(lines).encode())
    assert request.method == method
    assert request.fields[1:] == tuple((name.lower(), value) for name, value in fields)


def test_heads_of_answers() -> None:
    head = head_of(Response(200, (("A", "b"),), "words"), now=0, closes=True).decode()
    lines = head.split("\r\n")
    assert lines[:3] == ["HTTP/1.1 200 OK", "Date: Thu, 01 Jan 1970 00:00:00 GMT", "A: b"]
    assert "Content-Length: 6" in lines
    assert "Connection: close" in lines
    assert "Content-Length" not in head_of(Response(204), now=0, closes=False).decode()
