from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ebbtide.uploads_server.options import ServerOptions
from tests.uploads_server.running import Running, ServerProcess, serving

Start = Callable[..., Running]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    directory = tmp_path / "inbox"
    directory.mkdir()
    return directory


@pytest.fixture
def process() -> Iterator[ServerProcess]:
    """A server of its own, on a disk that is quick to flush where there is one."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as directory:
        process = ServerProcess(Path(directory))
        process.start()
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def start(inbox: Path) -> Iterator[Start]:
    """Start a server in this process, with these options changed."""
    with ExitStack() as stack:

        def begin(**changes: Any) -> Running:
            return stack.enter_context(serving(replace(ServerOptions(inbox), **changes)))

        yield begin


@pytest.fixture
def server(start: Start) -> Running:
    return start()
