from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from ebbtide.core import commands as cmd
from ebbtide.core.jobs import JobKind, Priority
from ebbtide.core.uploads import UploadMethod, UploadOptions
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.upload_dialog import UploadDialog
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, drop
from tests.ui.test_add_dialog import click

HERE = ("/home/somebody/a b.txt", "/home/somebody/c.iso")


@pytest.fixture
def dialog(window: MainWindow) -> UploadDialog:
    """As it comes up when files are dropped on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in HERE])
    assert drop(window, data)
    found = window.findChild(UploadDialog)
    assert found is not None
    return found


def test_files_that_are_dropped_are_to_be_sent_somewhere(
    dialog: UploadDialog, gateway: FakeGateway
) -> None:
    assert dialog.paths == HERE
    assert not dialog.send_button.isEnabled()
    QTest.keyClicks(dialog.address, "https://example.org/in/")
    assert dialog.about.text() == "2 files and folders, to https://example.org/in/"
    dialog.method.setCurrentIndex(dialog.method.findData(UploadMethod.TUS))
    dialog.form.priority.setCurrentIndex(dialog.form.priority.findData(Priority.HIGH))
    click(dialog.overwrite)
    click(dialog.send_button)
    assert gateway.commands() == [
        cmd.AddUpload(
            HERE,
            "https://example.org/in/",
            priority=Priority.HIGH,
            upload=UploadOptions(UploadMethod.TUS, overwrite=True),
        )
    ]
    gateway.settle()
    assert not dialog.isVisible()
    assert gateway.job(1).kind is JobKind.UPLOAD


def test_the_name_that_a_file_gets_is_said(dialog: UploadDialog) -> None:
    dialog.files.setFocus()
    dialog.files.setCurrentRow(1)
    QTest.keyClick(dialog.files, KEY.Key_Delete)
    assert dialog.paths == HERE[:1]
    QTest.keyClicks(dialog.address, "https://example.org/in/")
    assert dialog.about.text() == "It will be https://example.org/in/a%20b.txt"


def test_a_refused_upload_stays(dialog: UploadDialog, gateway: FakeGateway) -> None:
    QTest.keyClicks(dialog.address, "gopher://example.org/in/")
    click(dialog.send_button)
    gateway.settle()
    assert dialog.isVisible()
    assert "begins with 'gopher:'" in dialog.message.text
    assert dialog.send_button.isEnabled()


def test_the_last_destinations_are_offered(
    window: MainWindow, dialog: UploadDialog, gateway: FakeGateway
) -> None:
    QTest.keyClicks(dialog.address, "https://example.org/in/")
    click(dialog.send_button)
    gateway.settle()
    again = window.ask_for_upload(HERE)
    assert again.address.text() == "https://example.org/in/"
    again.reject()


def test_the_keyboard_opens_it(window: MainWindow) -> None:
    QTest.keyClick(window, KEY.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(UploadDialog) is not None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smb://nas/backup/", "smb://nas/backup/a%20b.txt"),
        (r"\\nas\backup\in" + "\\", "smb://nas/backup/in/a%20b.txt"),
    ],
)
def test_a_shared_folder_is_as_good_as_a_server(
    window: MainWindow, gateway: FakeGateway, typed: str, meant: str
) -> None:
    dialog = window.ask_for_upload(HERE[:1])
    dialog.method.setCurrentIndex(dialog.method.findData(UploadMethod.TUS))
    QTest.keyClicks(dialog.address, typed)
    assert dialog.about.text() == f"It will be {meant}"
    assert not dialog.method.isEnabled(), "there is one way only"
    click(dialog.send_button)
    (command,) = gateway.commands()
    assert isinstance(command, cmd.AddUpload)
    assert command.upload.method is UploadMethod.AUTO
    gateway.settle()
    assert gateway.job(1).files[0].url == meant
