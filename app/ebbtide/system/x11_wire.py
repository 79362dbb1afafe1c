"""The few requests of the X protocol that probes need, spoken over a local socket.

libX11 ends the process when the server goes; python-xlib leaves sockets open, tries TCP
and cannot talk to two servers with different extensions in one process.

Sources: X Window System Protocol 11, Appendix B "Protocol Encoding"; MIT-SCREEN-SAVER
1.1; RandR 1.3; Xsecurity(7) and libXau's file format.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

NO_WINDOW = 0
PROPERTY_NOTIFY = 28

_TIMEOUT_S = 3.0
_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where every X server has it
_MESSAGE = 32
_ERROR, _REPLY, _GENERIC = 0, 1, 35
_COOKIE = b"MIT-MAGIC-COOKIE-1"
_LOCAL, _WILD = 256, 65535

_CHANGE_ATTRIBUTES, _INTERN_ATOM, _GET_PROPERTY, _QUERY_EXTENSION = 2, 16, 20, 98
_EVENT_MASK, _PROPERTY_CHANGE = 0x800, 0x400000
_SAVER_QUERY_INFO = 1
_RANDR_VERSION, _RANDR_OUTPUT, _RANDR_RESOURCES = 0, 9, 25
_LONGEST_PROPERTY = 1024


class RefusedError(Exception):
    """The server answered a request with an error; mostly, the window has been closed."""


class XServer:
    """A connection to a local X server; every method waits for its answer, but not long.

    Args:
        name: of the display, ":0".
        authority: the file of cookies.

    Raises:
        OSError: there is no such server, it wants no guests, or it does not answer; by
            every method. The server is gone then.
        ValueError: no name of a local display.
        struct.error: it is no X server.
    """

    def __init__(self, name: str, authority: Path) -> None:
        number = display_number(name)
        self._sequence = 0
        self._received = b""
        self._events: list[bytes] = []
        self._atoms: dict[str, int] = {}
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_TIMEOUT_S)
        try:
            self._socket.connect(_SOCKETS + number)
            self.root = self._set_up(cookie(authority, number))
        except BaseException:
            self._socket.close()
            raise

    def fileno(self) -> int:
        """For waiting until there are events."""
        return self._socket.fileno()

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def changed_properties(self) -> set[int]:
        """Return the atoms of the properties that changed since last time."""
        self._socket.setblocking(False)
        try:
            while True:
                self._receive()
        except BlockingIOError:
            pass  # that was all
        finally:
            self._socket.settimeout(_TIMEOUT_S)
        while (message := self._next()) is not None:
            self._events.append(message)
        events, self._events = self._events, []
        changed = (event for event in events if event[0] & 0x7F == PROPERTY_NOTIFY)
        return {int(struct.unpack_from("=I", event, 8)[0]) for event in changed}

    def atom(self, name: str) -> int:
        """Return the number of a name."""
        if name not in self._atoms:
            data = name.encode("ascii")
            reply = self._ask(_INTERN_ATOM, 0, struct.pack("=HH", len(data), 0) + data)
            self._atoms[name] = int(struct.unpack_from("=I", reply, 8)[0])
        return self._atoms[name]

    def numbers(self, window: int, name: str) -> tuple[int, ...] | None:
        """Return a window's property that holds 32-bit numbers; None without it.

        Raises:
            RefusedError: there is no such window.
        """
        wanted = struct.pack("=5I", window, self.atom(name), 0, 0, _LONGEST_PROPERTY)
        reply = self._ask(_GET_PROPERTY, 0, wanted)
        count = struct.unpack_from("=I", reply, 16)[0]
        if reply[1] != 32:
            return None
        return struct.unpack_from(f"={count}I", reply, _MESSAGE)

    def watch_properties(self, window: int) -> None:
        """Have changes told; a window that has gone is ignored."""
        self._send(_CHANGE_ATTRIBUTES, 0, struct.pack("=3I", window, _EVENT_MASK, _PROPERTY_CHANGE))

    def idle_ms(self) -> int | None:
        """Return milliseconds since the last input; None if the server cannot tell."""
        opcode = self._extension("MIT-SCREEN-SAVER")
        if opcode is None:
            return None
        reply = self._ask(opcode, _SAVER_QUERY_INFO, struct.pack("=I", self.root))
        return int(struct.unpack_from("=I", reply, 16)[0])

    def is_xwayland(self) -> bool:
        """Tell whether it belongs to a Wayland compositor; from 23.1 on it says so itself."""
        if self._extension("XWAYLAND") is not None:
            return True
        opcode = self._extension("RANDR")
        if opcode is None:
            return False
        return any(name.startswith(b"XWAYLAND") for name in self._outputs(opcode))

    def _outputs(self, opcode: int) -> Iterator[bytes]:
        self._ask(opcode, _RANDR_VERSION, struct.pack("=2I", 1, 3))
        reply = self._ask(opcode, _RANDR_RESOURCES, struct.pack("=I", self.root))
        configured, crtcs, outputs = struct.unpack_from("=IHH", reply, 12)
        for output in struct.unpack_from(f"={outputs}I", reply, _MESSAGE + 4 * crtcs):
            info = self._ask(opcode, _RANDR_OUTPUT, struct.pack("=2I", output, configured))
            counts = struct.unpack_from("=5H", info, 26)
            # Lists of numbers come before the name; the third count is part of the second.
            start = 36 + 4 * (counts[0] + counts[1] + counts[3])
            yield info[start : start + counts[4]]

    def _extension(self, name: str) -> int | None:
        data = name.encode("ascii")
        reply = self._ask(_QUERY_EXTENSION, 0, struct.pack("=HH", len(data), 0) + data)
        return reply[9] if reply[8] else None

    def _set_up(self, secret: bytes) -> int:
        order = b"l" if sys.byteorder == "little" else b"B"
        name = _COOKIE if secret else b""
        head = struct.pack("=cxHHHHxx", order, 11, 0, len(name), len(secret))
        self._socket.sendall(head + _padded(name) + _padded(secret))
        answer = self._exactly(8)
        body = self._exactly(4 * struct.unpack_from("=H", answer, 6)[0])
        if answer[0] != _REPLY:
            raise ConnectionRefusedError("the X server wants no guests")
        vendor, _, _, formats = struct.unpack_from("=HHBB", body, 16)
        return int(struct.unpack_from("=I", body, 32 + (vendor + 3 & ~3) + 8 * formats)[0])

    def _send(self, opcode: int, data: int, body: bytes) -> None:
        body = _padded(body)
        self._socket.sendall(struct.pack("=BBH", opcode, data, 1 + len(body) // 4) + body)
        self._sequence = self._sequence + 1 & 0xFFFF

    def _ask(self, opcode: int, data: int, body: bytes) -> bytes:
        self._send(opcode, data, body)
        while True:
            message = self._next()
            if message is None:
                self._receive()
            elif message[0] not in (_ERROR, _REPLY):
                self._events.append(message)
            elif struct.unpack_from("=H", message, 2)[0] == self._sequence:
                if message[0] == _ERROR:
                    raise RefusedError(f"error {message[1]}")
                return message

    def _next(self) -> bytes | None:
        """Return a whole message of those received."""
        if len(self._received) < _MESSAGE:
            return None
        size = _MESSAGE
        if self._received[0] & 0x7F in (_REPLY, _GENERIC):
            size += 4 * struct.unpack_from("=I", self._received, 4)[0]
        if len(self._received) < size:
            return None
        message, self._received = self._received[:size], self._received[size:]
        return message

    def _exactly(self, size: int) -> bytes:
        while len(self._received) < size:
            self._receive()
        data, self._received = self._received[:size], self._received[size:]
        return data

    def _receive(self) -> None:
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionResetError("the X server hung up")
        self._received += data


def display_number(name: str) -> str:
    """Return the number in ":0", ":0.0" or "unix:0".

    Raises:
        ValueError: the display is not local, or this is no name.
    """
    host, colon, rest = name.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or host not in ("", "unix") or not (number.isascii() and number.isdigit()):
        raise ValueError(f"not a local display: {name!r}")
    return number


def cookie(authority: Path, number: str) -> bytes:
    """Return the secret for a local display from a file of them; empty without one."""
    try:
        data = authority.read_bytes()
    except (OSError, ValueError):
        return b""
    host = os.uname().nodename.encode()
    for family, fields in _entries(data):
        address, display, name, secret = fields
        is_ours = family == _WILD or (family == _LOCAL and address == host)
        if is_ours and display in (b"", number.encode()) and name == _COOKIE:
            return secret
    return b""


def _entries(data: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Take a file of cookies apart; a family and four texts each; what is cut off is left out."""
    offset = 0
    while offset + 2 <= len(data):
        (family,) = struct.unpack_from(">H", data, offset)
        offset += 2
        fields = []
        for _ in range(4):
            if offset + 2 > len(data):
                return
            (length,) = struct.unpack_from(">H", data, offset)
            fields.append(data[offset + 2 : offset + 2 + length])
            offset += 2 + length
        if offset > len(data):
            return
        yield family, fields


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
