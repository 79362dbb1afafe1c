"""Are these the right bytes? Checksums of a file and of its pieces, from all who tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ebbtide.core.addresses import host_of
from ebbtide.core.digests import Digest, Pieces, found_instead, stored_digest
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.names import name_from_url
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.core.settings import SIDE_FILE
from ebbtide.transports.http import notes
from ebbtide.transports.http.asking import Asker
from ebbtide.transports.http.body import BUFFER_SIZE
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.descriptions import (
    Offer,
    descriptions_told,
    mirrors_told,
    read_description,
    side_file_digest,
)
from ebbtide.transports.http.sources import Sources

_MOST_ROUNDS = 4
"""So often wrong pieces are fetched again before the file is called wrong."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the bytes should have added up to, and do."""

    expected: Digest
    found: Digest

    def error(self) -> TransferError:
        """Return the error that says so."""
        return TransferError(
            ErrorCode.DIGEST_WRONG,
            algorithm=self.expected.algorithm,
            expected=self.expected.value.hex(),
            found=self.found.value.hex(),
        )


class Checks:
    """What one file must add up to. Used by one thread."""

    def __init__(
        self, asker: Asker, request: DownloadRequest, sink: DownloadSink, sources: Sources
    ) -> None:
        self._asker = asker
        self._request = request
        self._sink = sink
        self._sources = sources
        self._offer = Offer(digest=request.digest, pieces=request.pieces)
        self._learned = False
        self._side_file_read = False
        self._rounds = 0
        self.were_made = False
        """The bytes were compared with a checksum, and are right."""

    def are_possible(self, version: RemoteVersion | None) -> bool:
        """Tell whether the end will show if the bytes belong together."""
        return self._offer.pieces is not None or self._expected(version) is not None

    def learn(
        self, answer: Answer, version: RemoteVersion, control: TransferControl, describe: bool
    ) -> None:
        """Read what the first answer tells of mirrors and checksums (RFC 6249).

        Args:
            answer: of the file's own server.
            version: what it told of the file.
            control: what stops further requests.
            describe: descriptions are worth a request of their own.
        """
        if self._learned:
            return
        self._learned = True
        if describe and self._offer.pieces is None:
            for url in descriptions_told(answer):
                self._describe(url, version, control)
        # Without a checksum of the whole, a mirror is anybody's word.
        if self.are_possible(version):
            count = self._sources.add(mirrors_told(answer))
            if count:
                self._sink.note(notes.MIRRORS_TOLD, count=str(count))

    def pieces_are_right(self, length: int, control: TransferControl) -> bool:
        """Tell whether all pieces match; those that do not were dropped, to come again.

        Raises:
            TransferError: DIGEST_WRONG, when a piece is wrong again and again.
        """
        pieces = self._offer.pieces
        if pieces is None or not pieces.covers(length):
            return True
        wrong = list(self._wrong_pieces(pieces, length, control))
        if not wrong:
            self._sink.note(notes.PIECES_RIGHT, count=str(len(pieces.digests)))
            self.were_made = True
            return True
        self._rounds += 1
        if self._rounds >= _MOST_ROUNDS:
            raise wrong[0][2].error()
        for start, end, _ in wrong:
            self._sink.note(notes.PIECE_WRONG, first=str(start), last=str(end - 1))
        self._drop_senders([(start, end) for start, end, _ in wrong])
        for start, end, _ in wrong:
            self._sources.forget(start, end)
            self._sink.drop(start, end)
        return False

    def difference(
        self, length: int, version: RemoteVersion | None, control: TransferControl
    ) -> Difference | None:
        """Compare the whole file; None if it is right, or nobody knows better.

        Raises:
            StopRequested: a stop came.
        """
        expected = self._expected(version) or self._beside(control)
        if expected is None:
            return None
        found = found_instead(expected, self._bytes(0, length, control))
        if found is not None:
            return Difference(expected, found)
        self._sink.note(notes.DIGEST_RIGHT, algorithm=expected.algorithm)
        self.were_made = True
        return None

    def _expected(self, version: RemoteVersion | None) -> Digest | None:
        told = stored_digest(version.digest) if version is not None else None
        return self._request.digest or told or self._offer.digest

    def _describe(self, url: str, version: RemoteVersion, control: TransferControl) -> None:
        name = version.name or name_from_url(self._request.url)
        try:
            offer = read_description(self._asker, url, version.length, name, control)
        except TransferError as error:
            control.check()
            host = host_of(url)
            self._sink.note(notes.DESCRIPTION_UNUSABLE, host=host, error=str(error))
            return
        if offer == Offer():
            return
        self._sink.note(notes.DESCRIBED, host=host_of(url))
        digest = self._offer.digest or offer.digest
        self._offer = Offer((), digest, self._offer.pieces or offer.pieces)
        if self.are_possible(version):
            self._sources.add(offer.mirrors)

    def _beside(self, control: TransferControl) -> Digest | None:
        """Return the checksum in the side file, if the user wants to look for one."""
        ending = self._request.settings.get(SIDE_FILE)
        if not ending or self._side_file_read or self._offer.pieces is not None:
            return None
        self._side_file_read = True
        why = ""
        try:
            digest = side_file_digest(self._asker, self._asker.url, ending, control)
        except TransferError as error:
            control.check()
            digest, why = None, str(error)
        if digest is None:
            self._sink.note(notes.SIDE_FILE_MISSING, ending=ending, error=why)
            return None
        self._sink.note(notes.SIDE_FILE_READ, algorithm=ending)
        self._offer = Offer((), digest, None)
        return digest

    def _wrong_pieces(
        self, pieces: Pieces, length: int, control: TransferControl
    ) -> Iterator[tuple[int, int, Difference]]:
        for number, expected in enumerate(pieces.digests):
            start = number * pieces.length
            end = min(start + pieces.length, length)
            found = found_instead(expected, self._bytes(start, end, control))
            if found is not None:
                yield start, end, Difference(expected, found)

    def _drop_senders(self, wrong: list[tuple[int, int]]) -> None:
        """Ask those no more who alone sent a wrong piece."""
        for start, end in wrong:
            senders = self._sources.who_sent(start, end)
            if len(senders) == 1:
                self._sources.drop(next(iter(senders)), notes.SOURCE_LIES)

    def _bytes(self, start: int, end: int, control: TransferControl) -> Iterator[bytes]:
        for offset in range(start, end, BUFFER_SIZE):
            control.check()
            yield self._sink.read(offset, min(BUFFER_SIZE, end - offset))
