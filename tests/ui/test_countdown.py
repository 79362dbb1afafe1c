from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Job
from ebbtide.core.verdicts import Reason, ReasonCode
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.texts import reason_text
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import A, B, CatchUp, Choose


@pytest.fixture
def retrying(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp) -> Job:
    """A job that is tried again, beside one that runs."""
    gateway.now = time.time() + 1000
    job = gateway.add(A)
    gateway.add(B)
    gateway.fail(job, ErrorCode.CONNECTION_LOST)
    catch_up(window)
    return job


@pytest.mark.parametrize(
    ("away_s", "words"),
    [
        (20.0, "Trying again in 20 s: too bad"),
        (90.0, "Trying again in 2 min: too bad"),
        (-3.0, "Trying again: too bad"),
    ],
)
def test_the_words(gateway: FakeGateway, away_s: float, words: str) -> None:
    reason = Reason(ReasonCode.RETRY, {"error": "too bad"}, time.time() + away_s)
    assert reason_text(reason, gateway.add(A)) == words


def test_what_is_far_away_is_told_by_the_clock(gateway: FakeGateway) -> None:
    reason = Reason(ReasonCode.RETRY, {"error": "too bad"}, time.time() + 7200)
    assert reason_text(reason, gateway.add(A)).startswith("Trying again at ")


def test_it_ticks_only_while_something_counts(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, retrying: Job
) -> None:
    assert window.countdown.timer.isActive()
    gateway.request(cmd.SuspendJob("1"))
    catch_up(window)
    assert not window.countdown.timer.isActive()


def test_it_does_not_tick_where_nobody_looks(window: MainWindow, retrying: Job) -> None:
    window.hide()
    assert not window.countdown.timer.isActive()
    window.show()
    assert window.countdown.timer.isActive()


def test_a_removed_job_counts_no_more(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, retrying: Job
) -> None:
    gateway.request(cmd.CancelJob("1"))
    gateway.request(cmd.RemoveJob("1"))
    catch_up(window)
    assert not window.countdown.timer.isActive()


class Drawn(QObject):
    """Sees what of a view is drawn anew."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        # Scrolling far is drawn in two steps.
        for _ in range(2):
            QApplication.processEvents()
        self._view = window.list.view
        self._rows = window.jobs
        self._region = QRegion()
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._region = self._region.united(event.region())
        return False

    def rows(self) -> list[int]:
        QApplication.processEvents()
        shown = range(self._rows.rowCount())
        places = {row: self._view.visualRect(self._rows.index(row, 0)) for row in shown}
        # In the table, where only one column is drawn, the region lies beside the name.
        return [
            row
            for row, place in places.items()
            if self._region.intersects(place.adjusted(0, 2, 2000, -2))
        ]


@pytest.mark.parametrize("density", Density)
def test_a_tick_draws_the_row_that_counts_and_no_other(
    window: MainWindow, retrying: Job, density: Density
) -> None:
    window.list.set_density(density)
    drawn = Drawn(window)
    window.countdown.timer.timeout.emit()
    assert drawn.rows() == [0]


def test_a_row_out_of_sight_is_left_alone(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, retrying: Job
) -> None:
    gateway.add_many(100)
    catch_up(window)
    window.list.view.scrollToBottom()
    drawn = Drawn(window)
    window.countdown.timer.timeout.emit()
    assert drawn.rows() == []


def test_the_details_count_too(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, retrying: Job
) -> None:
    choose(window, retrying)
    overview = window.details.overview
    assert overview.sentence.text().startswith("Trying again in ")
    overview.sentence.setText("something older")
    window.countdown.timer.timeout.emit()
    assert overview.sentence.text().startswith("Trying again in ")
