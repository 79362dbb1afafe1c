"""Real proxies, for as long as a test takes: tinyproxy and microsocks."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ebbtide.transports.http.relay import relayed
from tests.servers.nginx import free_port
from tests.servers.ports import accepts
from tests.waiting import wait_until

USER, PASSWORD = "bob", "proxy-pass"


@contextmanager
def running_tinyproxy(directory: Path, *, guarded: bool = False) -> Iterator[int]:
    """Run an HTTP proxy on loopback; yields its port. Its log is ``tinyproxy.log``."""
    port = free_port()
    lines = [
        f"Port {port}",
        "Listen 127.0.0.1",
        "Timeout 60",
        "MaxClients 50",
        "LogLevel Connect",
        f'LogFile "{directory}/tinyproxy.log"',
    ]
    if guarded:
        lines.append(f"BasicAuth {USER} {PASSWORD}")
    configuration = directory / "tinyproxy.conf"
    configuration.write_text("\n".join([*lines, ""]))
    with _running(["tinyproxy", "-d", "-c", str(configuration)], port):
        yield port


@contextmanager
def running_socks(*, guarded: bool = False) -> Iterator[int]:
    """Run a SOCKS 5 proxy on loopback; yields its port."""
    port = free_port()
    words = ["microsocks", "-i", "127.0.0.1", "-p", str(port)]
    if guarded:
        words += ["-u", USER, "-P", PASSWORD]
    with _running(words, port):
        yield port


@contextmanager
def _running(words: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: accepts(port), f"{words[0]} listens on {port}")
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def secured(port: int, context: ssl.SSLContext) -> Iterator[int]:
    """Speak TLS in front of a proxy on loopback; yields the port."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=_serve, args=(sock, port, context), daemon=True)
            threads.append(thread)
            thread.start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(10)
        for thread in threads:
            thread.join(10)


def _serve(sock: socket.socket, port: int, context: ssl.SSLContext) -> None:
    with suppress(OSError), sock:
        plain = relayed(context.wrap_socket(sock, server_side=True))
        with plain, socket.create_connection(("127.0.0.1", port)) as target:
            back = threading.Thread(target=_copy, args=(target, plain), daemon=True)
            back.start()
            _copy(plain, target)
            back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
