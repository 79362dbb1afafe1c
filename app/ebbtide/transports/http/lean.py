"""The next request over an idle connection, without the HTTP library.

The library takes half a millisecond of processor time for a request, whatever its size: for
thousands of small files that is most of their cost. A plain GET of a plain address over a
connection that is open already needs none of it. Heads and chunks are still read by h11, which
the library itself reads with; whatever is less plain goes through the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

import h11
import httpx

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.http.idle import IdleLines
from ebbtide.transports.http.streams import Line, Place

_READ_SIZE = 64 * 1024
_LARGEST_HEAD = 100 * 1024
"""As httpcore has it."""
_PLAIN = re.compile(
    r"((https?)://([a-z0-9.-]+)(?::(\d{1,5}))?)(/(?:[A-Za-z0-9_~/?&=+.-]|%[0-9A-Fa-f]{2})*)"
)
_PORTS = {"http": 80, "https": 443}


class Target(NamedTuple):
    """A plain address, in the parts that a request needs."""

    place: Place
    host: bytes
    """As the Host header has it."""
    path: bytes


def plain_target(url: str) -> Target | None:
    """Return the parts of an address that the library would send as it stands; else None."""
    parts = _PLAIN.fullmatch(url)
    # Whatever begins with a dot may be "..", which the library resolves.
    if parts is None or "/." in parts[5] or not _is_origin(parts[1]):
        return None
    usual = _PORTS[parts[2]]
    port = int(parts[4] or usual)
    host = parts[3] if port == usual else f"{parts[3]}:{port}"
    place = Place(parts[3], port, parts[2] == "https")
    return Target(place, host.encode("ascii"), parts[5].encode("ascii"))


@lru_cache(maxsize=256)
def _is_origin(origin: str) -> bool:
    """Tell whether the library takes an origin as it stands."""
    try:
        url = httpx.URL(origin)
    except (httpx.InvalidURL, ValueError):
        return False
    return str(url.copy_with(path="")) == origin and bool(url.host)


class LeanReply:
    """An answer on a connection of our own: see `ebbtide.transports.http.client.Reply`."""

    def __init__(
        self, url: str, line: Line, idle: IdleLines, protocol: h11.Connection, head: h11.Response
    ) -> None:
        self.url = url
        self.host = line.host
        self.status = head.status_code
        self.reason = head.reason.decode("ascii", "replace")
        self.fields = _text(head.headers.raw_items())
        self.is_keepable = head.http_version == b"1.1" and not _closes(self.fields)
        self._head = head
        self._line = line
        self._idle = idle
        self._protocol = protocol
        self._is_open = True

    def pieces(self) -> Iterator[bytes]:
        """Return the body without its framing, as it arrives."""
        while (event := self._protocol.next_event()) is not h11.PAUSED:
            match event:
                case h11.NEED_DATA:
                    self._protocol.receive_data(self._line.read(_READ_SIZE))
                case h11.Data(data=data):
                    yield bytes(data)
                case h11.EndOfMessage() | h11.ConnectionClosed():
                    return

    def decoded_pieces(self) -> Iterator[bytes]:
        """Return the body without its Content-Encoding, too."""
        body = _Body(self.pieces())
        response = httpx.Response(self.status, headers=self._head.headers.raw_items(), stream=body)
        return response.iter_bytes()

    def line(self) -> Line | None:
        """Return the connection underneath."""
        return self._line

    def keep(self) -> None:
        """Keep the connection: its body was read by `line` to the end."""
        if self.is_keepable and self._is_open:
            self._is_open = False
            self._idle.keep(self._line.again())

    def close(self) -> None:
        """Let go of the connection: kept if the body has ended."""
        if self._protocol.their_state is h11.DONE and not self._line.is_single_use:
            self.keep()
        if self._is_open:
            self._is_open = False
            self._line.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces


def ask(
    line: Line,
    idle: IdleLines,
    url: str,
    target: Target,
    fields: Iterable[tuple[bytes, bytes]],
) -> LeanReply:
    """Send a GET over a connection and return once the head of the answer is here.

    Args:
        line: a connection to the address's server.
        idle: where it is kept when the answer has been read.
        url: the address.
        target: the same, in parts.
        fields: all headers but Host.

    Raises:
        h11.ProtocolError: it is not HTTP that comes back; or nothing, before the end.
        TransferError: as `Line.read`.
        StopRequested: a stop came.
    """
    protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LARGEST_HEAD)
    try:
        request = h11.Request(
            method=b"GET", target=target.path, headers=[(b"Host", target.host), *fields]
        )
        data = (protocol.send(request) or b"") + (protocol.send(h11.EndOfMessage()) or b"")
        # The server may have said why before it closed.
        with suppress(OSError):
            line.write(data)
        while True:
            event = protocol.next_event()
            if event is h11.NEED_DATA:
                protocol.receive_data(line.read(_READ_SIZE))
            elif isinstance(event, h11.Response):
                return LeanReply(url, line, idle, protocol, event)
            elif not isinstance(event, h11.InformationalResponse):
                raise TransferError(ErrorCode.CONNECTION_LOST)
    except BaseException:
        line.close()
        raise


def _text(raw: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """Return headers as text, all in one coding, as the library does."""
    pairs = list(raw)
    for coding in ("ascii", "utf-8"):
        with suppress(UnicodeDecodeError):
            return tuple((name.decode(coding), value.decode(coding)) for name, value in pairs)
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)


def _closes(fields: Iterable[tuple[str, str]]) -> bool:
    return any(name.lower() == "connection" and "close" in value.lower() for name, value in fields)
