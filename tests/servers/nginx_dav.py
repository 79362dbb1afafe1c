"""A real nginx that takes files itself, or passes requests on under a limit."""

from __future__ import annotations

import os
from pathlib import Path

from tests.servers.upload_server import UploadServer

_CONFIGURATION = """
daemon off;
master_process off;
pid {directory}/pid;
error_log {directory}/error.log;
{user}
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_max_body_size {limit};
    client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi; uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {directory}/root;
        location / {{ {directives} }}
    }}
}}
"""
_TAKES_FILES = "dav_methods PUT DELETE MKCOL COPY MOVE;"


def nginx_dav(directory: Path, directives: str = "", limit: str = "0") -> UploadServer:
    """Return an nginx that takes files; it is no WebDAV server, whatever its module is called.

    Args:
        directory: for all its files.
        directives: more lines, such as ``create_full_put_path on;``.
        limit: ``client_max_body_size``.
    """
    return _nginx(directory, _TAKES_FILES + directives, limit)


def nginx_in_front(directory: Path, server: UploadServer, limit: str) -> UploadServer:
    """Return an nginx that passes requests on to another server, up to a size."""
    directives = f"""
        proxy_pass http://127.0.0.1:{server.port};
        proxy_request_buffering off;
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
    """
    front = _nginx(directory, directives, limit)
    front.path = server.path
    return front


def _nginx(directory: Path, directives: str, limit: str) -> UploadServer:
    def command(server: UploadServer) -> list[str]:
        configuration = directory / "nginx.conf"
        configuration.write_text(
            _CONFIGURATION.format(
                directory=directory,
                port=server.port,
                directives=directives,
                limit=limit,
                user="user root;" if os.geteuid() == 0 else "",
            )
        )
        prefix = ["-p", str(directory), "-e", str(directory / "error.log")]
        return ["/usr/sbin/nginx", *prefix, "-c", str(configuration)]

    return UploadServer(command, directory)
