"""Fetching parts of a file, back to back into one sink (BITS' file ranges).

The sink's offsets are local, the server's are remote; `ebbtide.core.file_ranges` leads
from one to the other. Versions are told apart as in `ebbtide.transports.http.download`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from ebbtide.core.digests import Digest, found_instead
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import Piece, fits, local_size, pieces
from ebbtide.core.http_ranges import ContentRange, range_header
from ebbtide.core.http_validators import strong_date, strong_etag
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.transports.http import notes
from ebbtide.transports.http.asking import Asker
from ebbtide.transports.http.body import Take, receive
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.heads import (
    content_range,
    is_encoded,
    version_of_part,
    version_of_whole,
)
from ebbtide.transports.http.intake import Mismatch, PartIntake
from ebbtide.transports.http.last_look import LastLook
from ebbtide.transports.http.overlap import Overlap
from ebbtide.transports.http.statuses import NOT_SATISFIABLE, PART, WHOLE, status_error
from ebbtide.transports.http.validation import (
    PartVerdict,
    Proof,
    first_proof,
    judge_part,
    merged,
    weigh,
)

_MOST_RESTARTS = 1
_PIECE = 1024 * 1024


class RangedDownload:
    """Fetches what the sink does not hold yet of the parts that are wanted."""

    def __init__(
        self,
        asker: Asker,
        request: DownloadRequest,
        sink: DownloadSink,
        control: TransferControl,
        look: LastLook,
    ) -> None:
        self._asker = asker
        self._look = look
        self._ranges = request.ranges
        self._digest = request.digest
        self._sink = sink
        self._control = control
        self._version = request.version
        self._had_part = request.version is not None
        self._overlap = Overlap()
        self._restarts = 0
        self._is_doubted = bool(sink.held)
        """As in `ebbtide.transports.http.download`: bytes of before are compared in any case."""

    def run(self) -> int:
        """Fetch and return the local file's length.

        Raises:
            TransferError: the attempt failed.
            StopRequested: a stop came.
        """
        if self._sink.held and self._version is None:
            self._restart(RestartReason.NOT_VERIFIABLE)
        is_proven = False
        while True:
            self._control.check()
            if self._version is not None and first_proof(self._version) is not Proof.OVERLAP:
                is_proven = True
            piece = self._next_piece() if is_proven or not self._sink.held else self._last_piece()
            if piece is None:
                size = local_size(self._ranges, self._length)
                size = self._sink.held.size if size is None else size
                if self._is_of_one_version(size):
                    return size
                self._restart(RestartReason.REMOTE_CHANGED)
                is_proven = False
                continue
            try:
                self._fetch(piece)
                is_proven = True
            except Mismatch:
                self._sink.note(notes.OVERLAP_DIFFERS)
                self._restart(RestartReason.REMOTE_CHANGED)
            except TransferError as error:
                self._control.check()
                if not self._overlap.shrinks(error, self._sink.held.size):
                    raise
                self._sink.note(notes.OVERLAP_SHRINKS)

    def _is_of_one_version(self, size: int) -> bool:
        """Tell whether all parts belong together, as far as the server lets that be known.

        Raises:
            TransferError: DIGEST_WRONG, if the user gave a checksum and it is another one.
        """
        if self._digest is None:
            return not self._look.shows_change(self._version, size, self._control)
        self._compare(size, self._digest)
        return True

    def _compare(self, size: int, digest: Digest) -> None:
        data = (self._sink.read(at, min(_PIECE, size - at)) for at in range(0, size, _PIECE))
        found = found_instead(digest, data)
        if found is not None:
            raise TransferError(
                ErrorCode.DIGEST_WRONG,
                algorithm=found.algorithm,
                expected=digest.value.hex(),
                found=found.value.hex(),
            )
        self._sink.note(notes.DIGEST_RIGHT, algorithm=digest.algorithm)

    @property
    def _length(self) -> int | None:
        return self._version.length if self._version is not None else None

    def _next_piece(self) -> Piece | None:
        """Return the next bytes to ask for; the last may be longer than the file."""
        size = local_size(self._ranges, self._length)
        gaps = self._sink.held.gaps(size if size is not None else 2**63 - 1).pairs
        if not gaps:
            return None
        return next(pieces(self._ranges, self._length, *gaps[0]), None)

    def _last_piece(self) -> Piece:
        """Return an empty piece after bytes that are held: asking for it compares those."""
        end = self._sink.held.pairs[-1][1]
        (last,) = pieces(self._ranges, self._length, end - 1, end)
        return Piece(end, last.remote + 1, 0)

    def _fetch(self, piece: Piece) -> None:
        version = self._version
        proof = first_proof(version) if version is not None else None
        overlap = self._overlap_of(piece) if proof is Proof.OVERLAP or self._is_doubted else 0
        start = piece.remote - overlap
        is_open = self._length is None and piece.size > 2**62
        end = None if is_open else piece.remote + piece.size
        headers = {"Range": range_header(start, end)}
        if version is not None and proof in (Proof.ETAG, Proof.DATE):
            headers["If-Range"] = strong_etag(version) or strong_date(version) or ""
        self._overlap.asked()
        with closing(self._asker.ask(headers, self._control)) as answer:
            if answer.status == PART:
                self._take_part(answer, piece, start, proof)
            elif answer.status in WHOLE:
                self._take_whole(answer)
            elif answer.status == NOT_SATISFIABLE:
                raise _too_short()
            else:
                raise status_error(answer, has_part=self._had_part)

    def _overlap_of(self, piece: Piece) -> int:
        """Return how many bytes before a piece are held and lie before it remotely, too."""
        for start, end in self._sink.held:
            if end == piece.local:
                (last,) = list(pieces(self._ranges, self._length, end - 1, end)) or (None,)
                if last is None or last.remote + 1 != piece.remote:
                    return 0
                before = list(pieces(self._ranges, self._length, start, end))[-1]
                return self._overlap.of(before.size)
        return 0

    def _take_part(self, answer: Answer, piece: Piece, start: int, proof: Proof | None) -> None:
        part = content_range(answer)
        if not isinstance(part, ContentRange) or part.start != start or is_encoded(answer):
            detail = "it answered with another part than was asked for"
            raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=answer.host, detail=detail)
        self._overlap.comes(piece.remote - start, self._sink.held.size)
        self._look.begins(answer)
        found = version_of_part(answer, part)
        if self._is_another(found, proof):
            self._sink.note(notes.PART_OF_ANOTHER)
            self._restart(RestartReason.REMOTE_CHANGED)
            return
        if self._version is not None:
            found = merged(self._version, found, etags_vary=False)
        self._check_fit(found)
        intake = PartIntake(
            self._sink, piece.local - (piece.remote - start), piece.local, self._announce(found)
        )
        size = min(part.size, piece.remote + piece.size - start)
        received = receive(answer, part.size, _limited(intake, size))
        if received != part.size:
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=part.size, found=received)
        self._is_doubted = self._is_doubted and start == piece.remote
        if part.end <= piece.remote and piece.size:
            detail = "it sent no new bytes in answer to the question for some"
            raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=answer.host, detail=detail)

    def _announce(self, version: RemoteVersion) -> Callable[[], None]:
        def announce() -> None:
            self._version = version
            self._sink.answered(version)

        return announce

    def _is_another(self, found: RemoteVersion, proof: Proof | None) -> bool:
        if self._version is None:
            return False
        verdict = judge_part(proof or Proof.OVERLAP, weigh(self._version, found), etags_vary=False)
        return verdict is PartVerdict.CHANGED

    def _take_whole(self, answer: Answer) -> None:
        """Pick the wanted parts out of a whole file: its server does not send parts."""
        version = version_of_whole(answer)
        if version.length is None or is_encoded(answer):
            detail = "send parts of a file, or at least say how long it is"
            raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
        self._check_fit(version)
        if self._sink.held:
            changed = self._version is not None and weigh(self._version, version).is_change
            self._sink.note(notes.SENT_WHOLE, status=str(answer.status))
            self._restart(RestartReason.REMOTE_CHANGED if changed else RestartReason.NOT_RESUMABLE)
        self._sink.note(notes.RANGES_OF_WHOLE)
        self._look.begins(answer)
        self._announce(version)()
        wanted = pieces(self._ranges, version.length, 0, 2**63 - 1)
        picker = _Picker(self._sink, sorted(wanted, key=lambda piece: piece.remote))
        received = receive(answer, version.length, picker.take)
        if received != version.length:
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=version.length, found=received)

    def _check_fit(self, version: RemoteVersion) -> None:
        if version.length is not None and not fits(self._ranges, version.length):
            raise _too_short()

    def _restart(self, reason: RestartReason) -> None:
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise TransferError(ErrorCode.REMOTE_CHANGED)
        self._sink.restart(reason)
        self._version = None
        self._is_doubted = False


def _too_short() -> TransferError:
    detail = "send the parts that are wanted: its file is shorter"
    return TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)


def _limited(intake: PartIntake, size: int) -> Take:
    """Take no more than so many bytes: a server may send more than it was asked for."""
    left = size

    def take(piece: memoryview | bytes) -> None:
        nonlocal left
        view = memoryview(piece)[:left]
        left -= len(view)
        if view:
            intake.take(view)

    return take


class _Picker:
    """Writes the wanted parts of a file that arrives from its beginning."""

    def __init__(self, sink: DownloadSink, wanted: list[Piece]) -> None:
        self._sink = sink
        self._wanted = wanted
        self._place = 0

    def take(self, piece: memoryview | bytes) -> None:
        view = memoryview(piece)
        start, end = self._place, self._place + len(view)
        self._place = end
        for one in self._wanted:
            first, last = max(start, one.remote), min(end, one.remote + one.size)
            if first < last:
                data = view[first - start : last - start]
                self._sink.write(one.local + first - one.remote, data)
        self._wanted = [one for one in self._wanted if one.remote + one.size > end]
