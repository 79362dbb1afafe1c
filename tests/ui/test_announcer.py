from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Job
from ebbtide.core.observations import Answer, Metered, Network, NetworkKind, Networks, Presence
from ebbtide.ui.announcer import Announcer
from ebbtide.ui.build import Ui, build_ui
from ebbtide.ui.feed import Feed
from ebbtide.ui.notifier import Note, Notifier
from ebbtide.ui.remedies import Remedy
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import A, B


class Desk(Notifier):
    """A desktop on which notifications are only counted."""

    def __init__(self) -> None:
        super().__init__("unix:path=/nowhere")
        self.shown: list[tuple[str, Note]] = []

    def show(self, topic: str, note: Note) -> None:
        self.shown.append((topic, note))


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


@pytest.fixture
def announcer(feed: Feed, desk: Desk, gateway: FakeGateway) -> Announcer:
    feed.start()
    gateway.settle()
    return Announcer(feed, desk)


def finish(gateway: FakeGateway, url: str) -> Job:
    job = gateway.add(url)
    gateway.answered(job, 4_200_000)
    gateway.whole(job, 4_200_000)
    return job


def flush(feed: Feed, gateway: FakeGateway) -> None:
    gateway.settle()
    feed.flush()


def test_one_that_arrived_can_be_opened(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk, qtbot: QtBot
) -> None:
    job = finish(gateway, A)
    flush(feed, gateway)
    assert announcer.timer.isActive()
    assert not desk.shown, "others may follow in a moment"
    announcer.tell()
    ((topic, note),) = desk.shown
    assert (note.title, note.body) == ("“a.iso” has arrived", "4.2 MB")
    assert [words for _name, words in note.actions] == ["Show", "Open", "Show in folder"]
    with qtbot.waitSignal(announcer.chosen) as chosen:
        desk.acted.emit(topic, note.actions[1][0])
    remedy, view = chosen.args
    assert (remedy, view.job.id) == (Remedy.OPEN, job.id)
    with qtbot.waitSignal(announcer.show_asked) as asked:
        desk.acted.emit(topic, "default")
    assert asked.args == [job.id]


def test_many_are_told_together_and_grow(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk, qtbot: QtBot
) -> None:
    for url in (A, B):
        finish(gateway, url)
    flush(feed, gateway)
    announcer.tell()
    finish(gateway, "https://example.org/c.pdf")
    flush(feed, gateway)
    announcer.tell()
    assert [note.title for _topic, note in desk.shown] == [
        "2 transfers have arrived",
        "3 transfers have arrived",
    ]
    assert desk.shown[-1][1].body == "a.iso\nb.zip\nc.pdf"
    with qtbot.waitSignal(announcer.show_asked) as asked:
        desk.acted.emit("finished", "default")
    assert asked.args == [None]


def test_what_was_missed_is_summed_up_and_stays(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk
) -> None:
    gateway.observe(Presence(away=Answer.YES))
    for url in (A, B):
        finish(gateway, url)
    flush(feed, gateway)
    announcer.tell()
    note = desk.shown[-1][1]
    assert (note.title, note.stays) == ("2 transfers arrived while you were away", True)
    gateway.observe(Presence(away=Answer.NO))
    finish(gateway, "https://example.org/c.pdf")
    flush(feed, gateway)
    announcer.tell()
    note = desk.shown[-1][1]
    assert (note.title, note.stays) == ("3 transfers have arrived", False)


def test_what_stopped_for_its_cost_can_be_started_now(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk, qtbot: QtBot
) -> None:
    phone = Network("phone", "Phone", "wlan0", NetworkKind.WIFI, Metered.YES)
    job = gateway.add(A)
    gateway.observe(Networks((phone,), "phone"))
    flush(feed, gateway)
    announcer.tell()
    ((topic, note),) = desk.shown
    assert note.title == "“a.iso” waits"
    assert note.body == "Waiting: this connection is metered (Phone)"
    with qtbot.waitSignal(announcer.chosen) as chosen:
        desk.acted.emit(topic, note.actions[-1][0])
    assert chosen.args is not None
    assert (chosen.args[0], chosen.args[1].job.id) == (Remedy.START_NOW, job.id)


def test_what_runs_again_meanwhile_is_not_told_to_wait(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk
) -> None:
    phone = Network("phone", "Phone", "wlan0", NetworkKind.WIFI, Metered.YES)
    gateway.add(A)
    gateway.observe(Networks((phone,), "phone"))
    gateway.observe(Networks((replace(phone, metered=Metered.NO),), "phone"))
    flush(feed, gateway)
    announcer.tell()
    assert not desk.shown


def test_what_was_closed_is_not_told_again(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk
) -> None:
    finish(gateway, A)
    flush(feed, gateway)
    announcer.tell()
    desk.closed.emit("finished")
    finish(gateway, B)
    flush(feed, gateway)
    announcer.tell()
    assert desk.shown[-1][1].title == "“b.zip” has arrived"


def test_what_needs_somebody_says_what_and_can_be_tried_again(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    gateway.fail(job, ErrorCode.REMOTE_FORBIDDEN, status="403")
    flush(feed, gateway)
    announcer.tell()
    ((topic, note),) = desk.shown
    assert note.title == "“a.iso” needs you"
    assert note.body.startswith("The server does not let you have this file")
    with qtbot.waitSignal(announcer.chosen) as chosen:
        desk.acted.emit(topic, note.actions[-1][0])
    assert chosen.args is not None
    assert chosen.args[0] is Remedy.TRY_AGAIN


def test_what_will_be_tried_again_by_itself_needs_nobody(
    announcer: Announcer, feed: Feed, gateway: FakeGateway
) -> None:
    gateway.fail(gateway.add(A), ErrorCode.CONNECTION_LOST)
    flush(feed, gateway)
    assert not announcer.timer.isActive()


def test_who_looks_at_the_window_knows_already(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk
) -> None:
    announcer.set_watched(True)
    finish(gateway, A)
    flush(feed, gateway)
    announcer.tell()
    assert not desk.shown
    announcer.set_watched(False)
    finish(gateway, B)
    flush(feed, gateway)
    announcer.tell()
    assert [note.title for _topic, note in desk.shown] == ["“b.zip” has arrived"]


def test_without_a_service_somebody_else_tells_it(
    announcer: Announcer, feed: Feed, gateway: FakeGateway, desk: Desk, qtbot: QtBot
) -> None:
    finish(gateway, A)
    flush(feed, gateway)
    with qtbot.waitSignal(announcer.unheard) as unheard:
        desk.failed.emit("finished")
    assert unheard.args == ["“a.iso” has arrived", "4.2 MB"]


class TestInTheProgram:
    @pytest.fixture
    def ui(self, gateway: FakeGateway, settings: QSettings, qtbot: QtBot) -> Iterator[Ui]:
        made = build_ui(gateway, settings)
        qtbot.addWidget(made.window)
        gateway.settle()
        yield made
        made.close()

    def test_an_action_reaches_the_engine(self, ui: Ui, gateway: FakeGateway) -> None:
        job = gateway.add(A)
        gateway.fail(job, ErrorCode.REMOTE_FORBIDDEN, status="403")
        flush(ui.window.feed, gateway)
        ui.notifier.acted.emit("needs-you", "try again")
        assert gateway.commands() == [cmd.ResumeJob(job.id)]
        ui.notifier.acted.emit("needs-you", "default")
        assert ui.window.isVisible()
        assert [view.job.id for view in ui.window.list.chosen()] == [job.id]
