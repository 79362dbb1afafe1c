"""Real servers, one of a kind for all tests of a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.servers.apache_dav import apache_dav
from tests.servers.lighttpd_dav import lighttpd_dav
from tests.servers.nginx_dav import nginx_dav
from tests.servers.tus_servers import tus_node, tus_python
from tests.servers.upload_server import UploadServer
from tests.servers.wsgidav import wsgidav

MAKERS: dict[str, Callable[[Path], UploadServer]] = {
    "nginx": lambda path: nginx_dav(path, "create_full_put_path on;"),
    "apache": apache_dav,
    "lighttpd": lighttpd_dav,
    "wsgidav": wsgidav,
    "tus-node": tus_node,
    "tus-python": tus_python,
}


class Servers:
    """Starts each server when it is first asked for."""

    def __init__(self, directory: Path, stack: ExitStack) -> None:
        self._directory = directory
        self._stack = stack
        self._running: dict[str, UploadServer] = {}

    def __getitem__(self, name: str) -> UploadServer:
        if name not in self._running:
            server = MAKERS[name](self._directory / name)
            self._running[name] = self._stack.enter_context(server)
        return self._running[name]


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(tmp_path_factory.mktemp("servers"), stack)
