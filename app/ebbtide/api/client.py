"""Talks to a running engine: blocking, bounded waits, standard library only.

On Unix through a socket that has to belong to the same user. On Windows through a named
pipe, where waits cannot be bounded; that part was not run.
"""

from __future__ import annotations

import json
import os
import socket
import stat
import struct
import sys
import time
from collections import deque

from ebbtide.api.table import API_VERSION

TYPE_CHECKING = False  # importing typing would cost the command line milliseconds
if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Any, Self

    from ebbtide.core.errors import EbbtideError

ANSWER_TIMEOUT_S = 30.0
"""How long an engine may take to answer; a commit to a slow disk is its longest wait."""
LONGEST_ANSWER = 256 << 20
"""Bytes; ten thousand jobs need a twentieth of it."""

_PIECE = 1 << 16


def connect(path: Path, timeout_s: float = ANSWER_TIMEOUT_S, *, hello: bool = True) -> Client:
    """Return a connection to the engine that listens at a path.

    Args:
        path: as `ebbtide.api.address.socket_path` gives it.
        timeout_s: how long this and every call may take.
        hello: agree on the version first; only quitting works without.

    Raises:
        EbbtideError: ENGINE_UNREACHABLE or PROTOCOL_MISMATCH.
    """
    client = find(path, timeout_s, hello=hello)
    if client is None:
        raise unreachable("it is not running")
    return client


def find(path: Path, timeout_s: float = ANSWER_TIMEOUT_S, *, hello: bool = True) -> Client | None:
    """Return a connection as `connect` does, or None when no engine listens there.

    Raises:
        EbbtideError: ENGINE_UNREACHABLE (it does not answer, or is somebody else's) or
            PROTOCOL_MISMATCH.
    """
    stream = _open(path, timeout_s)
    if stream is None:
        return None
    client = Client(stream, timeout_s)
    if hello:
        try:
            client.call("api.hello", api=API_VERSION)
        except BaseException:
            client.close()
            raise
    return client


class Client:
    """One connection. Used by one thread."""

    def __init__(self, stream: socket.socket | _Pipe, timeout_s: float) -> None:
        self._stream = stream
        self._timeout_s = timeout_s
        self._buffer = bytearray()
        self._searched = 0
        self._last_id = 0
        self._notifications: deque[tuple[str, Any]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection. Closing twice is allowed."""
        self._stream.close()

    def call(self, method: str, **params: Any) -> Any:
        """Call a method and return its result; notifications that come first are kept.

        Raises:
            EbbtideError: what the engine answered, or ENGINE_UNREACHABLE.
        """
        self._last_id += 1
        request = {"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params}
        deadline = time.monotonic() + self._timeout_s
        self._send(json.dumps(request).encode() + b"\n", deadline)
        while True:
            message = self._read_message(deadline)
            if message is None:
                raise unreachable(f"it did not answer within {self._timeout_s:g} s")
            if "method" in message:
                self._keep(message)
            elif message.get("id") in (self._last_id, None):
                return _result_of(message)

    def next_notification(self, timeout_s: float | None = None) -> tuple[str, Any] | None:
        """Return the method and parameters of the next notification, or None after the timeout.

        Args:
            timeout_s: None waits for ever; 0 only looks.

        Raises:
            EbbtideError: ENGINE_UNREACHABLE, the engine has closed the connection.
        """
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        while not self._notifications:
            message = self._read_message(deadline)
            if message is None:
                return None
            self._keep(message)
        return self._notifications.popleft()

    def _keep(self, message: dict[str, Any]) -> None:
        if "method" in message:
            self._notifications.append((message["method"], message.get("params")))

    def _send(self, line: bytes, deadline: float) -> None:
        try:
            self._stream.settimeout(max(0.001, deadline - time.monotonic()))
            self._stream.sendall(line)
        except OSError as error:
            raise unreachable(_reason(error, "it went away")) from None

    def _read_message(self, deadline: float | None) -> dict[str, Any] | None:
        line = self._read_line(deadline)
        if line is None:
            return None
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, dict):
            raise unreachable("what it answers makes no sense")
        return message

    def _read_line(self, deadline: float | None) -> bytes | None:
        while (end := self._buffer.find(b"\n", self._searched)) < 0:
            self._searched = len(self._buffer)
            if self._searched > LONGEST_ANSWER:
                raise unreachable("what it answers is too long")
            piece = self._receive(deadline)
            if piece is None:
                return None
            self._buffer += piece
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        self._searched = 0
        return line

    def _receive(self, deadline: float | None) -> bytes | None:
        """Return some bytes, or None at the deadline."""
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        try:
            self._stream.settimeout(left)
            piece = self._stream.recv(_PIECE)
        except (TimeoutError, BlockingIOError):
            return None
        except OSError as error:
            raise unreachable(_reason(error, "it went away")) from None
        if not piece:
            raise unreachable("it closed the connection")
        return piece


def _result_of(message: dict[str, Any]) -> Any:
    if "error" in message:
        from ebbtide.api.protocol import error_from_data

        raise error_from_data(message["error"])
    return message.get("result")


def _open(path: Path, timeout_s: float) -> socket.socket | _Pipe | None:
    if sys.platform == "win32":
        return _open_pipe(path)
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreachable(_reason(error, f"'{path}' cannot be used")) from None
    if not stat.S_ISSOCK(found.st_mode):
        raise unreachable(f"'{path}' is not a socket")
    if found.st_uid != os.geteuid():
        raise unreachable(f"'{path}' belongs to another user")
    return _open_socket(path, timeout_s)


def _open_socket(path: Path, timeout_s: float) -> socket.socket | None:
    stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        stream.settimeout(timeout_s)
        stream.connect(str(path))
        _check_peer(stream, path)
    except (FileNotFoundError, ConnectionRefusedError):
        # Refused: the file was left behind by an engine that crashed.
        stream.close()
        return None
    except OSError as error:
        stream.close()
        raise unreachable(_reason(error, f"'{path}' cannot be used")) from None
    except BaseException:
        stream.close()
        raise
    return stream


def _check_peer(stream: socket.socket, path: Path) -> None:
    """Ask the kernel who is at the other end: the file may have been swapped meanwhile."""
    if not hasattr(socket, "SO_PEERCRED"):
        return
    layout = struct.Struct("3i")
    credentials = stream.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, layout.size)
    if layout.unpack(credentials)[1] != os.geteuid():
        raise unreachable(f"'{path}' belongs to another user")


def _reason(error: OSError, otherwise: str) -> str:
    if isinstance(error, TimeoutError | BlockingIOError):
        return "it did not answer in time"
    return f"{otherwise} ({error.strerror})" if error.strerror else otherwise


def unreachable(detail: str) -> EbbtideError:
    """Return the error that says why there is no talking to the engine."""
    from ebbtide.core.errors import EbbtideError, ErrorCode

    return EbbtideError(ErrorCode.ENGINE_UNREACHABLE, detail=detail)


class _Pipe:
    """A named pipe of Windows with the few methods of a socket that are used here."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("r+b", buffering=0)

    def settimeout(self, seconds: float | None) -> None:
        """Do nothing: reading from a pipe opened as a file cannot be bounded."""

    def sendall(self, data: bytes) -> None:
        """Write all of it."""
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) or 0 :]

    def recv(self, size: int) -> bytes:
        """Return at least one byte, or none at the end."""
        return self._file.read(size) or b""

    def close(self) -> None:
        """Close the pipe."""
        self._file.close()


def _open_pipe(path: Path) -> _Pipe | None:
    try:
        return _Pipe(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreachable(_reason(error, f"'{path}' cannot be used")) from None
