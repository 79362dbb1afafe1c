"""The transport for addresses that begin with file:."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import (
    DownloadRequest,
    DownloadSink,
    KeepsNothing,
    ListRequest,
    LookRequest,
    RemoteFile,
    Sighting,
    TransferControl,
    UploadRequest,
    UploadSource,
)
from ebbtide.core.settings import MAXIMUM_FILES
from ebbtide.core.uploads import UploadSession
from ebbtide.transports.local.fetching import Fetching, version_at
from ebbtide.transports.local.places import path_of, reading, url_of, writing
from ebbtide.transports.local.sending import Sending, part_of, remove_placeholder


class FileTransport(KeepsNothing):
    """Copies from and to paths. Used from many threads."""

    @property
    def schemes(self) -> frozenset[str]:
        return frozenset({"file"})

    def download(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> int:
        """See `ebbtide.core.ports.Transport.download`."""
        return Fetching(request, sink, control).run()

    def upload(
        self, request: UploadRequest, source: UploadSource, control: TransferControl
    ) -> None:
        """See `ebbtide.core.ports.Transport.upload`."""
        Sending(request, source, control).run()

    def abandon(
        self, request: UploadRequest, session: UploadSession, control: TransferControl
    ) -> None:
        """See `ebbtide.core.ports.Transport.abandon`."""
        control.check()
        target = path_of(request.url)
        part = part_of(target, session)
        if session.address and part != target:
            with writing(target):
                part.unlink(missing_ok=True)
                remove_placeholder(target, session)

    def is_directory(self, url: str) -> bool:
        """See `ebbtide.core.ports.Transport.is_directory`."""
        return url.endswith("/")

    def list_files(self, request: ListRequest, control: TransferControl) -> tuple[RemoteFile, ...]:
        """See `ebbtide.core.ports.Transport.list_files`."""
        top = path_of(request.url)
        found: list[RemoteFile] = []
        for path, size in _files(top, control):
            found.append(RemoteFile(url_of(path), path.relative_to(top).parts, size))
            if request.most and len(found) > request.most:
                raise TransferError(
                    ErrorCode.LIMIT_REACHED,
                    what="The number of files of one transfer",
                    limit=request.most,
                    setting=MAXIMUM_FILES.key,
                )
        return tuple(sorted(found, key=lambda file: file.path))

    def look(self, request: LookRequest, control: TransferControl) -> Sighting:
        """See `ebbtide.core.ports.Scout.look`."""
        control.check()
        return Sighting(version_at(path_of(request.url)), True)

    def close(self) -> None:
        """There is nothing to close."""


def _files(top: Path, control: TransferControl) -> Iterator[tuple[Path, int]]:
    waiting = [top]
    while waiting:
        control.check()
        directory = waiting.pop()
        with reading(directory), os.scandir(directory) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                elif entry.is_file():
                    yield Path(entry.path), entry.stat().st_size
