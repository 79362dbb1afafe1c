"""How long the main thread stands still, and what it waits for meanwhile."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, Qt, QTimer

EVERY_MS = 2


def run_loop(seconds: float) -> None:
    """Let Qt run as in the program; `QTest.qWait` sleeps ten milliseconds between two looks."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


@dataclass(frozen=True)
class Gap:
    """Between two beats of the main thread, in milliseconds."""

    whole: float
    running: float
    ready: float
    """Waiting for a processor: others had them all."""

    def __str__(self) -> str:
        asleep = self.whole - self.running - self.ready
        return (
            f"of {self.whole:.0f} ms: {self.running:.0f} on a processor, {self.ready:.0f} ready "
            f"and waiting for one, {asleep:.0f} asleep (a lock)"
        )


@dataclass
class Gaps:
    """What lies between the beats of a while."""

    all: list[Gap] = field(default_factory=list)

    @property
    def worst(self) -> list[Gap]:
        """The three longest, the longest first."""
        return sorted(self.all, key=lambda one: -one.whole)[:3]

    def __str__(self) -> str:
        late = sorted(gap.whole for gap in self.all)
        longest = " ".join(f"{one:.0f}" for one in late[-5:])
        return (
            f"median {statistics.median(late):.1f} ms, "
            f"99.9 % {late[int(len(late) * 0.999)]:.1f} ms, the longest {longest} ms (< 50)"
        )


@contextmanager
def beating() -> Iterator[Gaps]:
    """Collect, until the end of the block, how late a timer is that is due all the time."""
    gaps, processor = Gaps(), _ProcessorShare()
    last, share = time.perf_counter(), processor()

    def beat() -> None:
        nonlocal last, share
        now, mine = time.perf_counter(), processor()
        gaps.all.append(Gap(1000 * (now - last), mine[0] - share[0], mine[1] - share[1]))
        last, share = now, mine

    beats = QTimer(interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
    beats.timeout.connect(beat)
    beats.start()
    try:
        yield gaps
    finally:
        beats.stop()
        beat()
        processor.close()


class _ProcessorShare:
    """How long the main thread has run and waited for a processor, in milliseconds.

    One system call a look: each one hands the interpreter's lock to the threads that move
    data, and what measures must not be what stalls.
    """

    def __init__(self) -> None:
        self._file = os.open(f"/proc/self/task/{os.getpid()}/schedstat", os.O_RDONLY)

    def __call__(self) -> tuple[float, float]:
        running, ready, _ = os.pread(self._file, 100, 0).split()
        return int(running) / 1e6, int(ready) / 1e6

    def close(self) -> None:
        os.close(self._file)
