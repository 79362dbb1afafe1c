"""A real Apache with mod_dav."""

from __future__ import annotations

from pathlib import Path

from tests.servers.upload_server import UploadServer

_MODULES = (
    *("mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic"),
    *("auth_digest", "dav", "dav_fs"),
)
_CONFIGURATION = """
ServerName 127.0.0.1
ServerRoot {directory}
PidFile {directory}/pid
DefaultRuntimeDir {directory}
Mutex file:{directory}
Listen 127.0.0.1:{port}
ErrorLog {directory}/error.log
{modules}
LogFormat "%m %U %>s %I" seen
CustomLog {directory}/access.log seen
DavLockDB {directory}/locks
DocumentRoot {directory}/root
LimitRequestBody 0
<Directory {directory}/root>
Dav On
{directives}
</Directory>
"""


def apache_dav(directory: Path, directives: str = "Require all granted") -> UploadServer:
    """Return an Apache that takes files anywhere below its root."""

    def command(server: UploadServer) -> list[str]:
        modules = "\n".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES
        )
        configuration = directory / "apache.conf"
        text = _CONFIGURATION.format(
            directory=directory, port=server.port, modules=modules, directives=directives
        )
        configuration.write_text(text)
        # One process: killing it leaves no children behind.
        return ["/usr/sbin/apache2", "-X", "-f", str(configuration)]

    return UploadServer(command, directory)


def requests_of(server: UploadServer) -> list[list[str]]:
    """Return method, path, status and bytes received of each request that is over."""
    return [line.split(" ") for line in (server.directory / "access.log").read_text().splitlines()]
