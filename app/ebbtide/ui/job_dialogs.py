"""Small dialogs that ask what a job needs to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ebbtide.core.commands import (
    AddCredential,
    Command,
    ResumeJob,
    SetChecksum,
    SetLogin,
    SetMaximumSize,
)
from ebbtide.core.errors import ErrorInfo, fill
from ebbtide.core.jobs import Job
from ebbtide.core.ports import JobView, Reply
from ebbtide.ui import formats
from ebbtide.ui.access_keys import without_key
from ebbtide.ui.icons import Icons
from ebbtide.ui.message_bar import MessageBar
from ebbtide.ui.remedies import server_of
from ebbtide.ui.steering import Steering

_MEGABYTE = 1_000_000
_LEAST_MB, _MOST_MB = 0.001, 1e9
_WIDTH = 52
"""In characters: sentences wrap instead of making the dialog broad."""


class JobDialog(QDialog):
    """A sentence, some fields and a button; what is refused is said above them."""

    def __init__(
        self, view: JobView, steering: Steering, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.job = view.job
        self.message = MessageBar(icons)
        self.about = QLabel(wordWrap=True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.form = QFormLayout()
        self.go_on = QPushButton()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._steering = steering
        self._gone = False
        self._lay_out()

    def accept(self) -> None:
        """Send what is typed, if it makes sense; close once it is taken."""
        if self.go_on.isEnabled():
            self.message.hide()
            self.send()

    def send(self) -> None:
        """Send what is typed; `carry_out` is the way."""
        raise NotImplementedError

    def done(self, result: int) -> None:
        """Close; answers that come later find nobody."""
        self._gone = True
        super().done(result)

    def carry_out(self, *commands: Command) -> None:
        """Send commands one after the other, and close after the last."""
        first, *rest = commands
        self.go_on.setEnabled(False)

        def taken(_reply: Reply) -> None:
            # What was begun is finished even if somebody closes the dialog meanwhile.
            if rest:
                self.carry_out(*rest)
            elif not self._gone:
                self.done(QDialog.DialogCode.Accepted)

        self._steering.send(first, taken, self._refuse)

    def add_row(self, title: str, field: QWidget) -> None:
        """Add a field under its title."""
        label = QLabel(title)
        label.setBuddy(field)
        field.setAccessibleName(without_key(title))
        self.form.addRow(label, field)

    def _refuse(self, error: ErrorInfo) -> None:
        if self._gone:
            self._steering.refused.emit(error)
        else:
            self.message.show_error(error)
            self.go_on.setEnabled(True)

    def _lay_out(self) -> None:
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        self.message.setMinimumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        self.about.setMinimumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        layout.addWidget(self.message)
        layout.addWidget(self.about)
        layout.addLayout(self.form)
        layout.addWidget(self.buttons)
        self.go_on.setDefault(True)


class LoginDialog(JobDialog):
    """Asks who to be on the server that did not let the job in."""

    def __init__(
        self, view: JobView, steering: Steering, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, steering, icons, parent)
        self.setWindowTitle(self.tr("Log in"))
        self._server = server_of(self.job)
        words = {"name": self.job.name, "server": _in_words(self._server)}
        self.about.setText(fill(self.tr("“{name}” needs a user name for {server}."), words))
        self.user = QLineEdit(_known_user(self.job))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.scope = QComboBox()
        self.scope.addItem(self.tr("For this transfer only"), False)
        self.scope.addItem(self.tr("Kept for all transfers with this server"), True)
        self.add_row(self.tr("&User:"), self.user)
        self.add_row(self.tr("Pass&word:"), self.password)
        self.add_row(self.tr("U&se it:"), self.scope)
        self.go_on.setText(self.tr("&Log in"))
        for field in (self.user, self.password):
            field.textChanged.connect(self._look)
        (self.password if self.user.text() else self.user).setFocus()
        self._look()

    def send(self) -> None:
        """Give the job the password, which the engine puts into the keyring; it goes on."""
        user, password = self.user.text().strip(), self.password.text()
        own = SetLogin(self.job.id, user, password)
        if not self.scope.currentData():
            self.carry_out(own)
            return
        # A login of the job's own goes before what is kept for its server.
        then = own if _logins(self.job) else ResumeJob(self.job.id)
        self.carry_out(AddCredential(self._server, user, password), then)

    def _look(self) -> None:
        self.go_on.setEnabled(bool(self.user.text().strip() and self.password.text()))


class ChecksumDialog(JobDialog):
    """Asks what a file has to match that did not match what was given before."""

    def __init__(
        self, view: JobView, steering: Steering, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, steering, icons, parent)
        self.setWindowTitle(self.tr("Change checksum"))
        words = {"name": self.job.name}
        self.about.setText(
            fill(self.tr("What “{name}” has to match. Without any it is taken as it is."), words)
        )
        self.checksum = QLineEdit(self.job.options.checksum or "")
        self.checksum.setPlaceholderText("sha256:…")
        self.checksum.selectAll()
        self.add_row(self.tr("Chec&ksum:"), self.checksum)
        self.go_on.setText(self.tr("&Change"))
        self.checksum.setFocus()

    def send(self) -> None:
        """Give the job the checksum; it looks at what it has, and goes on."""
        self.carry_out(SetChecksum(self.job.id, self.checksum.text().strip() or None))


class MaximumDialog(JobDialog):
    """Asks how large the files of a job may be together."""

    def __init__(
        self, view: JobView, steering: Steering, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, steering, icons, parent)
        self.setWindowTitle(self.tr("Change maximum size"))
        now = self.job.options.maximum_size
        words = {"name": self.job.name, "size": "" if now is None else formats.size(now)}
        self.about.setText(fill(self.tr("“{name}” may be {size} at most so far."), words))
        self.most = QDoubleSpinBox()
        self.most.setRange(_LEAST_MB, _MOST_MB)
        self.most.setDecimals(3)
        self.most.setSuffix(" MB")
        self.most.setValue(2 * (now or 0) / _MEGABYTE)
        self.unlimited = QCheckBox(self.tr("&Any size"))
        self.unlimited.toggled.connect(self.most.setDisabled)
        self.add_row(self.tr("At &most:"), self.most)
        self.form.addRow("", self.unlimited)
        self.go_on.setText(self.tr("&Change"))
        self.most.setFocus()
        self.most.selectAll()

    def send(self) -> None:
        """Allow the job that many bytes; it goes on."""
        most = None if self.unlimited.isChecked() else round(self.most.value() * _MEGABYTE)
        self.carry_out(SetMaximumSize(self.job.id, most))


def _logins(job: Job) -> list[str]:
    return [login.user for login in job.options.logins if not login.for_proxy]


def _known_user(job: Job) -> str:
    return next(iter(_logins(job)), "")


def _in_words(origin: str) -> str:
    """Return a server as people call it: ``example.org``, with its port if that is unusual."""
    scheme, _, rest = origin.partition("://")
    return rest.removesuffix({"http": ":80", "https": ":443", "smb": ":445"}.get(scheme, ""))
