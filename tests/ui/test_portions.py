"""Large publications, taken in bit by bit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core import events as ev
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Publication
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.core.verdicts import STARTING, TRANSFERRING, Verdict
from ebbtide.ui.portions import portions

IDS = st.sampled_from([JobId(f"job-{number}") for number in range(6)])


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    jobs = draw(st.lists(IDS, max_size=30))
    told = tuple(
        ev.Recorded(number, 0.0, ev.JobSuspended(job)) for number, job in enumerate(jobs, 1)
    )
    verdicts = draw(st.dictionaries(IDS, st.sampled_from([STARTING, TRANSFERRING])))
    return Publication(
        told,
        tuple(verdicts.items()),
        tuple(Sample(job, 1, 1.0) for job in draw(st.lists(IDS, max_size=3))),
        settings=draw(st.sampled_from([None, Settings()])),
    )


@given(publications(), st.integers(1, 10))
def test_nothing_is_lost_and_the_order_is_kept(whole: Publication, most: int) -> None:
    parts = list(portions(whole, most))
    assert [one for part in parts for one in part.events] == list(whole.events)
    assert dict(one for part in parts for one in part.verdicts) == dict(whole.verdicts)
    assert [one for part in parts for one in part.samples] == list(whole.samples)
    assert [part.settings for part in parts if part.settings] == [whole.settings] * bool(
        whole.settings
    )


@given(publications(), st.integers(1, 10))
def test_no_part_is_much_larger_than_it_may_be(whole: Publication, most: int) -> None:
    for part in portions(whole, most):
        assert len(part.events) <= most
        assert len(part.events) + len(part.verdicts) <= 2 * most


@given(publications(), st.integers(1, 10))
def test_a_verdict_comes_with_the_last_event_of_its_job(whole: Publication, most: int) -> None:
    parts = list(portions(whole, most))
    for place, part in enumerate(parts):
        later = {one.event.job_id for after in parts[place + 1 :] for one in after.events}
        judged: dict[JobId, Verdict] = dict(part.verdicts)
        assert not judged.keys() & later
