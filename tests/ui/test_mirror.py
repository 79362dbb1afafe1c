from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core import commands as cmd
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import JobId, Priority
from ebbtide.core.ports import JobView, Publication, Snapshot
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.ui.mirror import (
    Changed,
    Group,
    Mirror,
    fraction,
    group_of,
    place,
    received,
    seconds_left,
    speed,
)
from tests.ui.fake_gateway import FakeGateway


class Followed:
    """An engine and a mirror that has its snapshot; publications wait until they are asked for."""

    def __init__(self) -> None:
        self.gateway = FakeGateway()
        self.mirror = Mirror()
        self.waiting: list[Publication] = []
        self.gateway.published.connect(self.waiting.append)

    def load(self) -> None:
        self.gateway.settle()
        self.waiting.clear()
        self.gateway.request(cmd.TakeSnapshot(), self._load)
        self.gateway.settle()

    def _load(self, reply: object) -> None:
        assert isinstance(reply, Snapshot)
        self.changes = self.mirror.load(reply)

    def follow(self) -> None:
        self.gateway.settle()
        publications, self.waiting[:] = list(self.waiting), []
        self.changes = self.mirror.apply(publications)

    def view(self, number: int) -> JobView:
        return self.mirror.views[self.gateway.job(number).id]


@pytest.fixture
def followed(qapp: object) -> Followed:
    return Followed()


def test_starts_from_a_snapshot(followed: Followed) -> None:
    job = followed.gateway.add("https://example.org/a.iso")
    followed.load()
    assert followed.changes.added == (job.id,)
    assert followed.view(1).job == followed.gateway.job(1)
    assert followed.mirror.is_loaded


def test_means_nothing_without_a_snapshot(followed: Followed) -> None:
    followed.gateway.add("https://example.org/a.iso")
    followed.follow()
    assert not followed.mirror.views
    assert not followed.changes.added


def test_tells_what_was_added_and_removed(followed: Followed) -> None:
    followed.load()
    job = followed.gateway.add("https://example.org/a.iso")
    followed.follow()
    assert (followed.changes.added, followed.changes.removed) == ((job.id,), ())
    followed.gateway.request(cmd.CancelJob("1"))
    followed.gateway.request(cmd.RemoveJob("1"))
    followed.follow()
    assert (followed.changes.added, followed.changes.removed) == ((), (job.id,))


def test_a_job_that_came_and_went_between_two_looks_was_never_there(followed: Followed) -> None:
    followed.load()
    followed.gateway.add("https://example.org/a.iso")
    followed.gateway.request(cmd.CancelJob("1"))
    followed.gateway.request(cmd.RemoveJob("1"))
    followed.follow()
    assert followed.changes.added == followed.changes.removed == ()
    assert not followed.changes.changed


def test_names_the_columns_that_a_sample_changes(followed: Followed) -> None:
    job = followed.gateway.add("https://example.org/a.iso")
    followed.gateway.answered(job, 1000)
    followed.load()
    followed.gateway.sample(job, 100, 50.0)
    followed.follow()
    assert followed.changes.changed == {
        job.id: Changed.PROGRESS | Changed.SPEED | Changed.TIME_LEFT
    }


def test_names_what_a_new_priority_changes(followed: Followed) -> None:
    job = followed.gateway.add("https://example.org/a.iso")
    followed.load()
    followed.gateway.request(cmd.SetPriority("1", Priority.LOW))
    followed.follow()
    policies = Changed.COST_POLICY | Changed.WHEN_ACTIVE
    expected = Changed.PRIORITY | policies | Changed.PLACE | Changed.DETAILS
    assert followed.changes.changed == {job.id: expected}


def test_forgets_the_speed_of_a_job_that_stops(followed: Followed) -> None:
    job = followed.gateway.add("https://example.org/a.iso")
    followed.gateway.answered(job, 1000)
    followed.gateway.sample(job, 100, 50.0)
    followed.load()
    assert (speed(followed.view(1)), received(followed.view(1))) == (50.0, 100)
    assert seconds_left(followed.view(1)) == 18.0
    followed.gateway.request(cmd.SuspendJob("1"))
    followed.follow()
    assert speed(followed.view(1)) is None
    assert seconds_left(followed.view(1)) is None
    assert received(followed.view(1)) == 0, "what was not durable is not counted any more"


def test_notices_a_gap(followed: Followed) -> None:
    followed.load()
    followed.gateway.skip_a_number()
    followed.gateway.add("https://example.org/a.iso")
    followed.follow()
    assert followed.changes.gap


def test_an_event_that_does_not_fit_is_a_gap(followed: Followed) -> None:
    followed.gateway.add("https://example.org/a.iso")
    followed.load()
    followed.gateway.request(cmd.CancelJob("1"))
    followed.gateway.settle()
    publications = list(followed.waiting)
    ended = {one.event.job_id for part in publications for one in part.events}
    followed.mirror.apply(publications)
    again = Publication(
        tuple(replace(one, number=one.number + 100) for part in publications for one in part.events)
    )
    assert followed.mirror.apply([again]).gap
    assert set(followed.mirror.views) == ended


def test_old_news_changes_nothing(followed: Followed) -> None:
    followed.load()
    followed.gateway.add("https://example.org/a.iso")
    followed.gateway.settle()
    publications = list(followed.waiting)
    followed.mirror.apply(publications)
    changes = followed.mirror.apply(publications)
    assert not changes.gap
    assert not changes.added
    assert not changes.changed


def test_a_second_snapshot_is_told_as_a_difference(followed: Followed) -> None:
    followed.gateway.add("https://example.org/a.iso")
    followed.gateway.add("https://example.org/b.iso")
    followed.load()
    followed.gateway.request(cmd.CancelJob("1"))
    followed.gateway.request(cmd.RemoveJob("1"))
    followed.gateway.request(cmd.SuspendJob("2"))
    new = followed.gateway.add("https://example.org/c.iso")
    followed.load()
    assert followed.changes.added == (new.id,)
    assert len(followed.changes.removed) == 1
    assert list(followed.changes.changed) == [followed.gateway.job(2).id]


def test_follows_settings_and_conditions(followed: Followed) -> None:
    followed.load()
    followed.gateway.request(cmd.PauseAll())
    followed.gateway.request(cmd.ChangeSetting("background_slots", 7))
    followed.follow()
    assert followed.mirror.conditions == Conditions(paused_by_user=True)
    assert followed.mirror.settings == Settings({"paused": True, "background_slots": 7})


def test_groups(followed: Followed) -> None:
    gateway = followed.gateway
    for name in "abcdef":
        gateway.add(f"https://example.org/{name}", priority=Priority.FOREGROUND)
    gateway.fail(gateway.job(2), ErrorCode.CONNECTION_LOST)
    gateway.fail(gateway.job(3), ErrorCode.REMOTE_MISSING, status="404")
    gateway.request(cmd.SuspendJob("4"))
    gateway.request(cmd.CancelJob("5"))
    gateway.answered(gateway.job(6), 10)
    gateway.whole(gateway.job(6), 10)
    followed.load()
    groups = [group_of(followed.view(number)) for number in range(1, 7)]
    g = Group
    assert groups == [g.ACTIVE, g.WAITING, g.FAILED, g.WAITING, g.DONE, g.DONE]
    counts = {group: followed.mirror.count(group) for group in Group}
    assert counts == {g.ALL: 6, g.ACTIVE: 1, g.WAITING: 2, g.DONE: 2, g.FAILED: 1}
    assert [view.job.number for view in followed.mirror.active] == [1]


def test_counts_follow_the_events(followed: Followed) -> None:
    followed.load()
    followed.gateway.add("https://example.org/a")
    followed.follow()
    assert followed.mirror.count(Group.ACTIVE) == 1
    followed.gateway.request(cmd.CancelJob("1"))
    followed.follow()
    assert followed.mirror.count(Group.ACTIVE) == 0
    assert followed.mirror.count(Group.DONE) == 1
    followed.gateway.request(cmd.RemoveJob("1"))
    followed.follow()
    assert {group: followed.mirror.count(group) for group in Group} == dict.fromkeys(Group, 0)


def test_fraction(followed: Followed) -> None:
    job = followed.gateway.add("https://example.org/a")
    followed.load()
    assert fraction(followed.view(1)) is None
    followed.gateway.answered(job, 200)
    followed.gateway.sample(job, 50, 1.0)
    followed.follow()
    assert fraction(followed.view(1)) == 0.25
    followed.gateway.whole(job, 200)
    followed.follow()
    assert followed.view(1).job.state is JobState.ACKNOWLEDGED
    assert fraction(followed.view(1)) == 1.0


def test_an_empty_file_is_whole(followed: Followed) -> None:
    job = followed.gateway.add("https://example.org/a")
    followed.gateway.answered(job, 0)
    followed.load()
    assert fraction(followed.view(1)) == 1.0


def test_open_jobs_come_first_in_their_turns_then_the_newest_end(followed: Followed) -> None:
    gateway = followed.gateway
    for name in "abcde":
        gateway.add(f"https://example.org/{name}")
    gateway.request(cmd.SetPriority("5", Priority.HIGH))
    for number in ("1", "2"):
        gateway.now += 10
        gateway.request(cmd.CancelJob(number))
    order = sorted(gateway.jobs.values(), key=place)
    assert [job.number for job in order] == [5, 3, 4, 2, 1]


commands = st.lists(
    st.one_of(
        st.builds(cmd.SuspendJob, st.sampled_from("123")),
        st.builds(cmd.ResumeJob, st.sampled_from("123")),
        st.builds(cmd.CancelJob, st.sampled_from("123")),
        st.builds(cmd.RemoveJob, st.sampled_from("123")),
        st.builds(cmd.SetPriority, st.sampled_from("123"), st.sampled_from(Priority)),
        st.just(cmd.PauseAll()),
        st.just(cmd.ResumeAll()),
        st.just(cmd.AddDownload(("https://example.org/more",))),
    ),
    max_size=20,
)


@given(commands, st.data())
def test_the_mirror_is_what_a_snapshot_would_be(
    qapp: object, wanted: list[cmd.Command], data: st.DataObject
) -> None:
    followed = Followed()
    for name in "abc":
        followed.gateway.add(f"https://example.org/{name}")
    followed.load()
    for command in wanted:
        followed.gateway.request(command)
        if data.draw(st.booleans()):
            followed.follow()
            assert not followed.changes.gap
    followed.follow()
    truth = {
        job.id: JobView(job, followed.gateway.verdicts[job.id])
        for job in followed.gateway.jobs.values()
    }
    assert dict(followed.mirror.views) == truth
    for group in set(Group) - {Group.ALL}:
        members = [view for view in truth.values() if group_of(view) is group]
        assert followed.mirror.count(group) == len(members)


def test_a_sample_of_an_unknown_job_is_ignored(followed: Followed) -> None:
    followed.load()
    sample = Sample(JobId("nobody"), 1, 1.0)
    assert not followed.mirror.apply([Publication(samples=(sample,))]).changed
