from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import JobKind, Priority
from ebbtide.core.ports import JobView
from ebbtide.ui import formats
from ebbtide.ui.columns import Column
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_model import VIEW_ROLE, JobTableModel
from ebbtide.ui.mirror import Choice, Group
from tests.ui.fake_gateway import FakeGateway

DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class Signals:
    """Counts what a model tells its views, and keeps the spans of changed rows."""

    def __init__(self, model: JobTableModel) -> None:
        self.counts: Counter[str] = Counter()
        self.spans: list[tuple[int, int, int, int]] = []
        model.rowsInserted.connect(lambda *_: self._count("inserted"))
        model.rowsRemoved.connect(lambda *_: self._count("removed"))
        model.layoutChanged.connect(lambda *_: self._count("moved"))
        model.modelReset.connect(lambda: self._count("reset"))
        model.dataChanged.connect(self._changed)

    def _count(self, name: str) -> None:
        self.counts[name] += 1

    def _changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        assert roles, "a change without roles repaints and re-reads everything"
        self._count("changed")
        self.spans.append((first.row(), last.row(), first.column(), last.column()))

    def clear(self) -> None:
        self.counts.clear()
        self.spans.clear()


@pytest.fixture
def model(feed: Feed, icons: Icons) -> JobTableModel:
    result = JobTableModel(feed, icons)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    result.tester = QAbstractItemModelTester(result, fatal)  # type: ignore[attr-defined]
    return result


@pytest.fixture
def start(feed: Feed, gateway: FakeGateway) -> Callable[[], None]:
    def start() -> None:
        feed.start()
        gateway.settle()

    return start


@pytest.fixture
def flush(feed: Feed, gateway: FakeGateway) -> Callable[[], None]:
    def flush() -> None:
        gateway.settle()
        feed.flush()

    return flush


Act = Callable[[], None]


def names(model: JobTableModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def row(model: JobTableModel, number: int) -> list[str]:
    return [model.index(number, column).data() for column in Column]


def added(gateway: FakeGateway) -> str:
    return formats.moment(gateway.now, time.time())


def test_columns(model: JobTableModel) -> None:
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert headings == [
        "Name",
        "Progress",
        "State",
        "Speed",
        "Time left",
        "Size",
        "Priority",
        "Connections",
        "While you are here",
        "Added",
        "Finished",
    ]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_row(model: JobTableModel, gateway: FakeGateway, start: Act) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.answered(job, 5_900_000_000)
    gateway.sample(job, 2_410_000_000, 11_200_000)
    start()
    shown = ["a.iso", "40 %", "Transferring", "11.2 MB/s", "5 min", "5.9 GB", "Normal"]
    assert row(model, 0) == [*shown, "Unmetered only", "Wait", added(gateway), ""]


def test_a_row_about_which_little_is_known(
    model: JobTableModel, gateway: FakeGateway, start: Act
) -> None:
    gateway.add("https://example.org/a.iso", hold=True)
    start()
    shown = ["a.iso", "", "Paused by you", "", "", "", "Normal", "Unmetered only", "Wait"]
    assert row(model, 0) == [*shown, added(gateway), ""]


def test_a_row_for_the_ear(model: JobTableModel, gateway: FakeGateway, start: Act) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.answered(job, 1000)
    gateway.arrived(job, 410)
    start()
    spoken = model.index(0, Column.NAME).data(ACCESSIBLE)
    assert spoken == "a.iso, 410 bytes of 1.0 kB, 41 %, Normal"
    assert model.index(0, Column.SENTENCE).data(ACCESSIBLE) == "Transferring"


def test_delegates_get_the_whole_job(
    model: JobTableModel, gateway: FakeGateway, start: Act
) -> None:
    gateway.add("https://example.org/a.iso")
    start()
    view = model.index(0, 0).data(VIEW_ROLE)
    assert isinstance(view, JobView)
    assert view.job.number == 1


def test_a_snapshot_of_many_is_one_insertion(
    model: JobTableModel, gateway: FakeGateway, start: Act
) -> None:
    gateway.add_many(2_000)
    signals = Signals(model)
    start()
    assert signals.counts == {"inserted": 1}
    assert model.rowCount() == 2_000


def test_changes_of_neighbours_are_one_span(
    model: JobTableModel, gateway: FakeGateway, start: Act, flush: Act
) -> None:
    for name in "abcdef":
        gateway.add(f"https://example.org/{name}", priority=Priority.FOREGROUND)
    start()
    signals = Signals(model)
    for number in (1, 2, 3, 5):
        gateway.sample(gateway.job(number), 10, 5.0)
    gateway.settle()
    signals.clear()
    for number in (1, 2, 3, 5):
        gateway.sample(gateway.job(number), 20, 7.0)
    flush()
    columns = (int(Column.NAME), int(Column.SPEED))
    assert signals.spans == [(0, 2, *columns), (4, 4, *columns)]


def test_a_thousand_events_cost_one_flush(
    model: JobTableModel, gateway: FakeGateway, start: Act, flush: Act
) -> None:
    job = gateway.add("https://example.org/a.iso")
    gateway.answered(job, 10_000)
    start()
    signals = Signals(model)
    for count in range(1, 1001):
        gateway.sample(job, count, 1.0)
    flush()
    assert signals.counts["changed"] == 2, "the first one at once, the others together"
    assert model.view_at(0).sample is not None
    assert model.view_at(0).sample.received == 1000  # type: ignore[union-attr]


def test_ten_thousand_that_end_at_once_are_few_signals(
    model: JobTableModel, gateway: FakeGateway, start: Act, flush: Act
) -> None:
    gateway.add_many(2_000)
    start()
    jobs = [job.id for job in gateway.jobs.values()]
    signals = Signals(model)
    gateway.cancel_all(jobs)
    flush()
    # A first portion at once, which moves and comes back, and then the others together.
    assert signals.counts == {"changed": 2, "moved": 2}
    signals.clear()
    gateway.remove_all(jobs)
    flush()
    assert signals.counts == {"removed": 1}
    assert model.rowCount() == 0


def test_never_resets(model: JobTableModel, gateway: FakeGateway, start: Act, flush: Act) -> None:
    signals = Signals(model)
    start()
    gateway.add("https://example.org/a.iso")
    gateway.skip_a_number()
    gateway.add("https://example.org/b.iso")
    flush()
    gateway.settle()
    assert names(model) == ["a.iso", "b.iso"]
    assert not signals.counts["reset"]


def test_a_gap_is_filled_from_a_snapshot(
    model: JobTableModel, gateway: FakeGateway, start: Act, flush: Act
) -> None:
    start()
    gateway.add("https://example.org/a.iso")
    flush()
    gateway.request(cmd.SuspendJob("1"))
    gateway.forget_deliveries()
    gateway.add("https://example.org/b.iso")
    flush()
    gateway.settle()
    assert [row(model, place)[Column.SENTENCE] for place in range(2)] == [
        "Paused by you",
        "Connecting",
    ]


def test_order_and_selection_survive_a_move(
    model: JobTableModel, gateway: FakeGateway, start: Act, flush: Act
) -> None:
    for name in "abc":
        gateway.add(f"https://example.org/{name}")
    start()
    selection = QItemSelectionModel(model)
    selection.select(model.index(2, 0), QItemSelectionModel.SelectionFlag.Select)
    gateway.request(cmd.SetPriority("3", Priority.HIGH))
    flush()
    assert names(model) == ["c", "a", "b"]
    assert [index.data() for index in selection.selectedIndexes()] == ["c"]
    assert [model.row_of(gateway.job(number).id) for number in (1, 2, 3)] == [1, 2, 0]


def test_new_jobs_come_before_finished_ones(
    model: JobTableModel, gateway: FakeGateway, start: Act, flush: Act
) -> None:
    gateway.add("https://example.org/old")
    gateway.request(cmd.CancelJob("1"))
    start()
    gateway.add("https://example.org/new", priority=Priority.HIGH)
    gateway.add("https://example.org/newer")
    flush()
    assert names(model) == ["new", "newer", "old"]


class TestFilter:
    @pytest.fixture
    def jobs(self, model: JobTableModel, gateway: FakeGateway, start: Act) -> JobTableModel:
        for name in ("Beta.iso", "alpha.zip", "gamma.iso", "delta.iso", "epsilon"):
            gateway.add(f"https://example.org/files/{name}")
        gateway.answered(gateway.job(1), 3000)
        gateway.answered(gateway.job(2), 20_000)
        gateway.sample(gateway.job(2), 1000, 10.0)
        gateway.fail(gateway.job(3), ErrorCode.REMOTE_MISSING, status="404")
        gateway.request(cmd.CancelJob("5"))
        start()
        return model

    def test_all(self, jobs: JobTableModel) -> None:
        assert names(jobs) == ["Beta.iso", "alpha.zip", "gamma.iso", "delta.iso", "epsilon"]

    @pytest.mark.parametrize(
        ("group", "expected"),
        [
            (Group.ACTIVE, ["Beta.iso", "alpha.zip", "delta.iso"]),
            (Group.FAILED, ["gamma.iso"]),
            (Group.WAITING, []),
            (Group.DONE, ["epsilon"]),
        ],
    )
    def test_groups(self, jobs: JobTableModel, group: Group, expected: list[str]) -> None:
        jobs.show_only(group)
        assert names(jobs) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("iso", ["Beta.iso", "gamma.iso", "delta.iso"]),
            ("ISO beta", ["Beta.iso"]),
            ("example.org/files/alpha", ["alpha.zip"]),
            ("nothing like it", []),
            ("  ", ["Beta.iso", "alpha.zip", "gamma.iso", "delta.iso", "epsilon"]),
        ],
    )
    def test_search(self, jobs: JobTableModel, text: str, expected: list[str]) -> None:
        jobs.search(text)
        assert names(jobs) == expected

    @pytest.mark.parametrize(
        ("column", "first"),
        [
            (Column.NAME, "alpha.zip"),
            (Column.SIZE, "gamma.iso"),
            (Column.TIME_LEFT, "alpha.zip"),
            (Column.PROGRESS, "gamma.iso"),
        ],
    )
    def test_sorting(self, jobs: JobTableModel, column: Column, first: str) -> None:
        jobs.sort(column)
        assert names(jobs)[0] == first

    def test_sorting_backwards_and_back_to_the_turns(self, jobs: JobTableModel) -> None:
        jobs.sort(Column.SPEED, Qt.SortOrder.DescendingOrder)
        assert names(jobs)[0] == "alpha.zip"
        jobs.sort(-1)
        assert names(jobs)[0] == "Beta.iso"

    def test_a_row_leaves_its_group(
        self, jobs: JobTableModel, gateway: FakeGateway, flush: Act
    ) -> None:
        jobs.show_only(Group.ACTIVE)
        gateway.request(cmd.SuspendJob("1"))
        flush()
        assert names(jobs) == ["alpha.zip", "delta.iso"]
        jobs.show_only(Group.WAITING)
        assert names(jobs) == ["Beta.iso"]

    def test_finds_the_row_of_a_job(self, jobs: JobTableModel, gateway: FakeGateway) -> None:
        jobs.show_only(Group.FAILED)
        assert jobs.row_of(gateway.job(3).id) == 0
        assert jobs.row_of(gateway.job(1).id) is None
        assert jobs.view_at(0).job.number == 3


def test_scattered_rows_come_and_go_as_one(
    model: JobTableModel, gateway: FakeGateway, start: Act
) -> None:
    gateway.add_many(500)
    start()
    selection = QItemSelectionModel(model)
    select = QItemSelectionModel.SelectionFlag.Select
    for row in (7, 300, 301):
        selection.select(model.index(row, 0), select)
    before = names(model)
    signals = Signals(model)
    model.search("7")
    assert names(model) == [name for name in before if "7" in name]
    assert signals.counts == {"moved": 1, "removed": 1}
    assert [index.data() for index in selection.selectedIndexes()] == ["file-7.iso"]
    signals.clear()
    model.search("")
    assert names(model) == before
    assert signals.counts == {"moved": 1, "inserted": 1}
    assert [index.data() for index in selection.selectedIndexes()] == ["file-7.iso"]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [(Priority.HIGH, ["b"]), (Priority.NORMAL, ["a"]), (JobKind.UPLOAD, [])],
)
def test_shows_one_priority_or_kind(
    model: JobTableModel, gateway: FakeGateway, start: Act, choice: Choice, expected: list[str]
) -> None:
    gateway.add("https://example.org/a")
    gateway.add("https://example.org/b", priority=Priority.HIGH)
    start()
    model.show_only(choice)
    assert names(model) == expected


def test_files_that_are_here_can_be_dragged_out(
    model: JobTableModel, gateway: FakeGateway, start: Act
) -> None:
    done = gateway.add("https://example.org/a%20b.iso")
    gateway.answered(done, 10)
    gateway.whole(done, 10)
    gateway.add("https://example.org/c")
    start()
    assert names(model) == ["c", "a b.iso"]
    here, missing = model.index(1, 0), model.index(0, 0)
    assert here.flags() & Qt.ItemFlag.ItemIsDragEnabled
    urls = model.mimeData([here, model.index(1, 1)]).urls()
    assert [url.toLocalFile() for url in urls] == [done.files[0].target]
    assert not model.mimeData([missing]).hasUrls()
    assert not model.mimeData([here, missing]).hasUrls()
