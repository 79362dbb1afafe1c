"""A file that is sent is somebody's own: what the window says of it, and what it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMessageBox

from ebbtide.core import commands as cmd
from ebbtide.core import reports as rep
from ebbtide.core.jobs import FileState, Job, JobKind
from ebbtide.ui.columns import Column
from ebbtide.ui.file_kinds import icon_name
from ebbtide.ui.job_dragging import carried
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.remedies import files_to_open
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import A, CatchUp, Choose

SOURCE, REPLY = "/home/somebody/figures.csv", "/home/somebody/answer.json"
SERVER = "https://example.org/in/"

Send = Callable[..., Job]


@pytest.fixture
def send(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose) -> Send:
    """Make an upload, let it be whole, and choose it."""

    def send(*, reply: str | None = None, whole: bool = True) -> Job:
        gateway.request(cmd.AddUpload((SOURCE,), SERVER, reply=reply))
        job = gateway.job(1)
        for index in range(len(job.files) if whole else 0):
            gateway.report(rep.FileWhole(job.id, 1, index, 10))
        for index in range(len(job.files) if whole else 0):
            gateway.report(rep.Placed(job.id, 0, index, job.files[index].target))
        catch_up(window)
        choose(window, job)
        return gateway.job(1)

    return send


def cells(window: MainWindow, row: int) -> list[str]:
    item = window.details.files.topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(window.details.files.columnCount())]


def test_a_sent_file_is_sent_and_not_saved(window: MainWindow, send: Send) -> None:
    job = send()
    assert job.files[0].state is FileState.PLACED
    header = window.details.files.headerItem()
    assert [header.text(column) for column in (1, 5)] == ["Moved", "Address"]
    assert cells(window, 0)[4:] == ["Sent", f"{SERVER}figures.csv"]
    assert window.jobs.index(0, Column.SENTENCE).data() == "Sent"
    page = window.details.overview
    assert page.sentence.text().startswith("Sent · ")
    assert page.facts["from"].text() == SOURCE
    assert page.facts["to"].text() == f"{SERVER}figures.csv"
    assert page.facts["to"].accessibleName() == "Sent to"
    assert not page.facts["reply"].isVisible()


def test_headings_follow_the_way_of_the_bytes(
    window: MainWindow, gateway: FakeGateway, send: Send, catch_up: CatchUp, choose: Choose
) -> None:
    send()
    gateway.add(A)
    catch_up(window)
    choose(window, gateway.job(2))
    header = window.details.files.headerItem()
    assert [header.text(column) for column in (1, 5)] == ["Here", "From"]
    assert window.details.overview.facts["to"].accessibleName() == "Saved to"


def test_what_was_sent_can_be_opened_and_dragged(window: MainWindow, send: Send) -> None:
    job = send()
    words = [button.text() for button in window.details.overview.remedy_buttons()]
    assert words == ["Open", "Show in folder"]
    assert [file.target for file in files_to_open(job)] == [SOURCE]
    assert [url.toLocalFile() for url in carried(window.list.chosen()).urls()] == [SOURCE]


def test_of_an_upload_with_reply_the_reply_is_opened(window: MainWindow, send: Send) -> None:
    job = send(reply=REPLY)
    assert job.kind is JobKind.UPLOAD_REPLY
    assert [file.target for file in files_to_open(job)] == [REPLY]
    assert window.details.overview.facts["reply"].text() == REPLY
    assert window.details.overview.facts["reply"].isVisible()
    assert [cells(window, row)[4] for row in (0, 1)] == ["Sent", "Saved"]


def test_both_kinds_of_uploads_are_shown_as_such(window: MainWindow, send: Send) -> None:
    job = send(reply=REPLY)
    assert icon_name(job) == icon_name(replace(job, kind=JobKind.UPLOAD)) == "upload"
    assert icon_name(replace(job, kind=JobKind.DOWNLOAD)) != "upload"
    assert window.rail.count_of(JobKind.UPLOAD) == 1
    window.rail.choose(JobKind.UPLOAD)
    assert window.jobs.rowCount() == 1


def test_nobody_fears_for_the_file_that_is_sent(
    window: MainWindow, gateway: FakeGateway, send: Send, catch_up: CatchUp
) -> None:
    job = send(whole=False)
    gateway.answered(job, 1000)
    gateway.arrived(job, 100)
    catch_up(window)
    window.job_actions.remove.trigger()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.informativeText() == "What is being sent stays on this computer as it is."
    assert not [button for button in box.buttons() if "delete" in button.text()]
    box.reject()
