"""Finding all files of a directory on a server."""

from __future__ import annotations

from collections.abc import Iterator

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import RemoteFile, TransferControl
from ebbtide.core.settings import MAXIMUM_FILES
from ebbtide.core.smb_addresses import MOST_NAMES, SmbAddress, is_possible_name
from ebbtide.transports.smb.errors import mapped
from ebbtide.transports.smb.found import Entry
from ebbtide.transports.smb.server import Server
from ebbtide.transports.smb.statuses import Place

MOST_DIRECTORIES = 100_000
"""So many are looked into: a server could have directories without end."""


class Listing:
    """Walks through a directory and those in it."""

    def __init__(self, server: Server, place: Place, most: int, control: TransferControl) -> None:
        self._server = server
        self._place = place
        self._most = most
        self._control = control
        self._directories = 0
        self._seen: set[int] = set()
        """Numbers of directories: Samba shows a link as what it leads to, and it may lead back."""

    def run(self) -> tuple[RemoteFile, ...]:
        """Return the files, sorted by their paths.

        Raises:
            TransferError: LIMIT_REACHED, or something could not be read.
            StopRequested: a stop came.
        """
        found: list[RemoteFile] = []
        for file in self._files():
            found.append(file)
            if self._most and len(found) > self._most:
                raise self._too_many("The number of files of one transfer", self._most)
        return tuple(sorted(found, key=lambda file: file.path))

    def _files(self) -> Iterator[RemoteFile]:
        top = self._place.address
        waiting = [top]
        with mapped(self._place, self._control):
            found = self._server.stat_of(top)
        self._seen.add(found.number if found is not None else 0)
        while waiting:
            directory = waiting.pop()
            self._directories += 1
            if self._directories > MOST_DIRECTORIES or len(directory.names) >= MOST_NAMES:
                raise self._too_many("The number of directories of one transfer", MOST_DIRECTORIES)
            for entry in self._entries(directory):
                child = directory.child(entry.name, is_directory=entry.is_directory)
                if not entry.is_directory:
                    yield RemoteFile(str(child), child.names[len(top.names) :], entry.size)
                elif not entry.is_link and self._is_new(entry):
                    waiting.append(child)

    def _is_new(self, entry: Entry) -> bool:
        if entry.number in self._seen:
            return not entry.number
        self._seen.add(entry.number)
        return True

    def _entries(self, directory: SmbAddress) -> list[Entry]:
        self._control.check()
        with mapped(Place(directory, self._place.way), self._control):
            entries = sorted(self._server.entries(directory), key=lambda entry: entry.name)
        for entry in entries:
            if not is_possible_name(entry.name):
                detail = "it says that a file has a name that none can have"
                raise TransferError(
                    ErrorCode.PROTOCOL_VIOLATED, host=self._place.host, detail=detail
                )
        return entries

    def _too_many(self, what: str, limit: int) -> TransferError:
        return TransferError(
            ErrorCode.LIMIT_REACHED, what=what, limit=limit, setting=MAXIMUM_FILES.key
        )
