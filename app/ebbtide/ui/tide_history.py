"""Hours and days of the link, in few numbers. No Qt.

The last minutes are kept as they were; what is older is summed up in cells of some seconds
or minutes each, so that a week costs no more memory than ten minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ebbtide.ui.tide import COUNT, STEP_S, Moment, Quiet, Tide

_HOLD_S = 2 * STEP_S
"""A rate of which nothing is heard any more has ended after this time."""


class Span(Enum):
    """How much of the past a strip shows, in seconds."""

    MINUTES = 600
    HOUR = 3_600
    DAY = 86_400
    WEEK = 604_800

    @property
    def step_s(self) -> float:
        """Seconds of one moment of the strip."""
        return self.value / COUNT


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

    def moment(self, at: float) -> Moment:
        """Return the cell's means; it was quiet if it was so most of the time."""
        most = max(self.quiet, key=self.quiet.__getitem__, default=None)
        mostly = most if most and 2 * self.quiet[most] > self.seconds else None
        others = self.others / self.others_s if self.others_s else None
        return Moment(at, self.ours / max(self.seconds, 0.001), others, mostly)


class Coarse:
    """Cells of one length."""

    def __init__(self, step_s: float) -> None:
        self._step_s = step_s
        self._cells: dict[int, _Cell] = {}

    def add(self, start: float, end: float, known: Moment) -> None:
        """Take down that things were so from one time to another."""
        moving_until = min(end, start + _HOLD_S)
        start = max(start, end - COUNT * self._step_s)
        while start < end:
            step = int(start // self._step_s)
            stop = min(end, (step + 1) * self._step_s)
            cell = self._cells.setdefault(step, _Cell())
            _count(cell, known, stop - start, max(0.0, min(stop, moving_until) - start))
            start = stop
        self._forget(int(end // self._step_s) - COUNT)

    def moments(self, now: float) -> list[Moment | None]:
        """Return the strip's moments, oldest first; None where nothing was noted."""
        last = int(now // self._step_s)
        steps = range(last - COUNT + 1, last + 1)
        cells = ((step, self._cells.get(step)) for step in steps)
        return [cell.moment(step * self._step_s) if cell else None for step, cell in cells]

    def _forget(self, oldest: int) -> None:
        for step in [one for one in self._cells if one < oldest]:
            del self._cells[step]


def _count(cell: _Cell, known: Moment, seconds: float, moving: float) -> None:
    cell.seconds += seconds
    cell.ours += known.ours * moving
    if known.others is not None:
        cell.others += known.others * moving
        cell.others_s += moving
    if known.quiet is not None:
        cell.quiet[known.quiet] = cell.quiet.get(known.quiet, 0.0) + seconds


class TideHistory:
    """What a strip of any span shows."""

    def __init__(self) -> None:
        self.recent = Tide()
        self._coarse = {one: Coarse(one.step_s) for one in Span if one is not Span.MINUTES}
        self._last: Moment | None = None

    def note(self, moment: Moment) -> None:
        """Take down how things are at the moment's time, and were since the last one."""
        self.recent.put(moment)
        self._go_on(moment.at)
        self._last = moment

    def moments(self, span: Span, now: float) -> list[Moment | None]:
        """Return the moments of a span that ends now, oldest first."""
        if span is Span.MINUTES:
            return self.recent.moments(now)
        self._go_on(now)
        return self._coarse[span].moments(now)

    def _go_on(self, now: float) -> None:
        """Count the time since the last note."""
        last = self._last
        if last is None or now <= last.at:
            return
        for coarse in self._coarse.values():
            coarse.add(last.at, now, last)
        # What is counted is counted; a rate of which nothing is heard ends by itself.
        heard = now - last.at < _HOLD_S
        ours, others = (last.ours, last.others) if heard else (0.0, None)
        self._last = Moment(now, ours, others, last.quiet)
