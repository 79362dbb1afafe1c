"""What runs on the far host: nginx, an echo for pings, a sink for uploads."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.netlab.lab import FAR_ADDRESS, Lab
from tests.waiting import wait_until

HTTP_PORT = 80
ECHO_PORT = 7007
SINK_PORT = 7009
PAGE_SIZE = 100_000
BIG_SIZE = 4 << 30

_CONFIGURATION = """
daemon off;
worker_processes 1;
pid {directory}/nginx.pid;
error_log {directory}/error.log warn;
user root;
events {{ worker_connections 512; }}
http {{
    sendfile on;
    access_log off;
    client_body_temp_path {directory}/body;
    proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi;
    uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
    server {{ listen {address}:{port}; root {directory}/root;
        location /put/ {{ dav_methods PUT; client_max_body_size 0; }} }}
}}
"""


@contextmanager
def far_servers(lab: Lab, directory: Path) -> Iterator[None]:
    """Run everything that the far host offers."""
    with _nginx(lab, directory), _sockets(lab):
        yield


@contextmanager
def _nginx(lab: Lab, directory: Path) -> Iterator[None]:
    root = directory / "root"
    (root / "put").mkdir(parents=True, exist_ok=True)
    (root / "page").write_bytes(bytes(PAGE_SIZE))
    with (root / "big").open("wb") as file:
        file.truncate(BIG_SIZE)
    configuration = directory / "nginx.conf"
    configuration.write_text(
        _CONFIGURATION.format(directory=directory, address=FAR_ADDRESS, port=HTTP_PORT)
    )
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    error_log = str(directory / "error.log")
    process = subprocess.Popen(
        lab.far.command(program, "-e", error_log, "-c", str(configuration), "-p", str(directory))
    )
    try:
        wait_until(lambda: lab.near.call(_answers), "nginx answers over the link")
        yield
    finally:
        process.terminate()
        process.wait(10)


def _answers() -> bool:
    try:
        socket.create_connection((FAR_ADDRESS, HTTP_PORT), 2).close()
    except OSError:
        return False
    return True


@contextmanager
def _sockets(lab: Lab) -> Iterator[None]:
    echo = lab.far.call(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    sink = lab.far.call(socket.socket)
    echo.bind((FAR_ADDRESS, ECHO_PORT))
    sink.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sink.bind((FAR_ADDRESS, SINK_PORT))
    sink.listen()
    threads = [threading.Thread(target=_echo, args=(echo,), daemon=True)]
    threads.append(threading.Thread(target=_swallow, args=(sink,), daemon=True))
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        # Closing alone would not wake them.
        for listener in (echo, sink):
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()


def _echo(echo: socket.socket) -> None:
    while True:
        try:
            data, address = echo.recvfrom(2048)
            if not data:
                return
            echo.sendto(data, address)
        except OSError:
            return


def _swallow(sink: socket.socket) -> None:
    while True:
        try:
            connection, _ = sink.accept()
        except OSError:
            return
        threading.Thread(target=_drain, args=(connection,), daemon=True).start()


def _drain(connection: socket.socket) -> None:
    with connection:
        try:
            while connection.recv(1 << 20):
                pass
        except OSError:
            return
