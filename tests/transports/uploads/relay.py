"""A relay between a client and a real server that breaks connections where a test wants it."""

from __future__ import annotations

import random
import select
import socket
import struct
import threading
from collections.abc import Iterator
from typing import Self

from ebbtide.transports.http.exchange import shut_down

_PIECE = 16 * 1024


class Relay:
    """Passes connections on to a server until the block ends.

    Each connection is cut off after as many bytes from the client as `budgets` says next; when
    it has nothing more to say, or there were enough cuts, connections live on.
    """

    def __init__(self, port: int, budgets: Iterator[int] | None = None, cuts: int = 1) -> None:
        self._port = port
        self._most_cuts = cuts
        self.budgets = iter(()) if budgets is None else budgets
        self.cuts = 0
        self.bytes_sent = 0
        """By the client, in all."""

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        shut_down(self._listener)
        with self._lock:
            for sock in self._open:
                shut_down(sock)
        for thread in list(self._threads):
            thread.join(10)
            assert not thread.is_alive(), "a relay thread hangs"
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._carry, args=(sock,))
            self._threads.append(thread)
            thread.start()

    def _carry(self, near: socket.socket) -> None:
        with near:
            try:
                far = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                return
            with far:
                for sock in (near, far):
                    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._lock:
                    self._open |= {near, far}
                    is_over = self.cuts >= self._most_cuts
                    budget = None if is_over else next(self.budgets, None)
                try:
                    self._pass_on(near, far, budget)
                except OSError:
                    pass  # Either side went away, as many tests make it.
                finally:
                    with self._lock:
                        self._open -= {near, far}

    def _pass_on(self, near: socket.socket, far: socket.socket, budget: int | None) -> None:
        while True:
            ready, _, _ = select.select([near, far], [], [])
            if far in ready:
                data = far.recv(_PIECE)
                if not data:
                    return
                near.sendall(data)
            if near in ready:
                data = near.recv(_PIECE if budget is None else min(_PIECE, budget))
                if not data:
                    return
                far.sendall(data)
                with self._lock:
                    self.bytes_sent += len(data)
                if budget is not None:
                    budget -= len(data)
                    if budget <= 0:
                        self._cut(near, far)
                        return

    def _cut(self, near: socket.socket, far: socket.socket) -> None:
        with self._lock:
            self.cuts += 1
        for sock in (near, far):
            # A reset, as when a router forgets the connection.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def random_budgets(size: int, seed: int) -> Iterator[int]:
    """Return where to cut connection after connection: at any byte, in heads and in bodies."""
    chance = random.Random(seed)
    return iter(lambda: chance.randrange(1, size), 0)
