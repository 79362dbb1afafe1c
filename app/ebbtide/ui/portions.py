"""Publications cut into portions that the main thread takes in without standing still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ebbtide.core.events import Recorded
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Publication
from ebbtide.core.verdicts import Verdict


def portions(publication: Publication, most: int) -> Iterator[Publication]:
    """Yield a publication in parts that follow each other, with at most so many news each.

    A job's verdict comes with the last of its events, so that no part contradicts itself;
    a part may thereby have twice as many. What is said once of everything comes last.
    """
    if len(publication.events) + len(publication.verdicts) <= most:
        yield publication
        return
    events = [publication.events[at : at + most] for at in range(0, len(publication.events), most)]
    verdicts, others = _shared_out(events, publication.verdicts)
    for told, judged in zip(events, verdicts, strict=True):
        yield Publication(told, tuple(judged))
    for at in range(0, len(others), most):
        yield Publication(verdicts=tuple(others[at : at + most]))
    yield replace(publication, events=(), verdicts=())


_Judged = list[tuple[JobId, Verdict]]


def _shared_out(
    events: list[tuple[Recorded, ...]], verdicts: tuple[tuple[JobId, Verdict], ...]
) -> tuple[list[_Judged], _Judged]:
    """Return the verdicts that belong to each part, and those of jobs without events."""
    last_part = {one.event.job_id: part for part, told in enumerate(events) for one in told}
    shared: list[_Judged] = [[] for _ in events]
    others: _Judged = []
    for job_id, verdict in verdicts:
        part = last_part.get(job_id)
        (others if part is None else shared[part]).append((job_id, verdict))
    return shared, others
