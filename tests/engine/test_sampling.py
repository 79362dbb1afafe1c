"""What listeners are told of the link, and how soon a limit shows."""

from __future__ import annotations

from ebbtide.core import commands as cmd
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.engine.sampling import LINK_INTERVAL_S, SAMPLE_INTERVAL_S
from tests.engine.fakes import FakeLink
from tests.engine.scene import Scene

MOVING = LinkSample(LinkState.LINK_IDLE, down=1e6)


def links(scene: Scene) -> list[LinkSample]:
    return [told.link for told in scene.published if told.link is not None]


def test_the_link_is_told_about_once_a_second_and_at_its_end() -> None:
    scene = Scene(link=FakeLink(MOVING))
    _, worker = scene.given_job_with_worker()
    for _ in range(8):
        scene.later(SAMPLE_INTERVAL_S)
    assert set(links(scene)) == {MOVING}
    assert len(links(scene)) <= 1 + 8 * SAMPLE_INTERVAL_S / LINK_INTERVAL_S
    assert len(links(scene)) >= 4
    scene.ask(cmd.SuspendJob("1"))
    scene.when(worker.ended())
    assert links(scene)[-1] == LinkSample()
    told = len(links(scene))
    scene.later(SAMPLE_INTERVAL_S)
    scene.later(LINK_INTERVAL_S)
    assert len(links(scene)) == told


def test_a_job_that_moves_nothing_leaves_no_old_word_standing() -> None:
    link = FakeLink(MOVING)
    scene = Scene(link=link)
    scene.given_job()
    scene.later(SAMPLE_INTERVAL_S)
    link.told = None
    for _ in range(6):
        scene.later(SAMPLE_INTERVAL_S)
    assert links(scene)[-1] == LinkSample()
    assert links(scene).count(LinkSample()) == 1


def test_who_never_heard_of_the_link_hears_of_no_end() -> None:
    link = FakeLink()
    scene = Scene(link=link)
    _, worker = scene.given_job_with_worker()
    scene.later(SAMPLE_INTERVAL_S)
    scene.when(worker.ended())
    assert links(scene) == []


def test_another_limit_shows_in_the_next_reading() -> None:
    link = FakeLink(MOVING)
    scene = Scene(link=link)
    job = scene.given_job()
    here = 0
    for _ in range(10):
        here += 500
        scene.workers.counts[job.id] = here
        scene.later(SAMPLE_INTERVAL_S)
    assert scene.engine.meter.bytes_per_second == 1000
    link.changed = True
    scene.workers.counts[job.id] = here + 500
    scene.later(SAMPLE_INTERVAL_S)
    scene.workers.counts[job.id] = here + 550
    scene.later(SAMPLE_INTERVAL_S)
    assert scene.engine.meter.bytes_per_second == 100
