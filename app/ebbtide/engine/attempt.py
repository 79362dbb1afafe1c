"""One worker's time with one job, and how it tells the engine about it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from ebbtide.core import reports as rep
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import StopRequested
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.messages import Reported

Post = Callable[[Reported], None]


@dataclass(frozen=True)
class Attempt:
    """One worker's time with one job, and how it tells the engine about it."""

    job_id: JobId
    number: int
    post: Post
    switch: StopSwitch

    def tell(self, report: rep.Report) -> None:
        """Report something."""
        self.post(Reported(report))

    def tell_and_wait(self, report: rep.Report) -> None:
        """Report something and wait until it is on record.

        Raises:
            StopRequested: it came too late, or the stop came first.
        """
        decided = threading.Event()
        outcome: list[bool] = []

        def acknowledge(recorded: bool) -> None:
            outcome.append(recorded)
            decided.set()

        # An engine that cannot record anything at the moment may want to end all the same.
        with self.switch.interruptible(decided.set):
            self.post(Reported(report, acknowledge))
            decided.wait()
        if outcome != [True]:
            raise StopRequested
