"""What somebody can wish for a new job, whichever way its bytes go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDateTime, QObject, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.costs import policy_in_words
from ebbtide.core.http_options import Header, HttpOptions, Login, ProxyChoice, ProxyMode
from ebbtide.core.jobs import Priority
from ebbtide.core.settings import WINDOW
from ebbtide.core.timetable import TimetableError, parse_rate
from ebbtide.ui import texts
from ebbtide.ui.access_keys import without_key
from ebbtide.ui.columns import Column, choices
from ebbtide.ui.texts import translate

_HEADER_LINES = 3
_TONIGHT = QTime(22, 0)


class TermsError(ValueError):
    """A field cannot be read; the text says which and what it may be."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What was wished for."""

    fields: dict[str, Any]
    """Of `AddDownload` and `AddUpload` alike."""
    options: HttpOptions
    limit: float | None
    """Bytes per second, or None without one."""


class TermsForm(QObject):
    """Fields in two groups: `when` says when the job runs, `how` how it talks to its server."""

    server_changed = Signal()
    """Somebody has said something else about the server, and is done with that."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.priority = _combo({one: texts.priority_text(one) for one in Priority})
        self.priority.setCurrentIndex(self.priority.findData(Priority.NORMAL))
        self.cost = _combo(choices(Column.COST_POLICY))
        self.active = _combo(choices(Column.WHEN_ACTIVE))
        self.hours = QLineEdit()
        self.hours.setPlaceholderText(next((one for one in WINDOW.examples if one), ""))
        self.limit = QLineEdit()
        self.limit.setPlaceholderText(self.tr("for example 500k or 2M a second"))
        self.later = QCheckBox(self.tr("&Not before"))
        self.start = QDateTimeEdit(_this_evening())
        self.start.setCalendarPopup(True)
        self.start.setEnabled(False)
        self.later.toggled.connect(self.start.setEnabled)
        self.hold = QCheckBox(self.tr("Start &paused"))
        self.user = QLineEdit()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.checksum = QLineEdit()
        self.checksum.setPlaceholderText("sha256:…")
        self.proxy = QLineEdit()
        self.proxy.setPlaceholderText(self.tr("empty is the system's; “none” goes without"))
        self.headers = QPlainTextEdit()
        self.headers.setPlaceholderText("Referer: https://example.org/")
        self.headers.setTabChangesFocus(True)
        for line in (self.user, self.password, self.proxy):
            # Not while it is typed: half a password is a wrong one.
            line.editingFinished.connect(self.server_changed)

    def when(self) -> QWidget:
        """Return the fields about when the job runs."""
        page = QWidget()
        form = _form(page)
        _add(form, self.tr("P&riority:"), self.priority)
        _add(form, self.tr("&Connections:"), self.cost)
        _add(form, self.tr("While you are &here:"), self.active)
        _add(form, self.tr("Speed &limit:"), self.limit)
        _add(form, self.tr("&Hours:"), self.hours)
        self.start.setAccessibleName(self.tr("Not before"))
        form.addRow(self.later, self.start)
        form.addRow("", self.hold)
        return page

    def how(self, *, checksum: bool) -> QWidget:
        """Return the fields about the server; the password goes to the keyring."""
        page = QWidget()
        form = _form(page)
        _add(form, self.tr("&User:"), self.user)
        _add(form, self.tr("Pass&word:"), self.password)
        if checksum:
            _add(form, self.tr("Chec&ksum:"), self.checksum)
        _add(form, self.tr("Pro&xy:"), self.proxy)
        line = self.headers.fontMetrics().lineSpacing()
        self.headers.setFixedHeight(_HEADER_LINES * line + 12)
        _add(form, self.tr("&Headers:"), self.headers)
        return page

    def terms(self) -> Terms:
        """Return what was wished for.

        Raises:
            TermsError: a field cannot be read.
        """
        cost = self.cost.currentData()
        fields = {
            "priority": self.priority.currentData(),
            "hold": self.hold.isChecked(),
            "cost_policy": None if cost is None else policy_in_words(cost),
            "when_active": self.active.currentData(),
            "window": self.hours.text().strip() or None,
            "start_at": self._start_at(),
        }
        return Terms(fields, self._options(), self._limit())

    def _start_at(self) -> float | None:
        moment = self.start.dateTime().toSecsSinceEpoch()
        return float(moment) if self.later.isChecked() else None

    def _limit(self) -> float | None:
        text = self.limit.text().strip()
        try:
            return parse_rate(text) if text else None
        except TimetableError as error:
            raise TermsError(str(error)) from error

    def _options(self) -> HttpOptions:
        user, checksum = self.user.text().strip(), self.checksum.text().strip()
        login = Login(user, self.password.text())
        return HttpOptions(
            headers=self._headers(),
            logins=(login,) if user else (),
            checksum=checksum or None,
            proxy=_proxy(self.proxy.text().strip()),
        )

    def _headers(self) -> tuple[Header, ...]:
        lines = [one.strip() for one in self.headers.toPlainText().splitlines() if one.strip()]
        found = []
        for line in lines:
            name, colon, value = line.partition(":")
            if not colon or not name.strip():
                message = translate("Terms", "A header is a name, a colon and a value: {line}")
                raise TermsError(message.replace("{line}", line))
            found.append(Header(name.strip(), value.strip()))
        return tuple(found)


def _proxy(text: str) -> ProxyChoice:
    if not text:
        return ProxyChoice()
    if text.casefold() in ("none", translate("Terms", "none")):
        return ProxyChoice(ProxyMode.NONE)
    return ProxyChoice(ProxyMode.EXPLICIT, text)


def _this_evening() -> QDateTime:
    now = QDateTime.currentDateTime()
    evening = QDateTime(now.date(), _TONIGHT)
    return evening if evening > now else evening.addDays(1)


def _combo(offered: Any) -> QComboBox:
    box = QComboBox()
    for value, text in offered.items():
        box.addItem(text, value)
    return box


def _form(page: QWidget) -> QFormLayout:
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    form = QFormLayout()
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    outer.addLayout(form)
    outer.addStretch()
    return form


def _add(form: QFormLayout, title: str, field: QWidget) -> None:
    label = QLabel(title)
    label.setBuddy(field)
    field.setAccessibleName(without_key(title))
    form.addRow(label, field)
