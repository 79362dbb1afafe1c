"""Ten thousand jobs, and a window that stays quick.

Times are counted as calls of Python by Qt, which are the same on every machine; the
milliseconds themselves are printed by `python -m tests.bench.window`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView, Publication
from ebbtide.core.samples import Sample
from ebbtide.ui.columns import Column
from ebbtide.ui.delegates import RowDelegate
from ebbtide.ui.job_actions import unlike
from ebbtide.ui.job_list import Density
from ebbtide.ui.job_model import JobTableModel
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import Group
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import CatchUp, names

MANY = 10_000
SEEN = 60
"""Rows that a window of these tests shows at most."""
PAGES = 200
"""Rows enough for some pages, where it does not matter how many there are."""
MOST = 6 * len(Column) * SEEN
"""Questions while such a window is drawn anew."""

AnyIndex = QModelIndex | QPersistentModelIndex


class Questions:
    """Counts what Qt and the rows' painters ask about single rows."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: Counter[str] = Counter()
        data, flags, view_at = JobTableModel.data, JobTableModel.flags, JobTableModel.view_at

        def counted_data(model: JobTableModel, index: AnyIndex, role: int = 0) -> object:
            self.asked["data"] += 1
            return data(model, index, role)

        def counted_flags(model: JobTableModel, index: AnyIndex) -> Qt.ItemFlag:
            self.asked["flags"] += 1
            return flags(model, index)

        def counted_view_at(model: JobTableModel, row: int) -> JobView:
            self.asked["view_at"] += 1
            return view_at(model, row)

        monkeypatch.setattr(JobTableModel, "view_at", counted_view_at)
        monkeypatch.setattr(JobTableModel, "data", counted_data)
        monkeypatch.setattr(JobTableModel, "flags", counted_flags)

    def of(self, act: Callable[[], object], window: MainWindow) -> int:
        """Return how often Qt asks while something is done and drawn."""
        self.asked.clear()
        act()
        window.grab()
        return self.asked.total()


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> Questions:
    return Questions(monkeypatch)


@pytest.fixture
def full(window: MainWindow, gateway: FakeGateway) -> MainWindow:
    """A window on ten thousand jobs that it has not drawn yet."""
    gateway.add_many(MANY)
    return window


def test_only_rows_in_sight_are_asked_about(
    full: MainWindow, gateway: FakeGateway, questions: Questions
) -> None:
    def begin() -> None:
        gateway.settle()
        full.feed.flush()

    assert 0 < questions.of(begin, full) < MOST
    assert full.jobs.rowCount() == MANY
    for density in Density:
        assert 0 < questions.of(partial(full.list.set_density, density), full) < MOST
        look_round(full, questions)


def look_round(window: MainWindow, questions: Questions) -> None:
    view, header = window.list.view, window.list.header
    backwards = Qt.SortOrder.DescendingOrder
    for act in (
        lambda: header.setSortIndicator(Column.NAME, backwards),
        view.selectAll,
        lambda: header.setSortIndicator(Column.SIZE, backwards),
        lambda: view.verticalScrollBar().setValue(5000),
        lambda: window.search.setText("99"),
        lambda: window.search.setText(""),
        lambda: window.rail.choose(Group.WAITING),
        lambda: window.rail.choose(Group.ALL),
    ):
        assert questions.of(act, window) < MOST


@pytest.mark.parametrize("density", Density)
def test_painting_asks_nothing_of_the_model_through_qt(
    window: MainWindow, gateway: FakeGateway, questions: Questions, density: Density
) -> None:
    """Each such question is a place where the main thread waits for all threads that move data."""
    gateway.add_many(PAGES)
    gateway.settle()
    window.feed.flush()
    window.list.set_density(density)
    window.grab()
    questions.of(window.list.view.viewport().update, window)
    assert questions.asked["view_at"] > 0
    assert questions.asked["data"] == questions.asked["flags"] == 0


@pytest.mark.parametrize("density", Density)
def test_scrolling_paints_the_rows_that_come_into_sight(
    window: MainWindow, gateway: FakeGateway, density: Density, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway.add_many(PAGES)
    gateway.settle()
    window.feed.flush()
    window.list.set_density(density)
    window.resize(1280, 800)
    window.show()
    QTest.qWait(0)
    painted: list[int] = []
    delegate = window.list.view.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    paint_cell = delegate.paint_cell

    def counted(painter: QPainter, option: QStyleOptionViewItem, row: int, column: Column) -> None:
        painted.append(row)
        paint_cell(painter, option, row, column)

    monkeypatch.setattr(delegate, "paint_cell", counted)
    bar = window.list.view.verticalScrollBar()
    bar.setValue(3 * bar.singleStep())
    QTest.qWait(0)
    assert 2 <= len(set(painted)) <= 5


def test_a_publication_about_few_asks_about_few(
    full: MainWindow, gateway: FakeGateway, questions: Questions
) -> None:
    gateway.settle()
    full.feed.flush()
    full.grab()
    moving = [view.job.id for view in full.feed.mirror.active]
    samples = tuple(Sample(JobId(one), 500, 9.0) for one in moving)

    def publish() -> None:
        gateway.published.emit(Publication(samples=samples))
        full.feed.flush()

    assert questions.of(publish, full) < MOST
    full.list.view.selectAll()
    assert len(full.list.chosen()) == MANY
    assert len(unlike(full.list.chosen())) < 10, "they are looked at by their sorts"
    assert full.job_actions.pause.isEnabled()


def test_many_publications_cost_one_small_repaint(
    full: MainWindow, gateway: FakeGateway, questions: Questions
) -> None:
    """While the main thread works it cannot hear anybody: so it works little, and seldom."""
    gateway.settle()
    full.feed.flush()
    full.grab()
    moving = [view.job.id for view in full.feed.mirror.active]
    spans: list[int] = []
    full.jobs.dataChanged.connect(lambda first, last: spans.append(last.row() - first.row() + 1))

    def publish() -> None:
        # The first is shown at once and starts the clock; the others wait for it together.
        for count in range(200):
            samples = tuple(Sample(JobId(one), 500 + count, 9.0) for one in moving)
            gateway.published.emit(Publication(samples=samples))
        full.feed.flush()

    asked = questions.of(publish, full)
    assert moving
    assert 0 < sum(spans) <= 2 * len(moving), "two flushes, and only what moves"
    assert asked < MOST


def test_home_and_end_go_to_the_first_and_last_row(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add_many(100)
    catch_up(window)
    window.list.view.setFocus()
    for key, name in ((Qt.Key.Key_End, names(window)[-1]), (Qt.Key.Key_Home, names(window)[0])):
        QTest.keyClick(window.list.view, key)
        assert [view.job.name for view in window.list.chosen()] == [name]
