"""What a transport talks to, as files: a sink and a source with the rules of their ports."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

from ebbtide.core.errors import ErrorCode, TransferError, fill
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadSink
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import SourceVersion, UploadSession


class FileSink:
    """A `DownloadSink` that writes to a file and remembers nothing."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb+")
        self.held = Ranges()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, offset: int, length: int) -> bytes:
        return os.pread(self._file.fileno(), length, offset)

    def answered(self, version: RemoteVersion) -> None:
        """Any version will do."""

    def restart(self, reason: RestartReason) -> None:
        raise AssertionError(reason)

    def write(self, offset: int, data: memoryview | bytes) -> None:
        os.pwrite(self._file.fileno(), data, offset)

    def drop(self, start: int, end: int) -> None:
        raise AssertionError(f"dropped {start} to {end}")

    def note(self, text: str, **parameters: str) -> None:
        """Nobody reads it."""

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Nobody reads them."""

    def moved(self, url: str) -> None:
        raise AssertionError(url)


class FileSource:
    """An `UploadSource` over a file, which insists on the rules of the port."""

    def __init__(
        self,
        path: Path,
        session: UploadSession | None = None,
        confirmed: Ranges | None = None,
    ) -> None:
        self._path = path
        self._file = path.open("rb")
        self._lock = threading.Lock()
        self.version = _version(path)
        self.session = session
        self.confirmed = confirmed or Ranges()
        self.sessions: list[UploadSession] = [] if session is None else [session]
        self.restarts: list[RestartReason] = []
        self.notes: list[str] = []
        self.most_confirmed = self.confirmed.size
        self.read_size = 0
        self.on_confirm: Callable[[], None] = lambda: None
        self.on_read: Callable[[], None] = lambda: None
        self.on_open: Callable[[UploadSession], None] = lambda _: None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def name(self) -> str:
        return self._path.name

    def read(self, offset: int, length: int) -> bytes:
        assert self.session is not None, "read before the session was on record"
        self.on_read()
        self.check()
        data = os.pread(self._file.fileno(), length, offset)
        self.read_size += len(data)
        return data

    def check(self) -> None:
        if _version(self._path) != self.version:
            raise TransferError(ErrorCode.SOURCE_CHANGED, path=str(self._path))

    def open(self, session: UploadSession) -> None:
        self.session = session
        self.sessions.append(session)
        self.on_open(session)

    def confirm(self, held: Ranges) -> None:
        with self._lock:
            self.confirmed = held
        self.most_confirmed = max(self.most_confirmed, held.size)
        self.on_confirm()

    def sending(self, offset: int) -> None:
        assert offset <= self.version.size

    def restart(self, reason: RestartReason) -> None:
        self.restarts.append(reason)
        self.session, self.confirmed = None, Ranges()

    def keep_reply(self, url: str, fetch: Callable[[DownloadSink], int]) -> None:
        raise AssertionError("SMB has no replies")

    def note(self, text: str, **parameters: str) -> None:
        self.notes.append(fill(text, parameters))

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        raise AssertionError("SMB has no headers")

    def moved(self, url: str) -> None:
        raise AssertionError(url)


def _version(path: Path) -> SourceVersion:
    found = path.stat()
    return SourceVersion(found.st_size, found.st_mtime_ns, found.st_ino)
