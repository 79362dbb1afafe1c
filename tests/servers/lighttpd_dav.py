"""A real lighttpd with mod_webdav, which puts parts of files into place if it is told to."""

from __future__ import annotations

from pathlib import Path

from tests.servers.upload_server import UploadServer

_CONFIGURATION = """
server.document-root = "{directory}/root"
server.bind = "127.0.0.1"
server.port = {port}
server.upload-dirs = ( "{directory}/up" )
server.errorlog = "{directory}/error.log"
server.modules = ( "mod_webdav" )
webdav.activate = "enable"
webdav.is-readonly = "disable"
webdav.sqlite-db-name = "{directory}/dav.db"
webdav.opts = ( "deprecated-unsafe-partial-put" => "{parts}" )
"""


def lighttpd_dav(directory: Path, *, takes_parts: bool = True) -> UploadServer:
    """Return a lighttpd that takes files anywhere below its root."""

    def command(server: UploadServer) -> list[str]:
        (directory / "up").mkdir()
        parts = "enable" if takes_parts else "disable"
        configuration = directory / "lighttpd.conf"
        configuration.write_text(
            _CONFIGURATION.format(directory=directory, port=server.port, parts=parts)
        )
        return ["/usr/sbin/lighttpd", "-D", "-f", str(configuration)]

    return UploadServer(command, directory)
