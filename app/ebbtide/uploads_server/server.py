"""Listening, and a thread for each client."""

from __future__ import annotations

import logging
import os
import selectors
import socket
import threading
import time
from collections.abc import Callable
from typing import BinaryIO

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.uploads_server.connection import Connection
from ebbtide.uploads_server.options import ServerOptions, Tell
from ebbtide.uploads_server.places import HIDDEN
from ebbtide.uploads_server.service import Service
from ebbtide.uploads_server.sessions import Sessions

logger = logging.getLogger(__name__)

_SWEEP_EVERY_S = 600.0
_PATIENCE_S = 10.0
"""How long requests that are being answered may go on after the end was asked for."""


class UploadServer:
    """Takes uploads until it is stopped."""

    def __init__(self, options: ServerOptions, tell: Tell) -> None:
        """Take hold of the directory and the port.

        Raises:
            EbbtideError: one of them cannot be had.
        """
        self._options = options
        self._listener = _listening(options)
        try:
            self._lock = _taken_directory(options)
        except EbbtideError:
            self._listener.close()
            raise
        self._sessions = Sessions(
            options.directory,
            timeout_s=options.session_timeout_s,
            most=options.most_sessions,
        )
        self._service = Service(options, self._sessions, tell)
        self._wake, self._waker = socket.socketpair()
        self._connections: set[Connection] = set()
        self._threads: set[threading.Thread] = set()
        self._guard = threading.Lock()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """Where clients find it."""
        scheme = "http" if self._options.tls is None else "https"
        address = self._options.address
        host = f"[{address}]" if ":" in address else address
        return f"{scheme}://{host}:{self.port}/"

    def run(self) -> None:
        """Serve until `stop`; requests that are being answered then are finished."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            selector.register(self._wake, selectors.EVENT_READ)
            swept_at = time.monotonic()
            while True:
                ready = [key.fileobj for key, _ in selector.select(_SWEEP_EVERY_S)]
                if self._wake in ready:
                    break
                if self._listener in ready:
                    self._accept()
                if time.monotonic() - swept_at >= _SWEEP_EVERY_S:
                    self._sessions.sweep()
                    swept_at = time.monotonic()
        self._end()

    def stop(self) -> None:
        """End `run`. From any thread or signal handler."""
        self._waker.send(b"\0")

    def _accept(self) -> None:
        try:
            sock, _ = self._listener.accept()
        except OSError:
            return  # Gone again, or no more handles: the next one may have more luck.
        with self._guard:
            if len(self._connections) >= self._options.most_connections:
                sock.close()
                return
            connection = Connection(sock, self._service, self._options.silence_timeout_s)
            thread = threading.Thread(
                target=self._serve, args=(connection,), name="upload", daemon=True
            )
            self._connections.add(connection)
            self._threads.add(thread)
        thread.start()

    def _serve(self, connection: Connection) -> None:
        try:
            connection.serve(self._options.tls)
        except Exception:
            # The outermost frame of this thread: the others go on.
            logger.exception("a connection ended unexpectedly")
        finally:
            with self._guard:
                self._connections.discard(connection)
                self._threads.discard(threading.current_thread())

    def _end(self) -> None:
        self._listener.close()
        self._for_each(Connection.end)
        deadline = time.monotonic() + _PATIENCE_S
        self._join(deadline)
        self._for_each(Connection.interrupt)
        self._join(deadline + 1)
        self._wake.close()
        self._waker.close()
        self._lock.close()

    def _for_each(self, action: Callable[[Connection], None]) -> None:
        with self._guard:
            connections = list(self._connections)
        for connection in connections:
            action(connection)

    def _join(self, deadline: float) -> None:
        with self._guard:
            threads = list(self._threads)
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))


def _taken_directory(options: ServerOptions) -> BinaryIO:
    """Make the directory for unfinished uploads, and let no other server use it.

    Raises:
        EbbtideError: there is no such directory, or it cannot be used.
    """
    directory = options.directory
    if not directory.exists():
        raise EbbtideError(ErrorCode.DIRECTORY_MISSING, path=directory)
    if not directory.is_dir() or (directory / HIDDEN).is_symlink():
        raise EbbtideError(ErrorCode.NOT_A_DIRECTORY, path=directory)
    try:
        (directory / HIDDEN).mkdir(mode=0o700, exist_ok=True)
        lock = (directory / HIDDEN / "lock").open("ab")
    except OSError as error:
        raise EbbtideError(ErrorCode.PERMISSION_DENIED, path=directory) from error
    if not _lock(lock):
        lock.close()
        detail = "another 'ebbtide serve-uploads' uses this directory"
        raise EbbtideError(
            ErrorCode.VALUE_INVALID, value=directory, what="the directory", detail=detail
        )
    return lock


def _lock(file: BinaryIO) -> bool:
    if os.name != "posix":
        return True  # Windows: not run yet
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _listening(options: ServerOptions) -> socket.socket:
    """Raises: EbbtideError: the address is not one of this computer, or is in use."""
    try:
        found = socket.getaddrinfo(
            options.address, options.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        family, *_, address = found[0]
        return socket.create_server(address[:2], family=family, backlog=128)
    except OSError as error:
        where = f"{options.address}:{options.port}"
        raise EbbtideError(
            ErrorCode.VALUE_INVALID,
            value=where,
            what="the address to listen on",
            detail=error.strerror or str(error),
        ) from error
