"""Several connections that fetch one version of one file together.

The first answer tells the version; whoever joins later asks for its part only if the file
is still that version, by a strong validator. A single refusal to join leaves the others
alone; a single sign of another version ends them all.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from ebbtide.core.addresses import host_of
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_ranges import ContentRange, Unsatisfied, range_header
from ebbtide.core.http_validators import strong_etag
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadSink, StopRequested
from ebbtide.core.segments import Assignment, Part, assign
from ebbtide.transports.http import notes
from ebbtide.transports.http.asking import Asker
from ebbtide.transports.http.body import receive
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.group import Group
from ebbtide.transports.http.heads import (
    content_range,
    usable_part,
    version_of_part,
    version_of_whole,
)
from ebbtide.transports.http.hosts import HostLimits
from ebbtide.transports.http.sources import Sources, is_server_trouble
from ebbtide.transports.http.statuses import NOT_SATISFIABLE, PART, WHOLE, status_error
from ebbtide.transports.http.validation import PartVerdict, Proof, first_proof, judge_part, weigh

SMALLEST_PART = 2 * 1024 * 1024
"""Bytes that are worth a connection of their own."""


class Changed(Exception):  # noqa: N818 - not an error: the crew's finding
    """The server has another version of the file by now."""

    def __init__(self, note: str = notes.PART_OF_ANOTHER) -> None:
        super().__init__(note)
        self.note = note


class _Refused(Exception):  # noqa: N818 - the way out of a connection that was one too many
    """The server did not let another connection join in."""


class _LaneOver(Exception):  # noqa: N818 - the way out of a body that others took over
    """Everything that this connection was to fetch is here."""


@dataclass(frozen=True)
class Sharing:
    """How files are shared out among connections."""

    connections: int
    hosts: HostLimits
    smallest: int = SMALLEST_PART


@dataclass(frozen=True)
class Shared:
    """What a crew fetches together."""

    version: RemoteVersion
    length: int
    sources: Sources
    is_checked: bool
    """The bytes' checksums are compared later: mirrors need no validators."""


@dataclass(eq=False)
class _Lane:
    """What one connection fetches; guarded by the crew's lock."""

    start: int
    end: int
    """Where it stops; moves forward when somebody takes over the rest."""
    is_confirmed: bool = False
    """The server answered with these bytes. Until then, whoever comes near goes on itself."""
    source: str = ""
    """Who is asked for it."""
    is_absorbed: bool = False
    """Somebody came near, and went on itself."""
    began: float = field(default_factory=time.monotonic)
    position: int = field(init=False)
    written: int = field(init=False)
    limit: int = field(init=False)
    """Where the answer's body ends."""

    def __post_init__(self) -> None:
        self.position = self.written = self.start
        self.limit = self.end

    def part(self) -> Part:
        elapsed = time.monotonic() - self.began
        speed = (self.written - self.start) / elapsed if elapsed > 0 else 0.0
        return Part(self.written, self.position, self.end, speed)


class _Opening:
    """The first answer's body: what it repeats of the bytes held has to be the same."""

    def __init__(
        self,
        sink: DownloadSink,
        answer: Answer,
        begin: int,
        start: int,
        then: Callable[[], None],
    ) -> None:
        self.answer = answer
        self.begin = begin
        self._sink = sink
        self._place = begin
        self._start = start
        self._then: Callable[[], None] | None = then

    def compare(self, view: memoryview) -> memoryview:
        """Compare what is held, and return the rest.

        Raises:
            Changed: it is not the same.
        """
        known = min(len(view), self._start - self._place)
        if known and self._sink.read(self._place, known) != view[:known]:
            raise Changed(notes.OVERLAP_DIFFERS)
        self._place += known
        if self._place == self._start and self._then is not None:
            then, self._then = self._then, None
            then()
        return view[known:]


class Crew:
    """Fetches what a sink misses of one version, over several connections."""

    def __init__(
        self,
        asker: Asker,
        sink: DownloadSink,
        group: Group,
        shared: Shared,
        sharing: Sharing,
    ) -> None:
        self._asker = asker
        self._sink = sink
        self._group = group
        self._version = shared.version
        self._length = shared.length
        self._sources = shared.sources
        self._main = shared.sources.current
        self._is_checked = shared.is_checked
        self._sharing = sharing
        self._lock = threading.Lock()
        self._lanes: list[_Lane] = []
        self._errors: list[BaseException] = []
        self._url = ""
        self._helped = False

    def fetch(self, answer: Answer, start: int, end: int, begin: int) -> None:
        """Receive the body of an answer, and the rest of the file beside it.

        Args:
            answer: its body is the bytes from `begin` on, of the crew's version.
            start: the first byte that is missing.
            end: where the answer's body ends, excluded.
            begin: where it begins; bytes before `start` are compared, and nobody joins in
                before they were found to be the same.

        Raises:
            Changed: the server has another version by now.
            TransferError: something is still missing, and this is why. Without an error
                something may be missing, too: then nobody was let in any more.
            StopRequested: a stop came.
        """
        self._url = answer.url
        lane = _Lane(start, end, is_confirmed=True, source=self._main)
        self._lanes.append(lane)
        helpers: list[threading.Thread] = []

        def join_in() -> None:
            for helper in self._helpers():
                helpers.append(helper)
                helper.start()

        try:
            self._work(lane, _Opening(self._sink, answer, begin, start, join_in))
        finally:
            for helper in helpers:
                helper.join()
        self._conclude()

    def _helpers(self) -> list[threading.Thread]:
        wanted = self._sharing.connections
        mirrors = len(self._sources.live) - 1
        count = min(wanted, self._sharing.hosts.limit(host_of(self._url), wanted) + mirrors) - 1
        name = threading.current_thread().name
        return [
            threading.Thread(target=self._work, name=f"{name}-{number + 2}", daemon=True)
            for number in range(count)
        ]

    def _work(self, lane: _Lane | None = None, opening: _Opening | None = None) -> None:
        """Fetch parts until nothing is left to do; the outermost frame of helpers."""
        avoided: set[str] = set()
        try:
            if lane is not None and opening is not None:
                with self._leaving(lane):
                    self._receive(lane, opening.answer, opening)
            while (lane := self._next_lane(avoided)) is not None:
                with self._leaving(lane):
                    self._fetch_from(lane, avoided)
        except _Refused:
            pass  # Whoever is in goes on without it.
        except TransferError as error:
            self._errors.append(error)
        except BaseException as error:  # noqa: BLE001 - the outermost frame: told by `fetch`
            self._errors.append(error)
            self._group.end()

    def _fetch_from(self, lane: _Lane, avoided: set[str]) -> None:
        """Fetch a part; if its source is no good, leave the part to another one.

        Raises:
            _Refused: there is no other one.
        """
        try:
            self._fetch_part(lane)
        except _Refused:
            avoided.add(lane.source)
            if not set(self._sources.live) - avoided:
                raise
        except TransferError as error:
            if lane.source == self._main or not is_server_trouble(error):
                raise
            self._group.check()
            self._sources.drop(lane.source, str(error))

    def _next_lane(self, avoided: set[str]) -> _Lane | None:
        self._group.check()
        with self._lock:
            source = self._idlest(avoided)
            missing = self._sink.held.gaps(self._length)
            parts = [lane.part() for lane in self._lanes]
            found = assign(missing, parts, self._sharing.smallest)
            return None if found is None else self._open_lane(found, source)

    def _idlest(self, avoided: set[str]) -> str:
        """Return the source that the fewest connections ask now."""
        sources = [url for url in self._sources.live if url not in avoided]
        busy = [lane.source for lane in self._lanes]
        return min(sources, key=busy.count, default=self._main)

    def _open_lane(self, found: Assignment, source: str) -> _Lane:
        if found.shortened is not None:
            self._lanes[found.shortened].end = found.start
        lane = _Lane(found.start, found.end, source=source)
        self._lanes.append(lane)
        return lane

    @contextmanager
    def _leaving(self, lane: _Lane) -> Iterator[None]:
        """Give back what is left of a lane, however it ends."""
        try:
            yield
        except _LaneOver:
            pass
        finally:
            with self._lock:
                if lane in self._lanes:
                    self._lanes.remove(lane)
            self._sources.delivered(lane.source, lane.start, lane.written)

    def _fetch_part(self, lane: _Lane) -> None:
        asked = lane.limit
        headers = {"Range": range_header(lane.start, asked)}
        condition = strong_etag(self._version) or self._version.last_modified
        if condition and (lane.source == self._main or not self._is_checked):
            headers["If-Range"] = condition
        url = self._url if lane.source == self._main else lane.source
        try:
            answer = self._asker.ask(headers, self._group, url)
        except TransferError as error:
            raise self._refused(error, lane.source) from error
        with closing(answer):
            part = self._checked(answer, lane, asked)
            if self._confirm(lane, part.end):
                self._receive(lane, answer)

    def _confirm(self, lane: _Lane, limit: int) -> bool:
        """Make a lane one that others rely on; tell whether it still has something to do."""
        with self._lock:
            if lane.is_absorbed:
                return False
            lane.is_confirmed = True
            lane.limit = limit
            first, self._helped = not self._helped, True
        if first:
            self._sink.note(notes.SHARED, count=str(self._sharing.connections))
        return True

    def _go_on(self, lane: _Lane) -> None:
        """Let a lane go on over bytes that nobody fetches, or nobody was let in for yet."""
        end = self._reach(lane)
        for other in list(self._lanes):
            if not other.is_confirmed and lane.end <= other.start < end:
                other.is_absorbed = True
                self._lanes.remove(other)
        lane.end = end

    def _reach(self, lane: _Lane) -> int:
        """Return how far a lane could go before it meets others, or bytes that are here."""
        held = [max(start, lane.end) for start, end in self._sink.held if end > lane.end]
        others = [other.start for other in self._lanes if other.is_confirmed]
        return min([lane.limit, *held, *(start for start in others if start >= lane.end)])

    def _checked(self, answer: Answer, lane: _Lane, end: int) -> ContentRange:
        """Return the part that an answer holds.

        Raises:
            Changed: it is of another version.
            _Refused: it is of no use.
        """
        if self._is_of_another(answer, content_range(answer)):
            if lane.source == self._main:
                is_part = answer.status == PART
                raise Changed(notes.PART_OF_ANOTHER if is_part else notes.WHOLE_OF_ANOTHER)
            self._sources.drop(lane.source, notes.SOURCE_DIFFERS)
            raise _Refused
        part = usable_part(answer, lane.start, end) if answer.status == PART else None
        if part is None:
            raise self._refused(self._useless(answer), lane.source)
        return part

    def _useless(self, answer: Answer) -> TransferError:
        """Say why an answer that shows no change brings nothing."""
        if answer.status not in WHOLE:
            return status_error(answer, has_part=True)
        if weigh(self._version, version_of_whole(answer)).etag_differs:
            # It may have, or give each answer another ETag: the end will tell.
            return TransferError(ErrorCode.REMOTE_CHANGED)
        detail = "send a part of the file, if it is still the same"
        return TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)

    def _is_of_another(self, answer: Answer, part: ContentRange | Unsatisfied | None) -> bool:
        """Tell whether an answer shows that the file was changed."""
        if answer.status in WHOLE:
            evidence = weigh(self._version, version_of_whole(answer))
            return evidence.content_differs if self._is_checked else evidence.is_change
        if answer.status == NOT_SATISFIABLE and isinstance(part, Unsatisfied):
            return part.total not in (None, self._length)
        if answer.status == PART and isinstance(part, ContentRange):
            evidence = weigh(self._version, version_of_part(answer, part))
            proof = Proof.CHECKSUM if self._is_checked else first_proof(self._version)
            verdict = judge_part(proof, evidence, etags_vary=False)
            return verdict is not PartVerdict.USE
        return False

    def _receive(self, lane: _Lane, answer: Answer, opening: _Opening | None = None) -> None:
        size = lane.limit - (lane.start if opening is None else opening.begin)
        if opening is not None:
            opening.compare(memoryview(b""))

        def take(piece: memoryview | bytes) -> None:
            view = memoryview(piece)
            self._take(lane, view if opening is None else opening.compare(view))

        received = receive(answer, size, take)
        if received != size:
            raise TransferError(ErrorCode.LENGTH_WRONG, expected=size, found=received)

    def _take(self, lane: _Lane, view: memoryview) -> None:
        while view:
            with self._lock:
                if lane.position == lane.end:
                    self._go_on(lane)
                offset = lane.position
                size = min(len(view), lane.end - offset)
                lane.position += size
            if not size:
                raise _LaneOver
            self._write(offset, view[:size])
            view = view[size:]
            with self._lock:
                lane.written = offset + size
        with self._lock:
            if self._is_over(lane):
                raise _LaneOver

    def _is_over(self, lane: _Lane) -> bool:
        """Tell whether others fetch the rest of the answer's body for certain."""
        return lane.position == lane.end < lane.limit and self._reach(lane) == lane.end

    def _write(self, offset: int, data: memoryview) -> None:
        try:
            self._sink.write(offset, data)
        except TransferError:
            # What the sink refuses to one it refuses to all.
            self._group.end()
            raise

    def _refused(self, error: TransferError, source: str) -> _Refused:
        if source != self._main:
            self._group.check()
            self._sources.drop(source, str(error))
            return _Refused()
        with self._lock:
            beside = sum(lane.is_confirmed and lane.source == source for lane in self._lanes)
        limit = self._sharing.hosts.refused(host_of(self._url), beside)
        self._sink.note(notes.REFUSED_MORE, count=str(limit), error=str(error))
        return _Refused()

    def _conclude(self) -> None:
        """Raise what ended the crew; one that is only not done yet is left to the caller."""
        for error in self._errors:
            if isinstance(error, Changed):
                raise error
        if self._sink.held.gaps(self._length):
            # A stop is often the consequence of another's error.
            self._errors.sort(key=lambda error: isinstance(error, StopRequested))
            for error in self._errors:
                raise error
