"""Pictures of every screen, to be looked at: `python -m tests.ui.shots DIRECTORY`."""

from __future__ import annotations

import argparse
import math
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ebbtide.core.administration import Administration, Rule
from ebbtide.core.budgets import OverCap
from ebbtide.core.commands import AddUpload, ChangeSetting, SetBudget, SetMaximumSize, StartNow
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import JobId, Priority
from ebbtide.core.observations import Answer, Metered, Network, NetworkKind, Networks, Presence
from ebbtide.core.reports import FileWhole, Placed
from ebbtide.core.samples import Sample
from ebbtide.core.tide import Moment, Quiet
from ebbtide.core.tide_history import Span, TideCell, TideLog
from ebbtide.ui import languages
from ebbtide.ui._translations import TRANSLATIONS
from ebbtide.ui.icons import Icons
from ebbtide.ui.job_dialogs import JobDialog
from ebbtide.ui.job_list import Density
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.remedies import Remedy
from ebbtide.ui.tray_menu import TrayMenu
from tests.ui.fake_gateway import FakeGateway
from tests.ui.samples import OFFERS, ordinary_day

Prepare = Callable[[MainWindow, FakeGateway], QWidget]
"""Makes what is to be seen on a picture, and returns it."""


def dark_palette() -> QPalette:
    """A dark desktop."""
    palette = QPalette(QColor(49, 54, 59), QColor(42, 46, 50))
    role = QPalette.ColorRole
    for one, colour in (
        (role.Base, "#1e2226"),
        (role.AlternateBase, "#24292e"),
        (role.Text, "#eceff1"),
        (role.WindowText, "#eceff1"),
        (role.ButtonText, "#eceff1"),
        (role.Highlight, "#2d7fb8"),
        (role.HighlightedText, "#ffffff"),
        (role.Accent, "#3daee9"),
        (role.PlaceholderText, "#8a949c"),
    ):
        palette.setColor(one, QColor(colour))
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor("#767d83"))
    return palette


def window(directory: Path, filled: bool = True) -> tuple[MainWindow, FakeGateway]:
    """A window as the host makes it, with an ordinary day in it."""
    gateway = FakeGateway()
    gateway.now = time.time() - 600
    if filled:
        ordinary_day(gateway)
    settings = QSettings(str(directory / "shots.ini"), QSettings.Format.IniFormat)
    settings.clear()
    result = MainWindow(gateway, Icons(QApplication.palette()), settings)
    result.feed.start()
    gateway.settle()
    return result, gateway


def _number(shown: MainWindow, number: int) -> JobId:
    return next(one for one, view in shown.feed.mirror.views.items() if view.job.number == number)


def _chosen(number: int) -> Callable[[MainWindow, FakeGateway], QWidget]:
    def prepare(shown: MainWindow, gateway: FakeGateway) -> QWidget:
        shown.list.choose(_number(shown, number))
        gateway.settle()
        return shown

    return prepare


def _held(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    phone = Network("phone", "Phone", "wlan0", NetworkKind.WIFI, Metered.YES)
    gateway.observe(Presence(away=Answer.NO), Networks((phone,), "phone"))
    gateway.request(StartNow("6"))
    gateway.settle()
    shown.feed.flush()
    return _chosen(5)(shown, gateway)


def _menu(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _held(shown, gateway)
    menu = shown.context_menu
    menu.popup(shown.mapToGlobal(shown.rect().center()))
    return menu


def _compact(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    shown.list.set_density(Density.COMPACT)
    shown.resize(1280, 560)
    return _chosen(4)(shown, gateway)


def _history(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _chosen(12)(shown, gateway)
    shown.details.tabs.setCurrentWidget(shown.details.history)
    return shown


def _files(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _chosen(3)(shown, gateway)
    shown.details.tabs.setCurrentIndex(1)
    return shown


def _server(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _chosen(3)(shown, gateway)
    shown.details.tabs.setCurrentWidget(shown.details.server)
    return shown


def _speed(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _chosen(3)(shown, gateway)
    page, view = shown.details.speed, shown.feed.mirror.views[_number(shown, 3)]
    now = time.monotonic()
    page.log.forget([view.job.id])
    for second in range(260):
        rate = 9e6 + 3e6 * math.sin(second / 21)
        sample = Sample(view.job.id, 0, rate if second < 100 or second > 130 else 0.0)
        page.log.note(now - 260 + second, [replace(view, sample=sample)])
    shown.details.tabs.setCurrentWidget(page)
    return shown


def _add(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    return _asked(shown, gateway, "one.iso")


def _add_many(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    names = ("one.iso", "two.zip", "talk.mp4", "private.pdf", "gone.zip", "all.meta4", "slow.bin")
    return _asked(shown, gateway, *names)


def _asked(shown: MainWindow, gateway: FakeGateway, *names: str) -> QWidget:
    """The dialog with what servers say of some addresses."""
    gateway.offers = {offer.url: offer for offer in OFFERS}
    dialog = shown.ask_for_links(tuple(f"https://example.org/{name}" for name in names))
    dialog.offers.inquiry.go_on()
    gateway.settle()
    if "slow.bin" in names:
        dialog.addresses.appendPlainText("https://example.org/later.bin")
    dialog.adjustSize()
    return dialog


def _add_more(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    dialog = shown.ask_for_links(("https://example.org/talks/day-[01-12].mp4",))
    dialog.more.button.click()
    return dialog


def _upload(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    dialog = shown.ask_for_upload(("/home/anna/report.pdf",))
    dialog.address.setText("https://example.org/uploads/")
    return dialog


def _upload_shared(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    dialog = shown.ask_for_upload(("/home/anna/report.pdf", "/home/anna/Pictures/lake"))
    dialog.address.setText("smb://nas/backup/2026/")
    return dialog


def _sent(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    paths = ("/home/anna/figures.csv",)
    reply = "/home/anna/figures.answer.json"
    address = "smb://nas/backup/"
    gateway.request(AddUpload(paths, address, reply=reply, priority=Priority.FOREGROUND))
    number = max(job.number for job in gateway.jobs.values())
    job = gateway.job(number)
    gateway.report(FileWhole(job.id, 1, 0, 48_200_000), FileWhole(job.id, 1, 1, 2_100))
    gateway.report(Placed(job.id, 0, 0, paths[0]), Placed(job.id, 0, 1, reply))
    gateway.settle()
    shown.feed.flush()
    return _chosen(number)(shown, gateway)


def _sent_files(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _sent(shown, gateway)
    shown.details.tabs.setCurrentWidget(shown.details.files)
    return shown


def _refused(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    shown.steering.add_links(["gopher://example.org/old.txt"])
    gateway.settle()
    return shown


def _removed(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    shown.list.choose(_number(shown, 2))
    shown.job_actions.remove.trigger()
    return shown


def _preferences(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    shown.steering.send(ChangeSetting("background_slots", 5))
    gateway.settle()
    shown.feed.flush()
    dialog = shown.ask_for_preferences()
    line = dialog.rows["download_limit"].field
    line.chosen.emit("rather fast")
    gateway.settle()
    return dialog


def _fixed(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    path = "/etc/ebbtide/policy.toml"
    fixed: dict[str, str | bool] = {"download_limit": "500k", "full_screen_counts": True}
    fixed["when_active_normal"] = "yield"
    gateway.administer(Administration({key: Rule(value, path) for key, value in fixed.items()}))
    gateway.settle()
    shown.feed.flush()
    return shown.ask_for_preferences()


def _plans(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    gateway.request(SetBudget("Phone", 20_000_000_000, 15, OverCap.THROTTLED, 17_400_000_000))
    gateway.request(SetBudget("Caravan Wi-Fi", 5_000_000_000, 1, used=812_000_000))
    dialog = shown.ask_for_plans()
    gateway.settle()
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 0))
    return dialog


def _log_in(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _chosen(11)(shown, gateway)
    shown.apply(Remedy.LOG_IN, shown.list.chosen()[0])
    dialog = shown.findChildren(JobDialog)[-1]
    dialog.adjustSize()
    return dialog


def _asking(remedy: Remedy, code: ErrorCode, **parameters: str) -> Prepare:
    def prepare(shown: MainWindow, gateway: FakeGateway) -> QWidget:
        job = gateway.add("https://example.org/datasets/elevation.tif")
        gateway.request(SetMaximumSize(job.id, 2_000_000_000))
        gateway.fail(job, code, **parameters)
        gateway.settle()
        shown.feed.flush()
        _chosen(job.number)(shown, gateway)
        shown.apply(remedy, shown.list.chosen()[0])
        dialog = shown.findChildren(JobDialog)[-1]
        dialog.adjustSize()
        return dialog

    return prepare


def _tray_menu(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    menu = TrayMenu(shown)
    menu.popup(shown.mapToGlobal(shown.rect().center()))
    menu.setParent(shown, menu.windowFlags())
    return menu


def _tide(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _draw_tide(shown)
    return _held(shown, gateway)


def _tide_rtl(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _draw_tide(shown)
    return _right_to_left(shown, gateway)


def _tide_small(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    _draw_tide(shown)
    return _small(shown, gateway)


def _draw_tide(shown: MainWindow) -> None:
    """Nine minutes of an afternoon: we run, somebody comes, the phone takes over."""
    now = time.time()
    for second in range(0, 540, 2):
        at = now - 540 + second
        others = 2e6 * (1 + math.sin(second / 37)) if 200 < second < 420 else 1e5
        quiet = None
        if 200 < second < 360:
            quiet = Quiet.PRESENCE
        elif 360 <= second < 420:
            quiet = Quiet.COST
        ours = 0.0 if quiet else 9e6 + 3e6 * math.sin(second / 21) - others
        shown.tide_line.history.recent.put(Moment(at, ours, others, quiet))


def _tide_day(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    """A day: a limit in the morning, a queue in the afternoon, nobody at night."""
    step = Span.DAY.step_s
    last = int(time.time() // step)
    cells = []
    for place in range(280):
        share = place / 280
        quiet = ((Quiet.PRESENCE, float(step)),) if 0.4 < share < 0.6 else ()
        ours = 0.0 if quiet else (4e6 if share < 0.4 else 9e6 + 2e6 * math.sin(place / 9)) * step
        limited, queued = share < 0.4, share > 0.6
        link = (4.2e6 * step, float(step)) if limited else (0.0, 0.0)
        queue = 0.03 * (1 + math.sin(place / 5)) * step if queued else 0.0
        known = float(step)
        cells.append(
            TideCell(
                *(step, last - 280 + place, known, ours, 4e5 * step, known, quiet, *link),
                *(queue, known if queued else 0.0),
            )
        )
    shown.tide_line.restore(TideLog((), tuple(cells)))
    shown.tide_line.show_span(Span.DAY)
    return shown


def _welcome(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    assert shown.welcome() is not None
    return shown


def _plain(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    shown.show_details.setChecked(False)
    return shown


def _small(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    shown.resize(420, 460)
    return _chosen(4)(shown, gateway)


def _right_to_left(shown: MainWindow, gateway: FakeGateway) -> QWidget:
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return _chosen(4)(shown, gateway)


SCREENS: dict[str, tuple[bool, Prepare]] = {
    "running": (True, _chosen(3)),
    "failed": (True, _chosen(11)),
    "retrying": (True, _chosen(12)),
    "paused": (True, _chosen(10)),
    "waiting": (True, _chosen(6)),
    "done": (True, _chosen(1)),
    "held": (True, _held),
    "menu": (True, _menu),
    "removed": (True, _removed),
    "preferences": (True, _preferences),
    "fixed": (True, _fixed),
    "plans": (True, _plans),
    "log-in": (True, _log_in),
    "checksum": (True, _asking(Remedy.SET_CHECKSUM, ErrorCode.DIGEST_WRONG, path="/tmp/e.tif")),
    "maximum": (True, _asking(Remedy.SET_MAXIMUM, ErrorCode.TOO_LARGE, limit="2000000000")),
    "tray-menu": (True, _tray_menu),
    "tide": (True, _tide),
    "tide-day": (True, _tide_day),
    "tide-rtl": (True, _tide_rtl),
    "tide-small": (True, _tide_small),
    "plain": (True, _plain),
    "compact": (True, _compact),
    "history": (True, _history),
    "files": (True, _files),
    "server": (True, _server),
    "speed": (True, _speed),
    "add": (True, _add),
    "add-many": (True, _add_many),
    "add-more": (True, _add_more),
    "upload": (True, _upload),
    "upload-shared": (True, _upload_shared),
    "sent": (True, _sent),
    "sent-files": (True, _sent_files),
    "refused": (True, _refused),
    "small": (True, _small),
    "rtl": (True, _right_to_left),
    "welcome": (False, _welcome),
    "empty": (False, lambda shown, _gateway: shown),
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("names", nargs="*", metavar="SCREEN")
    parser.add_argument("--language", choices=TRANSLATIONS, help="into a folder of its own")
    parser.add_argument("--scale", type=float, help="pixels for one, as 2; into one of its own")
    parser.add_argument("--size", type=_size, help="of the main window, as 800x500; the same")
    parser.add_argument("--right-to-left", action="store_true", help="as in Arabic; the same")
    parser.add_argument("--sheets", action="store_true", help="also many pictures in one")
    return parser.parse_intermixed_args()


def _size(text: str) -> QSize:
    width, height = map(int, text.split("x"))
    return QSize(width, height)


def _folder(options: argparse.Namespace) -> Path:
    parts = [
        options.language,
        f"{options.scale:g}x" if options.scale else None,
        f"{options.size.width()}x{options.size.height()}" if options.size else None,
        "right-to-left" if options.right_to_left else None,
    ]
    folder: Path = options.directory / "-".join(filter(None, parts))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _draw(name: str, directory: Path, size: QSize | None) -> QPixmap:
    filled, prepare = SCREENS[name]
    shown, gateway = window(directory, filled)
    if size is not None:
        shown.resize(size)
    shown.show()
    picture = prepare(shown, gateway)
    picture.show()
    QTest.qWait(60)
    drawn = picture.grab()
    shown.hide()
    shown.deleteLater()
    QTest.qWait(1)
    return drawn


_SHEET = QSize(2, 3)
_ON_SHEET = QSize(960, 700)


def _put_together(directory: Path, shade: str, pictures: list[QPixmap]) -> None:
    """Save sheets of several pictures each, to be looked at in one go."""
    each = _SHEET.width() * _SHEET.height()
    for start in range(0, len(pictures), each):
        size = QSize(_ON_SHEET.width() * _SHEET.width(), _ON_SHEET.height() * _SHEET.height())
        sheet = QPixmap(size)
        sheet.fill(QColor("#808080"))
        painter = QPainter(sheet)
        for number, picture in enumerate(pictures[start : start + each]):
            row, column = divmod(number, _SHEET.width())
            plain = QPixmap(picture)
            plain.setDevicePixelRatio(1)
            if plain.width() > _ON_SHEET.width() or plain.height() > _ON_SHEET.height():
                kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
                plain = plain.scaled(_ON_SHEET, kept, smooth.SmoothTransformation)
            painter.drawPixmap(column * _ON_SHEET.width(), row * _ON_SHEET.height(), plain)
        painter.end()
        sheet.save(str(directory / f"sheet-{shade}-{1 + start // each}.png"))


def main() -> None:
    """Draw all screens, light and dark, into a directory."""
    options = _arguments()
    directory = _folder(options)
    if options.scale:
        os.environ["QT_SCALE_FACTOR"] = f"{options.scale:g}"
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    languages.install(application, options.language or languages.DEFAULT)
    if options.right_to_left:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    light = application.palette()
    for shade, palette in (("light", light), ("dark", dark_palette())):
        application.setPalette(palette)
        pictures = []
        for name in options.names or list(SCREENS):
            pictures.append(_draw(name, directory, options.size))
            pictures[-1].save(str(directory / f"{name}-{shade}.png"))
        if options.sheets:
            _put_together(directory, shade, pictures)


if __name__ == "__main__":
    main()
