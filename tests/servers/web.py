"""Real web servers, one configuration each that offers the same things.

Below `/` lie the files; `/old/…` leads on to `/…`; `/private/…` asks for user "me" and password
"secret" (Basic), and so does `/digest/…` by Digest where the server knows that; what is text is
compressed for those who accept that.
"""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.nginx import free_port
from tests.waiting import wait_until

_APACHE = """
ServerRoot {directory}
ServerName localhost
PidFile {directory}/pid
ErrorLog {directory}/error.log
Listen 127.0.0.1:{port}
{modules}
TypesConfig /dev/null
AddType text/plain .txt
AddOutputFilterByType DEFLATE text/plain
DocumentRoot {root}
Redirect permanent /old/ /
<Directory {root}>
    Require all granted
</Directory>
<Location /private/>
    AuthType Basic
    AuthName "mine"
    AuthUserFile {passwords}
    Require valid-user
</Location>
<Location /digest/>
    AuthType Digest
    AuthName "mine"
    AuthDigestProvider file
    AuthUserFile {digests}
    Require valid-user
</Location>
{tls}
"""
_APACHE_MODULES = (
    "mpm_event authn_core authn_file authz_core authz_user auth_basic auth_digest "
    "alias mime dir filter deflate"
)
_APACHE_TLS = "SSLEngine on\nSSLCertificateFile {certificate}\n"

_LIGHTTPD = """
server.modules = ( "mod_redirect", "mod_auth", "mod_authn_file"{tls_module} )
server.document-root = "{root}"
server.bind = "127.0.0.1"
server.port = {port}
server.errorlog = "{directory}/error.log"
# By default it sends new bytes under an old ETag for a second after a change.
server.stat-cache-engine = "disable"
mimetype.assign = ( ".txt" => "text/plain", "" => "application/octet-stream" )
url.redirect = ( "^/old/(.*)" => "/$1" )
auth.backend = "htpasswd"
auth.backend.htpasswd.userfile = "{passwords}"
auth.require = ( "/private/" => (
    "method" => "basic", "realm" => "mine", "require" => "valid-user"
) )
$HTTP["url"] =~ "^/digest/" {{
    auth.backend = "htdigest"
    auth.backend.htdigest.userfile = "{digests}"
    auth.require = ( "/digest/" => (
        "method" => "digest", "realm" => "mine", "require" => "valid-user"
    ) )
}}
{tls}
"""
_LIGHTTPD_TLS = 'ssl.engine = "enable"\nssl.pemfile = "{certificate}"\n'

_CADDY = """
{{
    admin off
    auto_https off
    grace_period 100ms
    storage file_system {directory}/caddy
}}
{scheme}://localhost:{port} {{
    bind 127.0.0.1
    {tls}
    redir /old/* /{{path.1}} permanent
    encode gzip
    basicauth /private/* {{
        me {caddy_hash}
    }}
    root * {root}
    file_server
}}
"""

_NGINX = """
daemon off;
pid {directory}/pid;
error_log {directory}/error.log;
{user}
events {{ worker_connections 256; }}
http {{
    types {{ text/plain txt; }}
    default_type application/octet-stream;
    gzip on;
    gzip_types text/plain;
    access_log off;
    client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi; uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
    server {{
        listen 127.0.0.1:{port} {ssl};
        root {root};
        {tls}
        rewrite ^/old/(.*)$ /$1 permanent;
        location /private/ {{ auth_basic "mine"; auth_basic_user_file {passwords}; }}
    }}
}}
"""


@dataclass(frozen=True)
class WebServer:
    """A running server."""

    root: Path
    url: str
    kind: str = ""

    @property
    def protected(self) -> tuple[str, ...]:
        """The directories that ask who comes."""
        return ("private", "digest") if self.kind in ("apache2", "lighttpd") else ("private",)


def available() -> tuple[str, ...]:
    """Names of the servers that there are configurations for."""
    return ("nginx", "apache2", "lighttpd", "caddy")


@contextmanager
def running(kind: str, directory: Path, certificate: Path | None = None) -> Iterator[WebServer]:
    """Run a server on a free port of loopback.

    Args:
        kind: one of `available`.
        directory: for its configuration, logs and, below `root`, its files.
        certificate: chain and key in one PEM file; makes it speak TLS.
    """
    root = directory / "root"
    (root / "private").mkdir(parents=True)
    (root / "digest").mkdir()
    passwords = directory / "passwords"
    made = subprocess.run(
        ["openssl", "passwd", "-apr1", "secret"], capture_output=True, text=True, check=True
    )
    passwords.write_text(f"me:{made.stdout}")
    digests = directory / "digests"
    digests.write_text(f"me:mine:{hashlib.md5(b'me:mine:secret').hexdigest()}\n")
    scheme = "http" if certificate is None else "https"
    port = free_port()
    values = {
        "directory": directory,
        "root": root,
        "port": port,
        "passwords": passwords,
        "digests": digests,
        "scheme": scheme,
        "certificate": certificate,
    }
    command = _COMMANDS[kind](directory, values, certificate)
    with (directory / "output").open("wb") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=output,
            env={**os.environ, "HOME": str(directory), "XDG_DATA_HOME": str(directory)},
        )
    try:
        wait_until(lambda: _accepts(port, process, directory), f"{kind} listens on {port}")
        yield WebServer(root, f"{scheme}://localhost:{port}", kind)
    finally:
        process.terminate()
        process.wait(20)


def _accepts(port: int, process: subprocess.Popen[bytes], directory: Path) -> bool:
    assert process.poll() is None, (directory / "output").read_text()
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _apache(directory: Path, values: dict[str, object], certificate: Path | None) -> list[str]:
    names = _APACHE_MODULES + (" ssl" if certificate else "")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in names.split()
    )
    if os.geteuid() == 0:
        modules += "\nUser www-data"
    tls = _APACHE_TLS.format(**values) if certificate else ""
    path = directory / "apache.conf"
    path.write_text(_APACHE.format(**values, modules=modules, tls=tls))
    return ["/usr/sbin/apache2", "-D", "FOREGROUND", "-f", str(path)]


def _lighttpd(directory: Path, values: dict[str, object], certificate: Path | None) -> list[str]:
    tls = _LIGHTTPD_TLS.format(**values) if certificate else ""
    module = ', "mod_openssl"' if certificate else ""
    path = directory / "lighttpd.conf"
    path.write_text(_LIGHTTPD.format(**values, tls=tls, tls_module=module))
    return ["/usr/sbin/lighttpd", "-D", "-f", str(path)]


def _caddy(directory: Path, values: dict[str, object], certificate: Path | None) -> list[str]:
    made = subprocess.run(
        ["caddy", "hash-password", "--plaintext", "secret"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "HOME": str(directory)},
    )
    tls = f"tls {certificate} {certificate}" if certificate else ""
    path = directory / "Caddyfile"
    path.write_text(_CADDY.format(**values, tls=tls, caddy_hash=made.stdout.strip()))
    return ["caddy", "run", "--config", str(path), "--adapter", "caddyfile"]


def _nginx(directory: Path, values: dict[str, object], certificate: Path | None) -> list[str]:
    tls = (
        f"ssl_certificate {certificate}; ssl_certificate_key {certificate};" if certificate else ""
    )
    user = "user root;" if os.geteuid() == 0 else ""
    path = directory / "nginx.conf"
    ssl = "ssl" if certificate else ""
    path.write_text(_NGINX.format(**values, tls=tls, user=user, ssl=ssl))
    return ["/usr/sbin/nginx", "-e", str(directory / "error.log"), "-c", str(path)]


_COMMANDS = {"nginx": _nginx, "apache2": _apache, "lighttpd": _lighttpd, "caddy": _caddy}
