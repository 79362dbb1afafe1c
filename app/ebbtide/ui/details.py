"""Below the list: why the chosen job does what it does, and what can be done about it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.commands import ListHistory
from ebbtide.core.errors import fill
from ebbtide.core.events import Recorded
from ebbtide.core.jobs import Job, JobId, JobKind
from ebbtide.core.ports import JobView, Reply
from ebbtide.core.settings import Settings
from ebbtide.core.signed_addresses import shown_address
from ebbtide.ui import formats, texts
from ebbtide.ui.details_pages import FilesPage, HistoryPage
from ebbtide.ui.feed import Feed
from ebbtide.ui.icons import Icons
from ebbtide.ui.mirror import Changes
from ebbtide.ui.quiet_label import QuietLabel
from ebbtide.ui.remedies import Remedy, is_fixed, remedies
from ebbtide.ui.server_page import ServerPage
from ebbtide.ui.speed_page import SpeedPage
from ebbtide.ui.steering import Steering

_LEAST_LINES = 10


class Details(QFrame):
    """Follows one chosen job."""

    remedy_chosen = Signal(object, object)
    """A `Remedy` and the `JobView` it is for."""
    closed = Signal()

    def __init__(
        self, feed: Feed, steering: Steering, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._steering = steering
        self._job_id: JobId | None = None
        self._history_of: JobId | None = None
        self.setAccessibleName(self.tr("Details"))
        self.overview = OverviewPage(icons, self.remedy_chosen.emit, lambda: feed.mirror.settings)
        self.files = FilesPage()
        self.speed = SpeedPage(feed)
        self.server = ServerPage()
        self.history = HistoryPage()
        self.tabs = QTabWidget()
        self._placeholder = QuietLabel.centred()
        self._pages = QStackedWidget()
        self._lay_out(icons)
        feed.changed.connect(self._follow)
        self.show_jobs([])

    def show_jobs(self, views: list[JobView]) -> None:
        """Show one job; for none or several a sentence."""
        if len(views) != 1:
            self._job_id = self._history_of = None
            self._placeholder.setText(_summary(views))
            self._pages.setCurrentWidget(self._placeholder)
            return
        view = views[0]
        self._job_id = view.job.id
        self._show(view)
        self._pages.setCurrentWidget(self.tabs)
        if self._history_of != view.job.id:
            self._ask_history(view.job.id)

    def tick(self, counting: Collection[JobId]) -> None:
        """Say anew how long the job still waits."""
        if self._job_id is not None and self._job_id in counting and self.isVisible():
            self.overview.show_job(self._feed.mirror.views[self._job_id])

    def _follow(self, changes: Changes) -> None:
        if self._job_id is None:
            return
        if not self.isVisibleTo(self.window()):
            # What happens while nobody looks is asked for when somebody does.
            self._history_of = None
            return
        view = self._feed.mirror.views.get(self._job_id)
        if view is None:
            self.show_jobs([])
            return
        if self._job_id in changes.changed or changes.settings:
            self._show(view)
        if changes.gap:
            self._ask_history(self._job_id)
        elif self._history_of == self._job_id:
            self.history.append(_of_job(changes.events, self._job_id))

    def _show(self, view: JobView) -> None:
        for page in (self.overview, self.files, self.speed, self.server):
            page.show_job(view)

    def _ask_history(self, job_id: JobId) -> None:
        self.history.show_history(())
        self._history_of = job_id

        def answered(reply: Reply) -> None:
            if self._history_of == job_id and isinstance(reply, tuple):
                told = tuple(one for one in reply if isinstance(one, Recorded))
                self.history.show_history(told)

        # A job that is removed meanwhile has no history; the list says so already.
        self._steering.send(ListHistory(job_id), answered, lambda _error: None)

    def _lay_out(self, icons: Icons) -> None:
        close = QToolButton()
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Close the details"))
        close.setToolTip(self.tr("Close the details"))
        icons.show_on(close, "cancel", close.setIcon)
        close.clicked.connect(self.closed)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Details"))
        self.tabs.tabBar().setAccessibleName(self.tr("Pages of the details"))
        self.tabs.addTab(_scrolling(self.overview), self.tr("&Overview"))
        self.tabs.addTab(self.files, self.tr("&Files"))
        self.tabs.addTab(self.speed, self.tr("&Speed"))
        self.tabs.addTab(self.history, self.tr("&History"))
        self.tabs.addTab(self.server, self.tr("Se&rver"))
        self.tabs.setCornerWidget(close)
        # Enough for the sentence and the buttons under it, however small the window is.
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())
        self._pages.addWidget(self.tabs)
        self._pages.addWidget(self._placeholder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)


def _of_job(events: tuple[Recorded, ...], job_id: JobId) -> tuple[Recorded, ...]:
    return tuple(one for one in events if one.event.job_id == job_id)


def _summary(views: list[JobView]) -> str:
    if not views:
        return texts.translate("Details", "Choose a transfer to see what it does and why")
    total = sum(view.job.size or 0 for view in views)
    words = {"count": formats.number(len(views)), "size": formats.size(total)}
    return fill(
        texts.translate("Details", "{count} transfers chosen · {size}", None, len(views)), words
    )


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class OverviewPage(QWidget):
    """The sentence, its remedies, and the plain facts."""

    def __init__(
        self,
        icons: Icons,
        choose: Callable[[Remedy, JobView], object],
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__()
        self._icons = icons
        self._choose = choose
        self._settings = settings
        self._view: JobView | None = None
        self._offered: tuple[Remedy, ...] | None = None
        self.sentence = _words()
        font = self.sentence.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.sentence.setFont(font)
        self.more = _words()
        self._buttons = QHBoxLayout()
        self.facts = {name: _fact(title) for name, title in self._titles().items()}
        self._labels = {name: QuietLabel(title) for name, title in self._titles().items()}
        self._form = QFormLayout()
        self._lay_out()

    def show_job(self, view: JobView) -> None:
        """Show another job, or the same one as it is now."""
        self._view = view
        _say(self.sentence, texts.row_text(view))
        more = _more_text(view, self._settings())
        _say(self.more, more)
        self.more.setVisible(bool(more))
        offered = remedies(view, self._settings())
        if offered != self._offered:
            self._offered = offered
            self._offer(offered)
        self._name_destination(view.job)
        for name, text in _fact_texts(view).items():
            field = self.facts[name]
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
                field.setToolTip(text)

    def changeEvent(self, event: QEvent) -> None:
        """Begin lines where the window's language begins them, whatever they are written in."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            flags = Qt.AlignmentFlag
            side = (flags.AlignRight if mirrored else flags.AlignLeft) | flags.AlignAbsolute
            for label in (self.sentence, self.more):
                label.setAlignment(side | flags.AlignVCenter)
            for fact in self.facts.values():
                fact.setAlignment(side | flags.AlignVCenter)

    def _name_destination(self, job: Job) -> None:
        """Say what the places are by which way the bytes go."""
        sends = job.kind is not JobKind.DOWNLOAD
        title = self.tr("Sent to") if sends else self.tr("Saved to")
        self._labels["to"].setText(title)
        self.facts["to"].setAccessibleName(title)
        self._form.setRowVisible(self.facts["reply"], job.kind is JobKind.UPLOAD_REPLY)

    def place_below(self, remedy: Remedy) -> QPoint:
        """Return where on the screen a menu of a remedy's button belongs."""
        for button, offered in zip(self.remedy_buttons(), self._offered or (), strict=False):
            if offered is remedy:
                return button.mapToGlobal(button.rect().bottomLeft())
        return self.mapToGlobal(self.rect().center())

    def remedy_buttons(self) -> list[QPushButton]:
        """Return the buttons offered now."""
        items = (self._buttons.itemAt(place) for place in range(self._buttons.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _titles(self) -> dict[str, str]:
        return {
            "from": self.tr("From"),
            "to": self.tr("Saved to"),
            "reply": self.tr("Reply"),
            "size": self.tr("Size"),
            "priority": self.tr("Priority"),
            "added": self.tr("Added"),
        }

    def _offer(self, offered: tuple[Remedy, ...]) -> None:
        for button in self.remedy_buttons():
            self._buttons.removeWidget(button)
            button.deleteLater()
        for place, remedy in enumerate(offered):
            button = QPushButton(self._icons.icon(remedy_icon(remedy)), remedy_text(remedy))
            button.clicked.connect(lambda _=False, chosen=remedy: self._chosen(chosen))
            self._buttons.insertWidget(place, button)

    def _chosen(self, remedy: Remedy) -> None:
        if self._view is not None:
            self._choose(remedy, self._view)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addWidget(self.more)
        self._buttons.setSpacing(8)
        self._buttons.addStretch()
        layout.addLayout(self._buttons)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(4)
        for name, label in self._labels.items():
            label.setBuddy(self.facts[name])
            self._form.addRow(label, self.facts[name])
        layout.addLayout(self._form)
        layout.addStretch()


def _more_text(view: JobView, settings: Settings) -> str:
    """Return what makes the first reason go away, and every other one on a line of its own."""
    first, *others = view.verdict.reasons
    remedy = texts.reason_remedy(first, fixed=is_fixed(view, settings))
    advice = " ".join((texts.job_advice(view), remedy)).strip()
    lines = [advice, *(texts.reason_text(reason, view.job) for reason in others)]
    return "\n".join(line for line in lines if line)


def _fact_texts(view: JobView) -> dict[str, str]:
    job = view.job
    first = job.files[0] if job.files else None
    there = shown_address(without_userinfo(first.url)) if first else ""
    single = len(job.files) == 1 or job.kind is JobKind.UPLOAD_REPLY
    target = first.target if first else ""
    here = target if single else _directory(target)
    sends = job.kind is not JobKind.DOWNLOAD
    return {
        "from": here if sends else there,
        "to": (there if single else f"{_directory(there)}/") if sends else here,
        "reply": next((file.target for file in job.files if sends and file.staging), ""),
        "size": texts.size_text(view),
        "priority": texts.priority_text(job.priority),
        "added": formats.moment(job.created_at, time.time()),
    }


def _directory(name: str) -> str:
    return name.rpartition("/")[0]


def _words() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return label


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)


def _fact(title: str) -> QLineEdit:
    """Return a line that can be selected and copied, but not changed."""
    line = QLineEdit(readOnly=True)
    line.setFrame(False)
    line.setAccessibleName(title)
    palette = line.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    line.setPalette(palette)
    return line


def remedy_text(remedy: Remedy) -> str:
    """Return what the button of a remedy says."""
    translate = texts.translate
    return {
        Remedy.START: translate("Remedy", "Start"),
        Remedy.RESUME: translate("Remedy", "Resume"),
        Remedy.TRY_NOW: translate("Remedy", "Try again now"),
        Remedy.TRY_AGAIN: translate("Remedy", "Try again"),
        Remedy.START_NOW: translate("Remedy", "Start now"),
        Remedy.ALLOW_NETWORK: translate("Remedy", "Allow on this network"),
        Remedy.CHANGE_RULE: translate("Remedy", "Change rule…"),
        Remedy.RESUME_ALL: translate("Remedy", "Resume all transfers"),
        Remedy.LOG_IN: translate("Remedy", "Log in…"),
        Remedy.SET_CHECKSUM: translate("Remedy", "Change checksum…"),
        Remedy.SET_MAXIMUM: translate("Remedy", "Change maximum size…"),
        Remedy.COMPLETE: translate("Remedy", "Complete"),
        Remedy.OPEN: translate("Remedy", "Open"),
        Remedy.SHOW_FOLDER: translate("Remedy", "Show in folder"),
    }[remedy]


def remedy_icon(remedy: Remedy) -> str:
    """Return the name of the icon of a remedy."""
    return {
        Remedy.TRY_NOW: "retry",
        Remedy.TRY_AGAIN: "retry",
        Remedy.ALLOW_NETWORK: "network",
        Remedy.CHANGE_RULE: "settings",
        Remedy.LOG_IN: "lock",
        Remedy.SET_CHECKSUM: "settings",
        Remedy.SET_MAXIMUM: "settings",
        Remedy.COMPLETE: "download",
        Remedy.OPEN: "file",
        Remedy.SHOW_FOLDER: "folder",
    }.get(remedy, "resume")
