"""Connections by way of a proxy: CONNECT (RFC 9110, 9.3.6) and SOCKS 5 (RFC 1928, 1929)."""

from __future__ import annotations

import ipaddress
import ssl

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.http.authentication import Conversation, asked_by
from ebbtide.transports.http.errors import transfer_error
from ebbtide.transports.http.exchange import current_exchange
from ebbtide.transports.http.proxies import Proxy
from ebbtide.transports.http.relay import relayed
from ebbtide.transports.http.streams import Line, Place, open_line

_LONGEST_BODY = 64 * 1024
_SOCKS_WORDS = {
    2: "its rules forbid it",
    3: "it cannot reach the network",
    4: "it cannot reach the server",
    5: "the server refused the connection",
}


class Tunnels:
    """Opens connections by way of one proxy. Used from many threads."""

    def __init__(self, proxy: Proxy, context: ssl.SSLContext) -> None:
        self._proxy = proxy
        self._context = context

    def open(self, host: str, port: int) -> Line:
        """Return a connection whose other end is the server.

        Raises:
            TransferError: PROXY_REFUSED, or what can happen to any connection.
            StopRequested: a stop came.
        """
        line = self.to_proxy()
        try:
            if self._proxy.scheme == "socks5":
                self._greet_socks(line)
                self._ask_socks(line, host, port)
            else:
                line = self._connect(line, host, port)
        except BaseException:
            line.close()
            raise
        if isinstance(line.sock, ssl.SSLSocket):
            # Python cannot put one TLS connection into another.
            return Line(relayed(line.sock), Place(host, port))
        return Line(line.sock, Place(host, port))

    def to_proxy(self) -> Line:
        """Return a connection to the proxy itself."""
        line = open_line(self._proxy.host, self._proxy.port)
        if self._proxy.scheme == "https":
            return line.secured(self._context, self._proxy.host)
        return line

    # CONNECT

    def _connect(self, line: Line, host: str, port: int) -> Line:
        keys = current_exchange().keys
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        talk = Conversation(keys, "CONNECT") if keys is not None else None
        if talk is not None:
            talk.begin("", place, proxy=self._proxy.url)
        while True:
            head = self._exchange(line, place, talk.headers if talk is not None else {})
            if head.status == 200:
                return line
            asked = asked_by(head.status, head.all("proxy-authenticate"), self._proxy.url)
            if talk is None or head.status != 407 or not talk.reply(asked, place):
                raise self.refused(f"{head.status}{_for_realm(asked.realm)}")
            if not self._can_go_on(line, head):
                line.replace(self.to_proxy())

    def refused(self, status: str) -> TransferError:
        """Return the error for a proxy that does not let us through."""
        host = f"{self._proxy.host}:{self._proxy.port}"
        return TransferError(ErrorCode.PROXY_REFUSED, host=host, status=status)

    def _exchange(self, line: Line, place: str, headers: dict[str, str]) -> _Head:
        lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        _write(line, "\r\n".join([*lines, "", ""]).encode("latin-1", "replace"))
        text = b""
        while not text.endswith((b"\n\r\n", b"\n\n")):
            piece = line.read(64 * 1024)
            if not piece or len(text) > 64 * 1024:
                raise TransferError(ErrorCode.CONNECTION_LOST)
            text += piece
        return _Head(text.decode("latin-1"))

    def _can_go_on(self, line: Line, head: _Head) -> bool:
        """Read what came with a question, so that the connection can be used for the answer."""
        length = head.length
        if length is None or length > _LONGEST_BODY or head.closes:
            return False
        line.expect_body(length)
        while length:
            piece = line.read(length)
            if not piece:
                return False
            length -= len(piece)
        return True

    # SOCKS

    def _greet_socks(self, line: Line) -> None:
        keys = current_exchange().keys
        account = keys.account(self._proxy.url, for_proxy=True) if keys is not None else None
        # A way with a name is offered only where we have one.
        ways = b"\x00\x02" if account is not None else b"\x00"
        _write(line, bytes([5, len(ways)]) + ways)
        version, way = _read(line, 2)
        if version != 5 or way not in ways:
            raise self.refused("that it wants a name and password" if way == 0xFF else "nonsense")
        if way == 2 and account is not None:
            user, password = account.user.encode()[:255], account.password.encode()[:255]
            _write(line, bytes([1, len(user)]) + user + bytes([len(password)]) + password)
            if _read(line, 2)[1] != 0:
                raise self.refused("that name or password are wrong")

    def _ask_socks(self, line: Line, host: str, port: int) -> None:
        _write(line, b"\x05\x01\x00" + _socks_address(host) + port.to_bytes(2, "big"))
        version, reply, _, kind = _read(line, 4)
        if version != 5 or kind not in (1, 3, 4):
            raise self.refused("nonsense")
        size = {1: 4, 4: 16}.get(kind) or _read(line, 1)[0]
        if reply:
            raise self.refused(_SOCKS_WORDS.get(reply, f"error {reply}"))
        _read(line, size + 2)


def _socks_address(host: str) -> bytes:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name = host.encode("idna") if not host.isascii() else host.encode()
        # The proxy looks the name up: it may know names that we do not.
        return bytes([3, len(name)]) + name
    return (b"\x01" if address.version == 4 else b"\x04") + address.packed


def _for_realm(realm: str) -> str:
    shown = "".join(char for char in realm if char.isprintable())[:80]
    return f", for '{shown}'" if shown else ""


def _write(line: Line, data: bytes) -> None:
    try:
        line.write(data)
    except OSError as error:
        raise transfer_error(error, line.host) from error


def _read(line: Line, size: int) -> bytes:
    data = b""
    line.expect_body(size)
    while len(data) < size:
        piece = line.read(size - len(data))
        if not piece:
            raise TransferError(ErrorCode.CONNECTION_LOST)
        data += piece
    return data


class _Head:
    """The head of an answer to CONNECT."""

    def __init__(self, text: str) -> None:
        first, *rest = text.splitlines()
        words = first.split(" ", 2)
        is_http = words[0].startswith("HTTP/1.") and len(words) > 1 and words[1].isdigit()
        self.status = int(words[1][:3]) if is_http else 0
        pairs = (line.partition(":") for line in rest if line)
        self._fields = [(name.strip().lower(), value.strip()) for name, _, value in pairs]
        self._is_old = words[0] == "HTTP/1.0"

    def all(self, name: str) -> list[str]:
        """Return the values of all headers of a name."""
        return [value for known, value in self._fields if known == name]

    @property
    def length(self) -> int | None:
        """Bytes of the body that follows, if that is told."""
        values = self.all("content-length")
        return int(values[0]) if values and values[0].isdigit() else None

    @property
    def closes(self) -> bool:
        """The proxy ends the connection after this."""
        words = ",".join(self.all("connection") + self.all("proxy-connection")).lower()
        return "close" in words or (self._is_old and "keep-alive" not in words)
