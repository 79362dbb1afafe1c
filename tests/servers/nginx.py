"""A real nginx with a configuration of its own."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.waiting import wait_until

_CONFIGURATION = """
daemon off;
master_process on;
worker_processes 1;
pid {directory}/nginx.pid;
error_log {directory}/error.log warn;
{user}
events {{ worker_connections 512; }}
http {{
    types {{ text/html html; application/octet-stream bin iso; text/plain txt; }}
    default_type application/octet-stream;
    sendfile on;
    log_format served '$request_method $uri $status $body_bytes_sent "$http_range"';
    access_log {directory}/access.log served;
    client_body_temp_path {directory}/body;
    proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi;
    uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
    server {{
        listen 127.0.0.1:{port} {listen};
        root {root};
        {tls}
        {directives}
    }}
}}
"""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Nginx:
    """A running nginx."""

    def __init__(self, directory: Path, port: int, scheme: str) -> None:
        self.root = directory / "root"
        self.port = port
        self.url = f"{scheme}://{'localhost' if scheme == 'https' else '127.0.0.1'}:{port}"
        self._log = directory / "access.log"

    def requests(self) -> list[str]:
        """One line a request that is over: method, path, status, bytes, range."""
        return self._log.read_text().splitlines() if self._log.exists() else []

    def is_busy(self) -> bool:
        """Some request is not over, so that its line in the log is still to come."""
        return any(
            connection.status == psutil.CONN_ESTABLISHED
            for connection in psutil.net_connections("tcp4")
            if connection.laddr and connection.laddr.port == self.port
        )

    def bytes_served(self) -> int:
        """Body bytes of all requests that are over."""
        return sum(int(line.split()[3]) for line in self.requests())


@contextmanager
def running_nginx(
    directory: Path, *, directives: str = "", certificate: Path | None = None
) -> Iterator[Nginx]:
    """Run nginx on a free port of loopback.

    Args:
        directory: for its configuration, logs and, below `root`, its files.
        directives: more lines of the server block, e.g. ``limit_rate 1m;``.
        certificate: chain and key in one PEM file; makes it speak TLS.
    """
    (directory / "root").mkdir(parents=True, exist_ok=True)
    port = free_port()
    tls = (
        f"ssl_certificate {certificate}; ssl_certificate_key {certificate};" if certificate else ""
    )
    configuration = directory / "nginx.conf"
    configuration.write_text(
        _CONFIGURATION.format(
            directory=directory,
            root=directory / "root",
            port=port,
            listen="ssl" if certificate else "",
            tls=tls,
            directives=directives,
            user="user root;" if os.geteuid() == 0 else "",
        )
    )
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    process = subprocess.Popen(
        [
            program,
            "-e",
            str(directory / "error.log"),
            "-c",
            str(configuration),
            "-p",
            str(directory),
        ]
    )
    try:
        wait_until(lambda: _accepts(port), f"nginx listens on {port}")
        yield Nginx(directory, port, "https" if certificate else "http")
    finally:
        process.terminate()
        process.wait(10)


def _accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except (OSError, ssl.SSLError):
        return False
    return True
