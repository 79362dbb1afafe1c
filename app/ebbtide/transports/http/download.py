"""The conversation that fetches one file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

from ebbtide.core.addresses import host_of
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.http_ranges import ContentRange, Unsatisfied, first_gap, range_header
from ebbtide.core.http_validators import etags_agree
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.core.ranges import Ranges
from ebbtide.transports.http import notes
from ebbtide.transports.http.asking import Asker
from ebbtide.transports.http.body import receive, receive_decoded
from ebbtide.transports.http.checks import Checks
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.crew import Changed, Crew, Shared, Sharing
from ebbtide.transports.http.group import Group
from ebbtide.transports.http.heads import (
    content_range,
    has_to_be_decoded,
    usable_part,
    version_of_part,
    version_of_whole,
)
from ebbtide.transports.http.intake import Mismatch, PartIntake
from ebbtide.transports.http.last_look import LastLook
from ebbtide.transports.http.overlap import Overlap
from ebbtide.transports.http.portal import is_page_instead
from ebbtide.transports.http.sources import Sources
from ebbtide.transports.http.statuses import NOT_SATISFIABLE, PART, WHOLE, status_error
from ebbtide.transports.http.validation import (
    PartVerdict,
    Proof,
    first_proof,
    judge_part,
    merged,
    next_proof,
    weigh,
)

_MOST_RESTARTS = 1
"""A file that changes again within one attempt is left to the next attempt."""


class Download:
    """Fetches what the sink does not hold yet.

    Whenever `sink.write` is called, what the sink holds has been shown to be of the
    version whose bytes are written, as far as the server lets that be shown.
    """

    def __init__(
        self,
        asker: Asker,
        request: DownloadRequest,
        sink: DownloadSink,
        control: TransferControl,
        sharing: Sharing,
        look: LastLook,
    ) -> None:
        self._asker = asker
        self._sources = Sources(self._asker.url, request.mirrors, sink)
        self._checks = Checks(self._asker, request, sink, self._sources)
        self._request = request
        self._sink = sink
        self._control = control
        self._group = Group(control)
        self._sharing = sharing
        self._look = look
        self._held = request.version
        self._known = request.version
        """What was known when the attempt began; a restart does not forget it."""
        self._is_continued = bool(sink.held)
        self._is_doubted = self._is_continued and not self._checks.are_possible(request.version)
        """The last bytes of an earlier attempt are compared, too, whatever the server says.

        Some servers send new bytes under the old ETag for a moment after a change (lighttpd,
        whose cache of file states is up to a second old). Where there is a checksum, that tells.
        """
        self._overlap = Overlap()
        self._restarts = 0
        self._etags: list[str] = []

    def run(self) -> int:
        """Fetch and return the file's length.

        Raises:
            TransferError: the attempt failed.
            StopRequested: a stop came.
        """
        if self._sink.held and self._held is None:
            self._restart(RestartReason.NOT_VERIFIABLE)
        while True:
            self._control.check()
            self._group = Group(self._control)
            try:
                length = self._fetch_some()
            except Changed as changed:
                self._give_up(changed.note, RestartReason.REMOTE_CHANGED)
            except TransferError as error:
                # Whatever went wrong after a stop went wrong because of it.
                self._control.check()
                if self._overlap.shrinks(error, self._sink.held.size):
                    self._sink.note(notes.OVERLAP_SHRINKS)
                else:
                    self._sources.give_up(error)
            else:
                if length is not None and self._is_right(length):
                    return length

    def _fetch_some(self) -> int | None:
        """Fetch some of what is missing; return the length once nothing is."""
        held = self._sink.held
        if held and self._held is not None:
            return self._fetch_gap(held, self._held)
        with closing(self._ask({})) as answer:
            return self._take_whole(answer)

    def _ask(self, headers: dict[str, str]) -> Answer:
        self._overlap.asked()
        return self._asker.ask(headers, self._group, self._sources.current)

    # The whole file

    def _take_whole(self, answer: Answer) -> int | None:
        if answer.status not in WHOLE:
            raise status_error(answer, has_part=self._had_part)
        version = version_of_whole(answer)
        self._refuse_page(answer, version)
        self._sources.settle()
        self._look.begins(answer)
        self._sink.answered(version)
        self._held = version
        self._checks.learn(answer, version, self._group, self._worth_describing(version))
        if self._is_shareable(version) and version.length is not None:
            self._share(answer, version, 0, version.length, 0)
            return None
        intake = PartIntake(self._sink, 0, 0, sent=self._note_sender())
        if has_to_be_decoded(answer):
            self._sink.note(notes.DECODED, coding=answer.header("Content-Encoding") or "")
            return receive_decoded(answer, intake.take)
        received = receive(answer, version.length, intake.take)
        self._check_length(version.length, received)
        return received

    def _is_shareable(self, version: RemoteVersion) -> bool:
        """Tell whether other connections can be sure to fetch the same version."""
        return (
            self._sharing.connections > 1
            and version.resumable
            and version.length is not None
            and version.length >= 2 * self._sharing.smallest
            and (self._is_trusting or first_proof(version) is not Proof.OVERLAP)
        )

    def _worth_describing(self, version: RemoteVersion) -> bool:
        return version.length is not None and version.length >= 2 * self._sharing.smallest

    @property
    def _is_trusting(self) -> bool:
        """Mirrors may be mixed, because a checksum tells at the end."""
        return self._sources.are_several and self._checks.are_possible(self._held)

    def _note_sender(self) -> Callable[[int, int], None]:
        return partial(self._sources.delivered, self._sources.current)

    def _share(
        self, answer: Answer, version: RemoteVersion, start: int, end: int, begin: int
    ) -> None:
        length = version.length or 0
        shared = Shared(version, length, self._sources, self._is_trusting)
        crew = Crew(self._asker, self._sink, self._group, shared, self._sharing)
        crew.fetch(answer, start, end, begin)
        self._is_doubted = self._is_doubted and begin == start

    def _check_length(self, announced: int | None, received: int) -> None:
        if announced is not None and received != announced:
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=announced, found=received)
        known = self._known.length if self._known is not None else None
        if announced is None and known is not None and received < known:
            # It once had a length: an end without one is only an end after so many bytes.
            raise TransferError(ErrorCode.CONNECTION_LOST)

    # A part

    def _fetch_gap(self, held: Ranges, version: RemoteVersion) -> int | None:
        """Fetch some of what is missing; return the length once nothing is."""
        start, end = first_gap(held, version.length)
        if start == version.length:
            return start
        is_trusting = self._is_trusting and version.length is not None
        proof: Proof = Proof.CHECKSUM if is_trusting else first_proof(version)
        while True:
            if proof is Proof.OVERLAP and start == 0:
                self._restart(RestartReason.NOT_VERIFIABLE)
                return None
            with closing(self._ask_part(proof, version, start, end)) as answer:
                if answer.status in WHOLE:
                    step = self._on_whole(proof, version, answer)
                elif answer.status == PART:
                    return self._on_part(proof, version, start, end, answer)
                elif answer.status == NOT_SATISFIABLE:
                    step = self._on_not_satisfiable(proof, version, start, answer)
                else:
                    raise status_error(answer, has_part=True)
                if isinstance(step, RestartReason):
                    self._restart(step)
                    return self._take_whole(answer) if answer.status in WHOLE else None
            proof = step

    def _ask_part(
        self, proof: Proof, version: RemoteVersion, start: int, end: int | None
    ) -> Answer:
        headers = {"Range": range_header(self._asked_from(proof, start), end)}
        if proof is Proof.CHECKSUM:
            host = host_of(self._sources.current)
            self._sink.note(notes.ASKED_BY_CHECKSUM, host=host, start=str(start))
        elif proof is Proof.ETAG:
            headers["If-Range"] = version.etag or ""
            self._sink.note(notes.ASKED_BY_ETAG, start=str(start), etag=version.etag or "")
        elif proof is Proof.DATE:
            headers["If-Range"] = version.last_modified or ""
            self._sink.note(notes.ASKED_BY_DATE, start=str(start), date=version.last_modified or "")
        else:
            self._sink.note(notes.ASKED_BY_OVERLAP, start=str(start))
        return self._ask(headers)

    def _asked_from(self, proof: Proof, start: int) -> int:
        """Return where the part asked for begins: earlier if its overlap may be compared."""
        is_doubted = self._is_doubted and proof is not Proof.CHECKSUM
        if proof is Proof.OVERLAP or self._etags or is_doubted:
            return start - self._overlap.of(self._held_before(start))
        return start

    def _held_before(self, start: int) -> int:
        for held_start, held_end in self._sink.held:
            if held_end == start:
                return held_end - held_start
        return 0

    def _on_whole(
        self, proof: Proof, version: RemoteVersion, answer: Answer
    ) -> Proof | RestartReason:
        found = version_of_whole(answer)
        self._refuse_page(answer, found)
        evidence = weigh(version, found)
        if found.etag is not None and evidence.etag_differs:
            self._etags.append(found.etag)
        step = next_proof(proof, version, evidence)
        note = notes.SENT_WHOLE if isinstance(step, RestartReason) else notes.SENT_WHOLE_ASK_AGAIN
        self._sink.note(note, status=str(answer.status))
        return step

    def _on_not_satisfiable(
        self, proof: Proof, version: RemoteVersion, start: int, answer: Answer
    ) -> Proof | RestartReason:
        part = content_range(answer)
        total = part.total if isinstance(part, Unsatisfied) else None
        self._sink.note(notes.NOT_SATISFIABLE, status=str(answer.status))
        if total is not None and version.length is not None and total != version.length:
            return RestartReason.REMOTE_CHANGED
        if total is not None and total < start:
            return RestartReason.REMOTE_CHANGED
        if proof is Proof.CHECKSUM:
            return RestartReason.NOT_RESUMABLE
        # All of a file of unknown length may be here: its last block will tell.
        return Proof.OVERLAP if proof is not Proof.OVERLAP else RestartReason.NOT_RESUMABLE

    def _on_part(
        self, proof: Proof, version: RemoteVersion, start: int, end: int | None, answer: Answer
    ) -> int | None:
        asked_from = self._asked_from(proof, start)
        part = usable_part(answer, asked_from, end)
        if part is None:
            self._give_up(notes.PART_UNUSABLE, RestartReason.NOT_RESUMABLE)
            return None
        found = version_of_part(answer, part)
        self._refuse_page(answer, found)
        vary = self._etags_vary(found)
        verdict = judge_part(proof, weigh(version, found), etags_vary=vary)
        has_overlap = part.start < start
        if verdict is PartVerdict.CHANGED or (verdict is PartVerdict.COMPARE and not has_overlap):
            self._give_up(notes.PART_OF_ANOTHER, RestartReason.REMOTE_CHANGED)
            return None
        self._overlap.comes(start - part.start, self._sink.held.size)
        if proof is not Proof.CHECKSUM:
            version = merged(version, found, etags_vary=vary)
        self._checks.learn(answer, version, self._group, self._worth_describing(version))
        self._look.begins(answer)
        if verdict is PartVerdict.USE and self._is_shareable(version):
            self._sink.answered(version)
            self._held = version
            self._share(answer, version, start, part.end, part.start)
            return None
        return self._take_part(part, start, version, answer)

    def _take_part(
        self, part: ContentRange, start: int, version: RemoteVersion, answer: Answer
    ) -> int | None:
        intake = PartIntake(
            self._sink,
            part.start,
            start,
            lambda: self._sink.answered(version),
            self._note_sender(),
        )
        try:
            received = receive(answer, part.size, intake.take)
        except Mismatch:
            self._give_up(notes.OVERLAP_DIFFERS, RestartReason.REMOTE_CHANGED)
            return None
        if received != part.size:
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=part.size, found=received)
        self._held = version
        self._is_doubted = self._is_doubted and part.start == start
        if part.end > start:
            return None
        if version.length in (None, start):
            # Nothing came after the bytes held, although all the rest was asked for.
            self._sink.answered(version)
            return start
        detail = "it sent no new bytes in answer to the question for some"
        raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=answer.host, detail=detail)

    # Its end

    def _is_right(self, length: int) -> bool:
        """Tell whether the whole file is one version of it; if not, it was thrown away.

        A checksum tells, or the server, by what it says of the file now.

        Raises:
            TransferError: DIGEST_WRONG for a file that was fetched at one go.
        """
        if not self._checks.pieces_are_right(length, self._control):
            return False
        wrong = self._checks.difference(length, self._held, self._control)
        if wrong is None:
            return self._checks.were_made or not self._is_another_now(length)
        if (self._is_continued or self._sources.are_mixed) and self._restarts == 0:
            # What was held before may be damaged, or of another version that looked the same.
            self._sink.note(notes.DIGEST_DIFFERS, algorithm=wrong.expected.algorithm)
            self._sources.keep_one()
            self._restart(RestartReason.DIGEST_WRONG)
            return False
        raise wrong.error()

    def _is_another_now(self, length: int) -> bool:
        is_changed = self._look.shows_change(self._held, length, self._control)
        if is_changed:
            self._restart(RestartReason.REMOTE_CHANGED)
        return is_changed

    # Common

    @property
    def _had_part(self) -> bool:
        return self._known is not None

    def _etags_vary(self, found: RemoteVersion) -> bool:
        """Tell whether two answers of this attempt had different ETags."""
        return found.etag is not None and any(
            not etags_agree(seen, found.etag) for seen in self._etags
        )

    def _refuse_page(self, answer: Answer, found: RemoteVersion) -> None:
        if is_page_instead(self._request.url, answer.url, found, self._known):
            self._sink.note(notes.PAGE_INSTEAD, host=answer.host)
            raise TransferError(ErrorCode.NOT_THE_FILE, found=found.media_type or "")

    def _give_up(self, note: str, reason: RestartReason) -> None:
        self._sink.note(note)
        self._restart(reason)

    def _restart(self, reason: RestartReason) -> None:
        if self._held is not None and not self._sources.is_home and self._may_be_elsewhere(reason):
            # A mirror differs: that says nothing about the bytes from elsewhere.
            raise TransferError(ErrorCode.REMOTE_CHANGED)
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise TransferError(ErrorCode.REMOTE_CHANGED)
        self._sink.restart(reason)
        self._held = None
        self._is_doubted = False

    def _may_be_elsewhere(self, reason: RestartReason) -> bool:
        """Tell whether another source may go on where this one cannot."""
        if reason is RestartReason.NOT_RESUMABLE:
            return len(self._sources.live) > 1
        return reason is not RestartReason.DIGEST_WRONG
