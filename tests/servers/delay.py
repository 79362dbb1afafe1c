"""A long way to a server: ``python -m tests.servers.delay PORT SECONDS`` passes bytes on late.

It prints the port that it listens on, and ends when its input does. Each direction has its own
delay; nothing else is like a slow network. One process of its own, so that it steals no time
from a program under test.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PIECE = 256 * 1024


def _pass_on(source: socket.socket, sink: socket.socket, delay_s: float) -> None:
    waiting: deque[tuple[float, bytes]] = deque()
    news = threading.Semaphore(0)
    never = threading.Event()

    def send() -> None:
        with suppress(OSError):
            while True:
                news.acquire()
                due, data = waiting.popleft()
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return
                never.wait(max(0.0, due - time.monotonic()))
                sink.sendall(data)

    threading.Thread(target=send, daemon=True).start()
    with suppress(OSError):
        while data := source.recv(_PIECE):
            waiting.append((time.monotonic() + delay_s, data))
            news.release()
    waiting.append((0.0, b""))
    news.release()


def _serve(listener: socket.socket, target: int, delay_s: float) -> None:
    while True:
        ours, _ = listener.accept()
        theirs = socket.create_connection(("127.0.0.1", target))
        for sock in (ours, theirs):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for pair in ((ours, theirs), (theirs, ours)):
            threading.Thread(target=_pass_on, args=(*pair, delay_s), daemon=True).start()


def main() -> None:
    """Pass on until the input ends."""
    target, delay_s = int(sys.argv[1]), float(sys.argv[2])
    listener = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    threading.Thread(target=_serve, args=(listener, target, delay_s), daemon=True).start()
    sys.stdin.read()


@contextmanager
def delayed(target: int, delay_s: float) -> Iterator[int]:
    """Put a delay before a port, in each direction; yield the port to use instead."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.servers.delay", str(target), str(delay_s)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(10)


if __name__ == "__main__":
    main()
