"""A server on raw sockets that reads as much of a body as a test wants, and answers anything."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.transports.faulty_server import Do, FaultyServer, Received, Step, head

Body = Callable[[int | None], bytes]
"""Reads so many bytes of the request's body, or all that are left of it."""
Script = Callable[[Received, Body], Iterable[Step]]


@dataclass
class ScriptedServer(FaultyServer):
    """`FaultyServer` for requests with bodies."""

    handler: Script  # type: ignore[assignment]

    def _serve_one(self, sock: socket.socket, number: int) -> bool:
        found = _read_head(sock, number)
        if found is None:
            return False
        received, ahead = found
        with self._lock:
            self.requests.append(received)
        left = int(received.headers.get("content-length", "0"))

        def body(size: int | None) -> bytes:
            nonlocal ahead, left
            wanted = left if size is None else min(size, left)
            while len(ahead) < wanted:
                piece = sock.recv(65536)
                if not piece:
                    break
                ahead += piece
            data, ahead = ahead[:wanted], ahead[wanted:]
            left -= len(data)
            return data

        for step in self.handler(received, body):
            if isinstance(step, bytes):
                sock.sendall(step)
                continue
            if step is Do.HANG:
                self._over.wait(30)
            return False
        return left == 0

    def methods(self) -> list[str]:
        """Return the methods of all requests so far."""
        return [received.method for received in self.requests]


def _read_head(sock: socket.socket, number: int) -> tuple[Received, bytes] | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = sock.recv(65536)
        if not piece:
            return None
        data += piece
    text, _, ahead = data.partition(b"\r\n\r\n")
    first, *lines = text.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Received(method, target, headers, number), ahead


def answer(status: str, *lines: str, content: bytes = b"") -> bytes:
    """Return a whole answer."""
    return head(status, f"Content-Length: {len(content)}", *lines) + content


MISSING = answer("404 Not Found")
