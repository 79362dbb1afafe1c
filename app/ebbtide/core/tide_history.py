"""Minutes to days of the link, in few numbers.

The last minutes are kept as they were; what is older is summed up in cells of some seconds
or minutes each, so that a week costs no more memory than ten minutes. Times during which
nobody took notes (the program did not run, the machine slept, the clock was set forward) are
gaps, and are shown as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from ebbtide.core.tide import COUNT, STEP_S, Moment, Quiet, Tide

_HOLD_S = 2 * STEP_S
"""A rate of which nothing is heard any more has ended after this time."""


class Span(Enum):
    """How much of the past a strip shows, in seconds."""

    MINUTES = 600
    HOUR = 3_600
    DAY = 86_400
    WEEK = 604_800

    @property
    def step_s(self) -> int:
        """Seconds of one moment of the strip."""
        return self.value // COUNT


@dataclass(frozen=True, slots=True)
class TideCell:
    """What is remembered of some seconds or minutes."""

    step_s: int
    """How long the cell is, in seconds."""
    number: int
    """It begins at so many times its length after the epoch (wall clock)."""
    seconds: float
    """How much of it is known; more than its length if the clock was set back."""
    ours: float = 0.0
    """Bytes that we moved."""
    others: float = 0.0
    """Bytes of everybody else."""
    others_s: float = 0.0
    """For how many seconds those were measured."""
    quiet: tuple[tuple[Quiet, float], ...] = ()
    """For how many seconds we were quiet, by reason."""
    allowed: float = 0.0
    """Bytes that a limit allowed us while there was one."""
    limited_s: float = 0.0
    """For how many seconds there was one."""
    queue: float = 0.0
    """Queueing delay in seconds, times the seconds for which it was so long."""
    queue_measured_s: float = 0.0
    """For how many seconds it was measured."""


@dataclass(frozen=True, slots=True)
class TideLog:
    """All that is remembered of the link."""

    moments: tuple[Moment, ...] = ()
    """The last minutes, oldest first; gaps are left out."""
    cells: tuple[TideCell, ...] = ()
    """Hours and days, in cells of several lengths side by side."""


@dataclass(frozen=True, slots=True)
class TideChanges:
    """What differs from the cells that were kept last."""

    kept: tuple[TideCell, ...] = ()
    """New, or other than before."""
    gone: tuple[tuple[int, int], ...] = ()
    """Forgotten, by length and number."""


@dataclass(slots=True)
class _Cell:
    seconds: float = 0.0
    ours: float = 0.0
    """Bytes."""
    others: float = 0.0
    others_s: float = 0.0
    """How long the others' bytes were measured."""
    quiet: dict[Quiet, float] = field(default_factory=dict)
    """Seconds by reason."""
    allowed: float = 0.0
    limited_s: float = 0.0
    queue: float = 0.0
    queue_measured_s: float = 0.0

    def moment(self, at: float) -> Moment:
        """Return the cell's means; it was quiet if it was so most of the time."""
        most = max(self.quiet, key=self.quiet.__getitem__, default=None)
        mostly = most if most and 2 * self.quiet[most] > self.seconds else None
        others = _mean(self.others, self.others_s)
        queue_s = _mean(self.queue, self.queue_measured_s)
        limit = _mean(self.allowed, self.limited_s)
        ours = self.ours / max(self.seconds, 0.001)
        return Moment(at, ours, others, mostly, queue_s, limit)

    def count(self, known: Moment, seconds: float, moving: float) -> None:
        """Add a stretch of time; a rate was heard of for the part in which it was moving."""
        self.seconds += seconds
        self.ours += known.ours * moving
        if known.others is not None:
            self.others += known.others * moving
            self.others_s += moving
        if known.limit is not None:
            self.allowed += known.limit * moving
            self.limited_s += moving
        if known.queue_s is not None:
            self.queue += known.queue_s * moving
            self.queue_measured_s += moving
        if known.quiet is not None:
            self.quiet[known.quiet] = self.quiet.get(known.quiet, 0.0) + seconds


def _of(cell: TideCell) -> _Cell:
    """Return a cell to count with."""
    sums = (cell.seconds, cell.ours, cell.others, cell.others_s)
    link = (cell.allowed, cell.limited_s, cell.queue, cell.queue_measured_s)
    return _Cell(*sums, dict(cell.quiet), *link)


def _mean(total: float, seconds: float) -> float | None:
    return total / seconds if seconds else None


class Coarse:
    """Cells of one length, as many as a strip shows."""

    def __init__(self, step_s: int) -> None:
        self._step_s = step_s
        self._cells: dict[int, _Cell] = {}
        self._changed: set[int] = set()
        self._gone: set[int] = set()

    def add(self, start: float, end: float, known: Moment) -> None:
        """Take down that things were so from one time to another."""
        moving_until = known.at + _HOLD_S
        start = max(start, end - COUNT * self._step_s)
        while start < end:
            number = int(start // self._step_s)
            stop = min(end, (number + 1) * self._step_s)
            cell = self._cells.setdefault(number, _Cell())
            cell.count(known, stop - start, max(0.0, min(stop, moving_until) - start))
            self._changed.add(number)
            self._gone.discard(number)
            start = stop
        self._forget(int(end // self._step_s))

    def moments(self, now: float) -> list[Moment | None]:
        """Return the strip's moments, oldest first; None where nothing was noted."""
        last = int(now // self._step_s)
        steps = range(last - COUNT + 1, last + 1)
        cells = ((step, self._cells.get(step)) for step in steps)
        return [cell.moment(step * self._step_s) if cell else None for step, cell in cells]

    def cells(self) -> tuple[TideCell, ...]:
        """Return all cells, oldest first."""
        return tuple(map(self._cell, sorted(self._cells)))

    def restore(self, cells: Iterable[TideCell]) -> None:
        """Take over cells; those of another length are another one's business."""
        for cell in cells:
            if cell.step_s == self._step_s:
                self._cells[cell.number] = _of(cell)

    def changes(self) -> TideChanges:
        """Return what differs from what was written last."""
        kept = tuple(map(self._cell, sorted(self._changed)))
        return TideChanges(kept, tuple((self._step_s, one) for one in sorted(self._gone)))

    def written(self) -> None:
        """The changes are on record."""
        self._changed.clear()
        self._gone.clear()

    def _cell(self, number: int) -> TideCell:
        cell = self._cells[number]
        quiet = tuple(cell.quiet.items())
        sums = (cell.seconds, cell.ours, cell.others, cell.others_s)
        link = (cell.allowed, cell.limited_s, cell.queue, cell.queue_measured_s)
        return TideCell(self._step_s, number, *sums, quiet, *link)

    def _forget(self, now: int) -> None:
        """Keep as many cells as are shown: those nearest to the present.

        Not by their age: a clock that runs years ahead until somebody sets it right would
        make all of the past too old.
        """
        while len(self._cells) > COUNT:
            farthest = max(self._cells, key=lambda one: abs(one - now))
            del self._cells[farthest]
            self._changed.discard(farthest)
            self._gone.add(farthest)


class TideHistory:
    """What a strip of any span shows."""

    def __init__(self) -> None:
        self.recent = Tide()
        self._coarse = {one: Coarse(one.step_s) for one in Span if one is not Span.MINUTES}
        self._last: Moment | None = None
        """What was noted last, and is so until something else is noted."""
        self._counted = 0.0
        """Until when that was taken down, by the wall clock."""
        self._awake = 0.0

    def note(self, moment: Moment, awake: float) -> None:
        """Take down how things are at the moment's time, and were since the last one.

        Args:
            moment: how things are.
            awake: seconds by a clock that stands still while the machine sleeps and knows
                nothing of the wall clock: what passes beyond them is a gap.
        """
        self._go_on(moment.at, awake)
        self.recent.put(moment)
        self._last, self._counted, self._awake = moment, moment.at, awake

    def stop(self, now: float, awake: float) -> None:
        """Take down that nothing is known from now on, until the next note."""
        self._go_on(now, awake)
        if self._last is not None:
            self.recent.lose(now)
        self._last = None

    def moments(self, span: Span, now: float, awake: float) -> list[Moment | None]:
        """Return the moments of a span that ends now, oldest first."""
        self._go_on(now, awake)
        if span is Span.MINUTES:
            return self.recent.moments(now)
        return self._coarse[span].moments(now)

    def log(self, now: float, awake: float) -> TideLog:
        """Return all that is remembered."""
        recent = self.moments(Span.MINUTES, now, awake)
        cells = tuple(cell for coarse in self._coarse.values() for cell in coarse.cells())
        return TideLog(tuple(one for one in recent if one is not None), cells)

    def restore(self, log: TideLog, now: float, awake: float) -> None:
        """Take over what somebody else remembers of the time until now."""
        self._go_on(now, awake)
        self.recent.restore(log.moments)
        for coarse in self._coarse.values():
            coarse.restore(log.cells)
        self.recent.fill(_moments_in(log.cells, now))

    def changes(self, now: float, awake: float) -> TideChanges:
        """Return how the cells differ from what was written last."""
        self._go_on(now, awake)
        changes = [coarse.changes() for coarse in self._coarse.values()]
        kept = tuple(cell for one in changes for cell in one.kept)
        return TideChanges(kept, tuple(cell for one in changes for cell in one.gone))

    def written(self) -> None:
        """The changes are on record."""
        for coarse in self._coarse.values():
            coarse.written()

    def _go_on(self, now: float, awake: float) -> None:
        """Take down the time since the last note."""
        last = self._last
        if last is None:
            return
        known_s = max(0.0, min(now - self._counted, awake - self._awake))
        end = self._counted + known_s
        for coarse in self._coarse.values():
            coarse.add(self._counted, end, last)
        if abs(now - end) > STEP_S:
            self.recent.lose(min(now, end))
            # Of a rate from before the gap nothing is known after it; a reason stays.
            self._last = Moment(now, 0.0, None, last.quiet)
            self.recent.put(self._last)
        self._counted, self._awake = now, awake


def _moments_in(cells: Iterable[TideCell], now: float) -> dict[int, Moment | None]:
    """Return what the finest cells tell of the last minutes, by step; None where one ends."""
    finest = [one for one in cells if one.step_s == Span.HOUR.step_s]
    width, found = Span.HOUR.step_s // STEP_S, dict[int, Moment | None]()
    newest = int(now // STEP_S)
    for cell in sorted(finest, key=lambda one: one.number):
        first = cell.number * width
        if not newest - COUNT < first <= newest:
            continue
        found.update(
            (step, _of(cell).moment(step * STEP_S))
            for step in range(first, min(first + width, newest + 1))
        )
        # Nobody took notes from here on, unless there is another cell.
        found[first + width] = None
    return {step: moment for step, moment in found.items() if step <= newest}
