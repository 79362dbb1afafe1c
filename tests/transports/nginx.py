"""A real nginx, for as long as a test takes."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

CONFIG = """
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 256; }}
http {{
    types {{ text/html html; application/zip zip; }}
    default_type application/octet-stream;
    log_format counted '$connection $status $body_bytes_sent "$http_range" $uri';
    access_log access.log counted;
    limit_conn_zone $server_port zone=connections:1m;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port};
        {tls}
        root {root};
        location /slow/ {{ alias {root}/; limit_rate 1m; }}
        location /two/ {{ alias {root}/; limit_rate 500k; limit_conn connections 2; }}
        location /plain/ {{ alias {root}/; etag off; add_header Last-Modified ""; }}
        location /moved/ {{ return 302 /; }}
        rewrite ^/old/(.*)$ /$1 permanent;
        location /private/ {{ return 403; }}
    }}
}}
"""
TLS = "ssl_certificate {path}/cert.pem; ssl_certificate_key {path}/key.pem;"


@dataclass
class Nginx:
    """Serves `root` on loopback until the block ends."""

    prefix: Path
    certificate: bytes | None = None
    """Certificates and key in PEM; without, plain HTTP is spoken."""

    @property
    def root(self) -> Path:
        return self.prefix / "files"

    def __enter__(self) -> Self:
        self.root.mkdir(parents=True, exist_ok=True)
        self.port = _free_port()
        tls = ""
        if self.certificate is not None:
            for name in ("cert.pem", "key.pem"):
                (self.prefix / name).write_bytes(self.certificate)
            tls = TLS.format(path=self.prefix)
        listen = f"{self.port} ssl" if tls else str(self.port)
        config = CONFIG.format(port=listen, tls=tls, root=self.root)
        (self.prefix / "nginx.conf").write_text(config)
        self._process = subprocess.Popen(
            ["nginx", "-p", str(self.prefix), "-c", "nginx.conf", "-e", "error.log"],
            env={**os.environ, "HOME": str(self.prefix)},
        )
        self._wait_until_it_listens()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(10)

    def url(self, path: str) -> str:
        scheme = "http" if self.certificate is None else "https"
        return f"{scheme}://localhost:{self.port}{path}"

    def log(self) -> list[list[str]]:
        """Return connection, status, bytes of body, range and path of each request so far."""
        lines = (self.prefix / "access.log").read_text().splitlines()
        return [line.split(" ") for line in lines]

    def _wait_until_it_listens(self) -> None:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            assert self._process.poll() is None, (self.prefix / "error.log").read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
        raise AssertionError("nginx did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
