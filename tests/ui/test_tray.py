from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.observations import Answer, Presence
from ebbtide.core.settings import DOWNLOAD_LIMIT, TRAY_CLOSE_HINT_SHOWN, TRAY_ICON
from ebbtide.core.tide import Moment
from ebbtide.core.tide_history import TideLog
from ebbtide.ui.build import Ui, build_ui
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.overview import Overview
from ebbtide.ui.pause_menu import tomorrow
from ebbtide.ui.preferences import PreferencesDialog
from ebbtide.ui.tray import Tray, icon_name
from ebbtide.ui.tray_host import TrayHost
from tests.ui.fake_gateway import FakeGateway

# Qt's own mistake where there is no X server; an icon is made there by these tests alone.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

A = "https://example.org/a.iso"


class PretendedHost(TrayHost):
    """A tray that comes and goes as a test says; the real one is tested on a screen."""

    def __init__(self) -> None:
        super().__init__(QDBusConnection("no bus at all"))

    def check(self) -> None:
        """There is nothing to look at."""

    def set_present(self, present: bool) -> None:
        self._present = present
        self.changed.emit(present)


@pytest.fixture
def host(qapp: object) -> PretendedHost:
    return PretendedHost()


@pytest.fixture
def tray(window: MainWindow, host: PretendedHost) -> Tray:
    tray = Tray(window, host)
    tray.start()
    return tray


CatchUp = Callable[[MainWindow], None]


@pytest.mark.parametrize(
    ("overview", "name"),
    [
        (Overview(), "tray-idle"),
        (Overview(waiting=1), "tray-waiting"),
        (Overview(paused=True), "tray-paused"),
        (Overview(failed=1), "tray-error"),
        (Overview(running=1, level=0.0), "tray-transferring-1"),
        (Overview(running=1, level=0.26), "tray-transferring-2"),
        (Overview(running=1, level=0.99), "tray-transferring-4"),
        (Overview(running=1, level=1.0), "tray-transferring-4"),
    ],
)
def test_the_icon_tells_how_things_are(overview: Overview, name: str) -> None:
    assert icon_name(overview) == name


def test_icon_and_sentence_follow(
    tray: Tray, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    assert (tray.icon_name, tray.tooltip) == ("tray-idle", "Nothing to transfer")
    job = gateway.add(A)
    catch_up(window)
    assert (tray.icon_name, tray.tooltip) == ("tray-transferring-1", "1 running · 0 bytes/s")
    gateway.fail(job, ErrorCode.REMOTE_MISSING, status="404")
    catch_up(window)
    assert (tray.icon_name, tray.tooltip) == ("tray-error", "Needs you: 1 failed")


def test_without_a_tray_there_is_no_icon(tray: Tray, window: MainWindow, qtbot: QtBot) -> None:
    assert tray.icon is None
    with qtbot.waitSignal(window.quit_requested):
        window.close()


def test_a_tray_that_comes_later_gets_an_icon_of_its_own(
    tray: Tray, host: PretendedHost, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tray.presence_changed):
        host.set_present(True)
    first = tray.icon
    assert first is not None
    assert first.isVisible()
    assert first.contextMenu() is tray.menu
    host.set_present(False)
    assert tray.icon is None
    host.set_present(True)
    assert tray.icon is not first


def test_the_window_comes_back_when_its_tray_goes(
    tray: Tray, window: MainWindow, host: PretendedHost
) -> None:
    host.set_present(True)
    window.close()
    assert window.isHidden()
    host.set_present(False)
    assert window.isVisible()


def test_closing_is_explained_once(
    tray: Tray, window: MainWindow, host: PretendedHost, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    host.set_present(True)
    window.close()
    catch_up(window)
    window.bring_up()
    window.close()
    expected = cmd.ChangeSetting(TRAY_CLOSE_HINT_SHOWN.key, True)
    assert gateway.commands() == [expected]


def test_a_click_shows_and_hides(tray: Tray, window: MainWindow, host: PretendedHost) -> None:
    host.set_present(True)
    assert tray.icon is not None
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isHidden()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert window.isHidden()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()


def test_the_menu(
    tray: Tray, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    job = gateway.add(A)
    gateway.answered(job, 1000)
    gateway.arrived(job, 410, 5.0)
    gateway.answered(gateway.add("https://example.org/R&D", name="R&D"), None)
    catch_up(window)
    assert offered(tray) == [
        "2 running · 5 bytes/s",
        "a.iso · 410 bytes of 1.0 kB · 5 bytes/s · 2 min left",
        "R&&D · Transferring",
        "&Open Ebbtide",
        "&Add…",
        "&Paste links",
        "&Pause all",
        "Speed &limit: none",
        "Pre&ferences…",
        "&Quit",
    ]
    window.hide()
    tray.menu.actions()[2].trigger()
    assert window.isVisible()
    assert [view.job.name for view in window.list.chosen()] == ["R&D"]
    window.hide()
    assert tray.menu.status.isEnabled(), "it is there to be read"
    tray.menu.status.trigger()
    assert window.isVisible()
    window.hide()
    tray.menu.open.trigger()
    assert window.isVisible()
    with qtbot.waitSignal(window.quit_requested):
        window.quit.trigger()


def test_a_speed_limit_is_a_quick_choice(
    tray: Tray, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    assert offered(tray)[-3] == "Speed &limit: none"
    limits = tray.menu.limits
    assert limits.choices["off"].isChecked()
    limits.choices["500k"].trigger()
    catch_up(window)
    assert gateway.commands() == [cmd.ChangeSetting(DOWNLOAD_LIMIT.key, "500k")]
    assert "Speed &limit: 500 kB/s" in offered(tray)
    gateway.request(cmd.ChangeSetting(DOWNLOAD_LIMIT.key, "750k"))
    catch_up(window)
    assert "Speed &limit: 750 kB/s" in offered(tray)
    assert limits.other.text() == "750 kB/s · &Other…"
    assert [one for one in limits.actions() if one.isChecked()] == [limits.other]
    limits.other.trigger()
    (dialog,) = window.findChildren(PreferencesDialog)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("colour", ["white", "black"])
def test_the_icon_may_have_one_colour(
    tray: Tray,
    window: MainWindow,
    host: PretendedHost,
    gateway: FakeGateway,
    catch_up: CatchUp,
    colour: str,
) -> None:
    host.set_present(True)
    gateway.request(cmd.ChangeSetting(TRAY_ICON.key, colour))
    catch_up(window)
    assert tray.icon is not None
    image = tray.icon.icon().pixmap(22, 22).toImage()
    pixels = (image.pixelColor(x, y) for x in range(22) for y in range(22))
    assert {pixel.name() for pixel in pixels if pixel.alpha() == 255} == {QColor(colour).name()}


def test_a_lost_engine_is_told_and_an_engine_elsewhere_can_be_ended(
    tray: Tray, window: MainWindow, gateway: FakeGateway, qtbot: QtBot
) -> None:
    assert "Quit and &stop all transfers" not in offered(tray)
    gateway.lost.emit()
    assert offered(tray)[0] == "Not connected: the transfer engine has ended"
    assert not tray.menu.add.isEnabled()
    assert window.message.text.startswith("The transfer engine has stopped.")
    gateway.found.emit()
    gateway.settle()
    offered(tray)
    assert tray.menu.add.isEnabled()
    assert window.message.text == ""


def test_ending_an_engine_elsewhere_ends_the_window_too(
    gateway: FakeGateway, make_window: Callable[[], MainWindow], host: PretendedHost, qtbot: QtBot
) -> None:
    gateway.is_remote = True
    window = make_window()
    tray = Tray(window, host)
    tray.start()
    assert offered(tray)[-1] == "Quit and &stop all transfers"
    with qtbot.waitSignal(window.quit_requested):
        tray.menu.end_engine.trigger()
    assert gateway.is_ended


def test_an_engine_elsewhere_that_has_gone_can_be_started(
    gateway: FakeGateway, make_window: Callable[[], MainWindow], host: PretendedHost
) -> None:
    gateway.is_remote = True
    gateway.add(A)
    tray = Tray(make_window(), host)
    tray.start()
    assert tray.menu.jobs()
    gateway.lost.emit()
    said = offered(tray)
    assert said[:2] == ["Not connected: the transfer engine has ended", "Start the &engine"]
    assert "Quit and &stop all transfers" not in said, "there is nothing to stop"
    assert tray.menu.jobs() == [], "nothing is known to run"
    assert tray.icon_name == "tray-error"
    next(one for one in tray.menu.actions() if one.text() == said[1]).trigger()
    assert gateway.starts == 1


def offered(tray: Tray) -> list[str]:
    """What the menu says when it is opened."""
    tray.menu.aboutToShow.emit()
    actions = (one for one in tray.menu.actions() if one.isVisible() and not one.isSeparator())
    return [action.text() for action in actions]


def test_pauses_end_when_they_say(
    tray: Tray, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(A)
    catch_up(window)
    before = time.time()
    tray.menu.pauses.hour.trigger()
    catch_up(window)
    (pause,) = gateway.commands()
    assert isinstance(pause, cmd.PauseAll)
    assert pause.until is not None
    assert before + 3600 <= pause.until <= time.time() + 3600
    assert offered(tray)[0].startswith("All transfers are paused until ")
    assert "&Resume all" in offered(tray)
    assert "&Pause all" not in offered(tray)
    tray.menu.resume.trigger()
    catch_up(window)
    tray.menu.pauses.open_ended.trigger()
    assert gateway.commands()[1:] == [cmd.ResumeAll(), cmd.PauseAll()]


@pytest.mark.parametrize("hour", [0, 5, 12, 23])
def test_tomorrow_is_the_next_morning(hour: int) -> None:
    now = datetime(2026, 3, 4, hour, 30).astimezone()
    assert datetime.fromtimestamp(tomorrow(now.timestamp())).astimezone() == (
        datetime(2026, 3, 5, 6, 0).astimezone()
    )


def test_it_explains_why_nothing_runs(
    tray: Tray, window: MainWindow, gateway: FakeGateway, catch_up: CatchUp
) -> None:
    gateway.add(A)
    gateway.add("https://example.org/b")
    catch_up(window)
    assert "&Why is nothing running?" not in offered(tray)
    gateway.observe(Presence(away=Answer.NO))
    catch_up(window)
    assert "&Why is nothing running?" in offered(tray)
    window.hide()
    tray.menu.why.trigger()
    assert window.isVisible()
    assert [view.job.number for view in window.list.chosen()] == [1]
    assert window.details.overview.sentence.text() == "Waiting: you are at the computer"


def test_preferences_open_from_the_menu(tray: Tray, window: MainWindow) -> None:
    assert window.preferences in tray.menu.actions()
    window.preferences.trigger()
    (dialog,) = window.findChildren(PreferencesDialog)
    assert dialog.isVisible()
    dialog.close()


def test_a_bus_that_is_not_there_means_no_host(qapp: object) -> None:
    host = TrayHost(QDBusConnection("no bus at all"))
    host.start()
    assert not host.present


class TestBuild:
    @pytest.fixture
    def ui(self, gateway: FakeGateway, settings: QSettings, qtbot: QtBot) -> Ui:
        gateway.add(A)
        ui = build_ui(gateway, settings)
        qtbot.addWidget(ui.window)
        gateway.settle()
        return ui

    def test_follows_the_engine_before_it_is_shown(self, ui: Ui) -> None:
        assert ui.window.isHidden()
        assert ui.window.jobs.rowCount() == 1
        assert ui.tray.icon_name == "tray-transferring-1"

    def test_shows_what_the_engine_remembers_of_the_link(
        self, gateway: FakeGateway, settings: QSettings, qtbot: QtBot
    ) -> None:
        gateway.tide = TideLog((Moment(time.time() - 60, 5e6),))
        ui = build_ui(gateway, settings)
        qtbot.addWidget(ui.window)
        gateway.settle()
        assert any(one is not None and one.ours == 5e6 for one in ui.window.tide_line.moments)
        gateway.tide = TideLog((Moment(time.time() - 200, 7e6),))
        gateway.found.emit()
        gateway.settle()
        assert any(one is not None and one.ours == 7e6 for one in ui.window.tide_line.moments)

    def test_shows_the_window(self, ui: Ui) -> None:
        ui.show()
        assert ui.window.isVisible()
        ui.close()
        assert ui.window.isHidden()

    def test_passes_on_that_somebody_wants_to_quit(self, ui: Ui, qtbot: QtBot) -> None:
        ui.show()
        with qtbot.waitSignal(ui.quit_requested):
            ui.window.close()
