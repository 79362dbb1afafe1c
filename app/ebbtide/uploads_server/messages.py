"""Requests and answers of HTTP/1.1 (RFC 9112), without sockets.

Strict: whatever two readers could understand differently is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from typing import BinaryIO
from urllib.parse import urlsplit

LONGEST_HEAD = 32 * 1024
_MOST_FIELDS = 100
_METHOD = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}")
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")
_TARGET = re.compile(r"[\x21-\x7e]{1,8000}")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_LENGTH = re.compile(r"[0-9]{1,18}")
_VERSIONS = {"HTTP/1.1": True, "HTTP/1.0": False}

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered to one request."""

    status: int
    fields: Fields = ()
    text: str = ""
    """A few words for people who look."""
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A part of an open file; whoever sends it closes the file."""

    file: BinaryIO
    start: int
    length: int


class Refusal(Exception):  # noqa: N818 - an answer like any other
    """Ends the handling of a request early with an answer."""

    def __init__(self, status: int, text: str = "", fields: Fields = ()) -> None:
        super().__init__(f"{status} {text}")
        self.response = Response(status, fields, text)


@dataclass(frozen=True, slots=True)
class Request:
    """The head of a request."""

    method: str
    path: str
    """Still percent-encoded; begins with a slash, or is ``*``."""
    fields: Fields
    length: int
    """Bytes of the body."""
    has_length: bool
    """The length was told, even if it is 0."""
    is_current: bool = True
    """HTTP/1.1."""

    def header(self, name: str) -> str | None:
        """Return a header's value; several of one name are joined by commas."""
        found = [value for key, value in self.fields if key == name.lower()]
        return ", ".join(found) if found else None

    @property
    def keeps_connection(self) -> bool:
        """The client wants to send another request afterwards."""
        return self.is_current and "close" not in (self.header("connection") or "").lower()

    @property
    def expects_continue(self) -> bool:
        """The client waits to be asked for the body (RFC 9110, 10.1.1)."""
        return self.is_current and (self.header("expect") or "").lower() == "100-continue"


def parse_head(head: bytes) -> Request:
    """Read the head of a request, without the empty line that ends it.

    Raises:
        Refusal: it does not keep to the rules.
    """
    lines = head.decode("latin-1").split("\r\n")
    method, path, is_current = _parse_first_line(lines[0])
    if len(lines) - 1 > _MOST_FIELDS:
        raise Refusal(431, "too many headers")
    fields = tuple(_parse_field(line) for line in lines[1:])
    hosts = [value for name, value in fields if name == "host"]
    if len(hosts) > 1 or (is_current and not hosts):
        raise Refusal(400, "one Host is needed")
    length = _parse_length(fields)
    return Request(method, path, fields, length or 0, length is not None, is_current)


def _parse_first_line(line: str) -> tuple[str, str, bool]:
    parts = line.split(" ")
    if len(parts) != 3 or not _METHOD.fullmatch(parts[0]) or not _TARGET.fullmatch(parts[1]):
        raise Refusal(400, "this is no request")
    if parts[2] not in _VERSIONS:
        raise Refusal(505, "only HTTP/1.1 is spoken here")
    return parts[0], _path(parts[1]), _VERSIONS[parts[2]]


def _path(target: str) -> str:
    if target == "*":
        return target
    if not target.startswith("/"):
        # What clients send to a proxy (RFC 9112, 3.2.2).
        if not target.lower().startswith(("http://", "https://")):
            raise Refusal(400, "this is no address")
        try:
            target = urlsplit(target).path or "/"
        except ValueError as error:
            raise Refusal(400, "this is no address") from error
    return target.partition("?")[0].partition("#")[0]


def _parse_field(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    # A space before the colon, or at the beginning of a line, means different things to
    # different readers.
    if not colon or not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
        raise Refusal(400, "this is no header")
    return name.lower(), value.strip(" \t")


def _parse_length(fields: Fields) -> int | None:
    if any(name == "transfer-encoding" for name, _ in fields):
        raise Refusal(411, "the length has to be told beforehand")
    lengths = {value for name, value in fields if name == "content-length"}
    if not lengths:
        return None
    if len(lengths) > 1 or not _LENGTH.fullmatch(value := lengths.pop()):
        raise Refusal(400, "the length makes no sense")
    return int(value)


def head_of(response: Response, *, now: float, closes: bool) -> bytes:
    """Return the bytes before the body."""
    length = response.content.length if response.content else len(body_of(response))
    lines = [f"HTTP/1.1 {response.status} {_reason(response.status)}"]
    lines += [f"{name}: {value}" for name, value in _with_frame(response, length, now, closes)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def body_of(response: Response) -> bytes:
    """Return the words for people."""
    return f"{response.text}\n".encode() if response.text else b""


def _with_frame(
    response: Response, length: int, now: float, closes: bool
) -> Iterable[tuple[str, str]]:
    given = {name.lower() for name, _ in response.fields}
    yield "Date", formatdate(now, usegmt=True)
    yield from response.fields
    if response.status >= 200 and response.status != 204 and "content-length" not in given:
        yield "Content-Length", str(length)
    if response.text and not response.content:
        yield "Content-Type", "text/plain; charset=utf-8"
    if closes:
        yield "Connection", "close"


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
