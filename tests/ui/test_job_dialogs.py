"""What has to be typed before a job can go on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ebbtide.core import commands as cmd
from ebbtide.core.administration import Administration, Rule
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.jobs import Job, Priority
from ebbtide.core.ports import JobView
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import resting_verdict
from ebbtide.ui.job_dialogs import ChecksumDialog, JobDialog, LoginDialog, MaximumDialog
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.notifier_notes import Topic, note_of
from ebbtide.ui.remedies import Remedy, remedies
from tests.ui.fake_gateway import FORGOTTEN, FakeGateway
from tests.ui.hands import KEY, A, CatchUp, Choose
from tests.ui.test_remedies import BATTERY, CHANGE, START, buttons, click

SUM = "sha256:" + 64 * "0"
LOG_IN, AGAIN = "Log in…", "Try again"
WANTS_LOGIN = [ErrorCode.LOGIN_REFUSED, ErrorCode.REMOTE_FORBIDDEN, ErrorCode.SECRET_MISSING]


@pytest.fixture
def refused(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose) -> Job:
    """A job that its server did not let in."""
    return _failed(window, gateway, catch_up, choose, ErrorCode.LOGIN_REFUSED)


def _failed(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    choose: Choose,
    code: ErrorCode,
    **parameters: str,
) -> Job:
    job = gateway.add(A)
    gateway.fail(job, code, host="example.org", **parameters)
    catch_up(window)
    choose(window, job)
    return gateway.job(job.number)


def opened(window: MainWindow) -> JobDialog:
    return window.findChildren(JobDialog)[-1]


def type_in(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


@pytest.mark.parametrize("code", WANTS_LOGIN)
def test_errors_that_a_password_mends_offer_to_log_in(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    choose: Choose,
    code: ErrorCode,
) -> None:
    _failed(window, gateway, catch_up, choose, code)
    assert buttons(window) == [LOG_IN, AGAIN]
    assert "“Log in…”" in window.details.overview.more.text()
    assert window.job_actions.log_in.isVisible()


def test_others_do_not(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    _failed(window, gateway, catch_up, choose, ErrorCode.TLS_FAILED, detail="odd")
    assert buttons(window) == [AGAIN]
    assert not window.job_actions.log_in.isVisible()


def test_a_login_for_this_job_lets_it_go_on(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, refused: Job
) -> None:
    click(window, LOG_IN)
    dialog = opened(window)
    assert isinstance(dialog, LoginDialog)
    assert dialog.about.text() == "“a.iso” needs a user name for example.org."
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    type_in(dialog.user, "anna")
    assert not dialog.go_on.isEnabled()
    type_in(dialog.password, "sesame")
    QTest.keyClick(dialog.password, KEY.Key_Return)
    catch_up(window)
    assert gateway.commands() == [cmd.SetLogin(refused.id, "anna", "sesame")]
    assert gateway.job(1).state is JobState.CONNECTING
    assert not dialog.isVisible()


def test_a_login_can_be_kept_for_the_server(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, refused: Job
) -> None:
    window.job_actions.log_in.trigger()
    dialog = opened(window)
    assert isinstance(dialog, LoginDialog)
    type_in(dialog.user, "anna")
    type_in(dialog.password, "sesame")
    QTest.keyClick(dialog.scope, KEY.Key_Down)
    QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    catch_up(window)
    assert gateway.commands() == [
        cmd.AddCredential("https://example.org:443", "anna", "sesame"),
        cmd.ResumeJob(refused.id),
    ]
    assert gateway.job(1).state is JobState.CONNECTING


def test_a_login_of_the_jobs_own_is_replaced_too(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, refused: Job
) -> None:
    options = HttpOptions(logins=(Login("bert", secret="gone"),))
    view = JobView(replace(refused, options=options), gateway.verdicts[refused.id])
    window.deeds.apply(Remedy.LOG_IN, view)
    dialog = opened(window)
    assert isinstance(dialog, LoginDialog)
    assert dialog.user.text() == "bert"
    type_in(dialog.password, "sesame")
    dialog.scope.setCurrentIndex(1)
    dialog.accept()
    catch_up(window)
    assert gateway.commands()[1:] == [cmd.SetLogin(refused.id, "bert", "sesame")]


def test_what_is_refused_stays_with_the_reason(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, refused: Job
) -> None:
    click(window, LOG_IN)
    dialog = opened(window)
    assert isinstance(dialog, LoginDialog)
    type_in(dialog.user, FORGOTTEN)
    type_in(dialog.password, "sesame")
    dialog.scope.setCurrentIndex(1)
    dialog.accept()
    catch_up(window)
    assert dialog.isVisible()
    assert "keyring" in dialog.message.text
    assert "sesame" not in dialog.message.text
    assert gateway.job(1).state is JobState.ERROR


def test_a_notification_offers_to_log_in_and_opens_the_window(
    window: MainWindow, gateway: FakeGateway, refused: Job
) -> None:
    view = JobView(refused, gateway.verdicts[refused.id])
    note = note_of(Topic.NEEDS_YOU, [view], missed=False)
    assert [name for name, _ in note.actions] == ["default", "log in", "try again"]
    window.hide()
    window.apply(Remedy.LOG_IN, view)
    assert window.isVisible()
    assert isinstance(opened(window), LoginDialog)


def test_what_the_administrator_has_fixed_is_not_offered_to_change(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.request(cmd.ChangeSetting("download_limit", "0"))
    catch_up(window)
    choose(window, job)
    assert buttons(window) == [CHANGE]
    rules = {key: Rule("0", "/etc/ebbtide/a.toml") for key in ("download_limit",)}
    gateway.administer(Administration(rules))
    catch_up(window)
    assert buttons(window) == []
    assert window.details.overview.more.text() == "Set by your administrator."


def test_a_fixed_rule_can_still_be_lifted_for_one_job(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A, priority=Priority.LOW)
    gateway.administer(Administration({"on_battery_low": Rule("never", "/etc/ebbtide/a.toml")}))
    gateway.observe(BATTERY)
    catch_up(window)
    choose(window, job)
    assert buttons(window) == [START]


def test_another_checksum_lets_a_job_go_on(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = _failed(window, gateway, catch_up, choose, ErrorCode.DIGEST_WRONG, path="/tmp/a.bad")
    assert buttons(window) == ["Change checksum…", AGAIN]
    assert "“Change checksum…”" in window.details.overview.more.text()
    assert window.job_actions.set_checksum.isVisible()
    click(window, "Change checksum…")
    dialog = opened(window)
    assert isinstance(dialog, ChecksumDialog)
    type_in(dialog.checksum, "nonsense")
    QTest.keyClick(dialog.checksum, KEY.Key_Return)
    catch_up(window)
    assert dialog.isVisible()
    assert "nonsense" in dialog.message.text
    type_in(dialog.checksum, SUM)
    QTest.keyClick(dialog.checksum, KEY.Key_Return)
    catch_up(window)
    assert gateway.commands()[-1] == cmd.SetChecksum(job.id, SUM)
    assert gateway.job(1).state is JobState.CONNECTING
    assert not dialog.isVisible()


@pytest.mark.parametrize("any_size", [False, True])
def test_a_larger_maximum_lets_a_job_go_on(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    choose: Choose,
    any_size: bool,
) -> None:
    job = gateway.add(A)
    gateway.request(cmd.SetMaximumSize(job.id, 5_000_000))
    gateway.fail(job, ErrorCode.TOO_LARGE, limit="5000000")
    catch_up(window)
    choose(window, job)
    assert buttons(window) == ["Change maximum size…", AGAIN]
    click(window, "Change maximum size…")
    dialog = opened(window)
    assert isinstance(dialog, MaximumDialog)
    assert dialog.about.text() == "“a.iso” may be 5.0 MB at most so far."
    assert dialog.most.value() == 10.0
    dialog.unlimited.setChecked(any_size)
    QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    catch_up(window)
    expected = None if any_size else 10_000_000
    assert gateway.commands()[-1] == cmd.SetMaximumSize(job.id, expected)
    assert gateway.job(1).state is JobState.CONNECTING


def test_errors_without_a_file_are_about_the_first_one(gateway: FakeGateway) -> None:
    gateway.fail(gateway.add(A), ErrorCode.LOGIN_REFUSED, host="example.org")
    job = gateway.job(1)
    beyond = ErrorInfo(ErrorCode.LOGIN_REFUSED, {}, 7)
    assert Remedy.LOG_IN in _offered(job)
    assert Remedy.LOG_IN in _offered(replace(job, error=beyond))


def _offered(job: Job) -> tuple[Remedy, ...]:
    return remedies(JobView(job, resting_verdict(job)))
