from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.http_options import Header, HttpOptions, Login, ProxyChoice, ProxyMode
from ebbtide.core.jobs import Priority, WhenActive
from ebbtide.core.offers import Offer
from ebbtide.core.settings import DOWNLOAD_DIRECTORY, LOOK_BEFORE_ADDING
from ebbtide.ui import expander
from ebbtide.ui.add_dialog import AddDialog
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FORBIDDEN, FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> AddDialog:
    QTest.keyClick(window, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(AddDialog)
    assert found is not None
    qtbot.waitExposed(found)
    return found


def click(widget: QWidget) -> None:
    """Click a button, or the box before a check box's words."""
    place = QPoint(8, widget.height() // 2)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


def test_the_dialog_makes_a_job_of_each_line(
    dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    assert not dialog.add_button.isEnabled()
    QTest.keyClicks(dialog.addresses, f" {A} ")
    QTest.keyClick(dialog.addresses, KEY.Key_Return)
    QTest.keyClicks(dialog.addresses, B)
    QTest.keyClicks(dialog.directory.line, "/srv/files")
    dialog.form.priority.setCurrentIndex(dialog.form.priority.findData(Priority.LOW))
    click(dialog.more.button)
    click(dialog.form.hold)
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    expected = [
        cmd.AddDownload((url,), directory="/srv/files", priority=Priority.LOW, hold=True)
        for url in (A, B)
    ]
    assert gateway.commands() == expected
    gateway.settle()
    assert not dialog.isVisible()


def test_the_dialog_keeps_what_was_refused(
    dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    dialog.set_addresses((A, "not an address", B))
    QTest.keyClick(dialog.addresses, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    gateway.settle()
    assert dialog.isVisible()
    assert dialog.addresses.toPlainText() == "not an address"
    assert "is not an address that can be used" in dialog.message.text
    assert len(gateway.jobs) == 2


def test_the_dialog_tells_about_directories(
    dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    dialog.set_addresses((A,))
    dialog.directory.line.setText(FORBIDDEN)
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    gateway.settle()
    assert dialog.message.text.startswith("You may not write to '/root'.")
    dialog.directory.line.setText("")
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    gateway.settle()
    assert not dialog.isVisible()
    assert len(gateway.jobs) == 1


def test_the_dialog_remembers_the_directory(
    window: MainWindow, gateway: FakeGateway, qtbot: QtBot
) -> None:
    first = window.ask_for_links((A,))
    first.directory.line.setText("/srv/files")
    first.accept()
    gateway.settle()
    second = window.ask_for_links((B,))
    assert second.directory.line.text() == "/srv/files"
    second.directory.line.setText("/srv/other")
    second.accept()
    gateway.settle()
    third = window.ask_for_links()
    assert third.directory.offered == ["/srv/other", "/srv/files"]
    third.reject()


def test_the_dialog_shows_the_directory_of_the_settings(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(cmd.ChangeSetting(DOWNLOAD_DIRECTORY.key, "/data/downloads"))
    catch_up(window)
    dialog = window.ask_for_links()
    assert dialog.directory.line.placeholderText() == "/data/downloads"
    dialog.reject()


def test_escape_leaves_the_dialog(dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot) -> None:
    dialog.set_addresses((A,))
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert not gateway.commands()


def test_everything_one_can_wish_for(dialog: AddDialog, gateway: FakeGateway) -> None:
    form = dialog.form
    dialog.set_addresses((A,))
    click(dialog.more.button)
    form.cost.setCurrentIndex(form.cost.findText("Any, roaming too"))
    form.active.setCurrentIndex(form.active.findData(WhenActive.IGNORE))
    QTest.keyClicks(form.limit, "500k")
    QTest.keyClicks(form.hours, "Mon-Fri 01:00-06:00")
    click(form.later)
    moment = QDateTime.fromSecsSinceEpoch(1_900_000_000)
    form.start.setDateTime(moment)
    dialog.more.tabs.setCurrentIndex(1)
    QTest.keyClicks(form.user, "anna")
    QTest.keyClicks(form.password, "secret")
    QTest.keyClicks(form.checksum, "sha256:" + 64 * "0")
    QTest.keyClicks(form.proxy, "socks5://127.0.0.1:9050")
    QTest.keyClicks(form.headers, "Referer: https://example.org/")
    click(dialog.add_button)
    gateway.settle()
    command = gateway.commands()[0]
    assert command == cmd.AddDownload(
        (A,),
        cost_policy="always",
        when_active=WhenActive.IGNORE,
        window="Mon-Fri 01:00-06:00",
        start_at=1_900_000_000.0,
        options=HttpOptions(
            headers=(Header("Referer", "https://example.org/"),),
            logins=(Login("anna", "secret"),),
            checksum="sha256:" + 64 * "0",
            proxy=ProxyChoice(ProxyMode.EXPLICIT, "socks5://127.0.0.1:9050"),
        ),
    )
    assert gateway.commands()[1:] == [cmd.SetLimit(gateway.job(1).id, 500_000.0)]
    assert gateway.job(1).download_limit == 500_000.0


def test_more_fits_the_screen_and_goes_away_again(
    dialog: AddDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = dialog.height()
    monkeypatch.setattr(expander, "room_for", lambda _window: before + 60)
    click(dialog.more.button)
    dialog.more.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: before < dialog.height() <= before + 60)
    place = dialog.add_button.mapTo(dialog, QPoint(0, dialog.add_button.height()))
    assert place.y() <= dialog.height()
    click(dialog.more.button)
    qtbot.waitUntil(lambda: dialog.height() == before)


def test_a_limit_that_is_none_is_said_and_nothing_is_asked_for(
    dialog: AddDialog, gateway: FakeGateway
) -> None:
    dialog.set_addresses((A,))
    click(dialog.more.button)
    QTest.keyClicks(dialog.form.limit, "fast")
    click(dialog.add_button)
    assert dialog.message.text == "'fast' is no rate: write 500k, 2M, 0 or off"
    assert not gateway.commands()


def test_a_range_says_what_it_comes_to(dialog: AddDialog, gateway: FakeGateway) -> None:
    QTest.keyClicks(dialog.addresses, "https://example.org/part[08-11].zip")
    first, last = "https://example.org/part08.zip", "https://example.org/part11.zip"
    assert dialog.about.text() == f"4 addresses, from {first} to {last}"
    assert dialog.add_button.text() == "&Add 4"
    click(dialog.add_button)
    assert [one.urls for one in adds(gateway)] == [
        (f"https://example.org/part{number}.zip",) for number in ("08", "09", "10", "11")
    ]


@pytest.mark.parametrize("other", [B, "https://example.org/more[1-3].zip", "/srv/list.meta4"])
def test_the_ends_of_a_range_are_not_those_of_other_lines(dialog: AddDialog, other: str) -> None:
    dialog.set_addresses(("https://example.org/part[01-03].zip", other))
    assert dialog.about.text() == ""
    assert dialog.add_button.text() in ("&Add 4", "&Add 6")


def test_a_range_that_runs_backwards_cannot_be_added(dialog: AddDialog) -> None:
    QTest.keyClicks(dialog.addresses, "https://example.org/[3-1]")
    assert dialog.about.text() == "'[3-1]' runs backwards"
    assert not dialog.add_button.isEnabled()


def probes(gateway: FakeGateway) -> list[cmd.ProbeAddresses]:
    return [one for one in gateway.requests if isinstance(one, cmd.ProbeAddresses)]


def after_a_pause(dialog: AddDialog, gateway: FakeGateway) -> list[str]:
    """What the rows say once somebody has stopped typing and the servers have answered."""
    dialog.offers.inquiry.go_on()
    gateway.settle()
    return dialog.offers.list.texts()


OFFER = Offer(
    A,
    name="disk.iso",
    size=4_700_000_000,
    resumable=True,
    media_type="application/zip",
    saved_as="disk.iso",
    free=3_100_000_000,
)


SAID = "disk.iso. 4.7 GB · can be resumed · application/zip"


def test_the_server_is_asked_after_a_pause(dialog: AddDialog, gateway: FakeGateway) -> None:
    gateway.offers[A] = OFFER
    QTest.keyClicks(dialog.addresses, A)
    assert not probes(gateway)
    assert dialog.offers.list.texts() == ["a.iso. Asking the server…"]
    assert after_a_pause(dialog, gateway) == [SAID]
    assert [one.urls for one in probes(gateway)] == [(A,)]
    assert dialog.offers.total.text() == "Needs 4.7 GB, 3.1 GB free"
    click(dialog.add_button)
    assert [one.urls for one in adds(gateway)] == [(A,)], "nothing of it prevents adding"


def test_what_is_said_covers_nothing_else(
    dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    many = [f"https://example.org/a-rather-long-name-{number}.zip" for number in range(1, 10)]
    gateway.offers = {url: replace(OFFER, url=url, name=url) for url in many}
    dialog.addresses.setPlainText("https://example.org/a-rather-long-name-[1-9].zip")
    after_a_pause(dialog, gateway)
    qtbot.wait(1)
    assert dialog.about.height() >= 2 * dialog.fontMetrics().height(), "it takes two lines"
    parts = (dialog.about, dialog.offers.list, dialog.offers.total, dialog.from_file)
    places = [QRect(one.mapTo(dialog, QPoint()), one.size()) for one in parts]
    for upper, lower in itertools.pairwise(places):
        assert upper.bottom() < lower.top()


def test_what_is_wrong_is_said_and_prevents_nothing(
    dialog: AddDialog, gateway: FakeGateway
) -> None:
    missing = ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"})
    gateway.offers = {A: Offer(A, error=missing), B: replace(OFFER, url=B, job=12)}
    dialog.set_addresses((A, B))
    assert after_a_pause(dialog, gateway) == [
        f"{A}. The server does not have this file (it answered 404).",
        f"{SAID}. You are already downloading this (job 12)",
    ]
    click(dialog.add_button)
    assert len(adds(gateway)) == 2


def test_it_asks_as_the_download_will(dialog: AddDialog, gateway: FakeGateway) -> None:
    dialog.set_addresses((A,))
    after_a_pause(dialog, gateway)
    click(dialog.more.button)
    dialog.more.tabs.setCurrentIndex(1)
    click(dialog.form.user)
    QTest.keyClicks(dialog.form.user, "anna")
    QTest.keyClick(dialog.form.user, KEY.Key_Tab)
    QTest.keyClicks(dialog.form.password, "sec")
    dialog.offers.inquiry.go_on()
    assert not any(one.options.logins for one in probes(gateway)), "it is typed just now"
    QTest.keyClicks(dialog.form.password, "ret")
    QTest.keyClick(dialog.form.password, KEY.Key_Tab)
    after_a_pause(dialog, gateway)
    assert probes(gateway)[-1].options.logins == (Login("anna", "secret"),)
    dialog.directory.line.setText("/srv/files")
    dialog.directory.line.editingFinished.emit()
    after_a_pause(dialog, gateway)
    assert probes(gateway)[-1].directory == "/srv/files"


def test_the_looking_can_be_turned_off(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.request(cmd.ChangeSetting(LOOK_BEFORE_ADDING.key, False))
    gateway.offers = {A: Offer(A, name="a.iso", saved_as="a.iso", job=3)}
    catch_up(window)
    dialog = window.ask_for_links((A, B))
    assert not dialog.offers.list.isVisible()
    # What is known here is told all the same.
    said = ["a.iso. You are already downloading this (job 3)"]
    assert after_a_pause(dialog, gateway) == said
    assert not any(one.ask for one in probes(gateway))
    dialog.reject()


def test_a_dialog_that_closes_wants_to_know_nothing_more(
    dialog: AddDialog, gateway: FakeGateway
) -> None:
    dialog.set_addresses((A,))
    dialog.offers.inquiry.go_on()
    QTest.keyClick(dialog, KEY.Key_Escape)
    asked, taken_back = probes(gateway)
    assert taken_back == cmd.ProbeAddresses((), ticket=asked.ticket)


def test_the_clipboard_is_offered_and_never_taken(
    window: MainWindow, gateway: FakeGateway, qapp: QApplication
) -> None:
    QApplication.clipboard().setText(f"look: {A} and {B}")
    dialog = window.ask_for_links()
    assert dialog.addresses.toPlainText() == ""
    assert dialog.from_clipboard.text() == "Paste 2 copied &links"
    dialog.offers.inquiry.go_on()
    assert not probes(gateway), "what is copied is nobody's business yet"
    click(dialog.from_clipboard)
    assert dialog.addresses.toPlainText() == f"{A}\n{B}"
    dialog.reject()
    QApplication.clipboard().clear()
    dialog = window.ask_for_links()
    assert not dialog.from_clipboard.isVisible()
    dialog.reject()


@pytest.mark.parametrize("line", ["/srv/a b.metalink", "file:///srv/a%20b.metalink"])
def test_a_description_on_this_computer_is_read_by_the_engine(
    dialog: AddDialog, gateway: FakeGateway, line: str
) -> None:
    dialog.set_addresses((line,))
    dialog.offers.inquiry.go_on()
    assert [one.urls for one in probes(gateway)] == [("file:///srv/a%20b.metalink",)]
    click(dialog.add_button)
    assert gateway.commands() == [cmd.AddDownload((), metalinks=("/srv/a b.metalink",))]


def test_answers_that_come_late_find_nobody(
    window: MainWindow, dialog: AddDialog, gateway: FakeGateway, qtbot: QtBot
) -> None:
    dialog.set_addresses((A, "gopher://example.org/old"))
    click(dialog.add_button)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, KEY.Key_Escape)
    gateway.settle()
    assert window.message.text.startswith("'gopher://example.org/old' begins with")


def adds(gateway: FakeGateway) -> list[cmd.AddDownload]:
    return [one for one in gateway.commands() if isinstance(one, cmd.AddDownload)]
