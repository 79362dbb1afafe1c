from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.costs import ALWAYS, NO_SURCHARGE, NOT_ROAMING, STANDARD, parse_policy
from ebbtide.core.errors import ErrorCode
from ebbtide.core.jobs import Job, Priority, WhenActive
from ebbtide.core.observations import (
    Answer,
    Connectivity,
    Metered,
    Network,
    NetworkKind,
    Networks,
    Power,
    Presence,
    Reachability,
    Route,
    Routes,
)
from ebbtide.core.ports import JobView
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import Reason, ReasonCode, Verdict
from ebbtide.ui.main_window import MainWindow
from ebbtide.ui.mirror import Group
from ebbtide.ui.preferences import PreferencesDialog
from ebbtide.ui.remedies import Remedy, Rule, policy_allowing, remedies, setting_behind
from ebbtide.ui.texts import row_text
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import KEY, A, B, CatchUp, Choose, press

SOMEBODY = Presence(away=Answer.NO)
NOBODY = Presence(away=Answer.YES)
PHONE = Network("phone", "Phone", "wlan0", NetworkKind.WIFI, Metered.YES)
METERED = Networks((PHONE,), "phone")
ABROAD = Network("sim", "Abroad", "wwan0", NetworkKind.MOBILE, Metered.YES, Answer.YES)
ROAMING = Networks((ABROAD,), "sim")
BATTERY = Power(on_battery=Answer.YES)
OFFLINE = Reachability(Connectivity.NONE)
START, ALLOW, CHANGE = "Start now", "Allow on this network", "Change rule…"


def buttons(window: MainWindow) -> list[str]:
    return [button.text() for button in window.details.overview.remedy_buttons()]


def button(window: MainWindow, text: str) -> QPushButton:
    return next(one for one in window.details.overview.remedy_buttons() if one.text() == text)


def click(window: MainWindow, text: str) -> None:
    QTest.mouseClick(button(window, text), Qt.MouseButton.LeftButton)


@pytest.fixture
def waiting(window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose) -> Job:
    """A job that waits because somebody is at the computer."""
    job = gateway.add(A)
    gateway.observe(SOMEBODY)
    catch_up(window)
    choose(window, job)
    return job


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (SOMEBODY, [START, CHANGE]),
        (METERED, [START, ALLOW, CHANGE]),
        (ROAMING, [START, ALLOW, CHANGE]),
        (BATTERY, [START, CHANGE]),
        (NOBODY, []),
    ],
)
def test_what_holds_a_job_back_decides_what_is_offered(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    choose: Choose,
    part: Presence | Networks | Power,
    expected: list[str],
) -> None:
    job = gateway.add(A, priority=Priority.LOW)
    gateway.observe(part)
    catch_up(window)
    choose(window, job)
    assert buttons(window) == expected


def test_only_what_helps_at_once_is_offered(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, waiting: Job
) -> None:
    gateway.request(cmd.PauseAll())
    catch_up(window)
    assert buttons(window) == ["Resume all transfers", CHANGE]
    gateway.request(cmd.ResumeAll())
    gateway.observe(OFFLINE, Routes(default=None))
    catch_up(window)
    assert buttons(window) == [CHANGE]


def test_start_now_lifts_the_rules_and_is_shown(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, waiting: Job
) -> None:
    overview = window.details.overview
    assert overview.sentence.text() == "Waiting: you are at the computer"
    assert overview.more.text() == "Continues after 2 min away, or start it now."
    click(window, START)
    catch_up(window)
    assert gateway.commands() == [cmd.StartNow(waiting.id)]
    assert gateway.job(1).state is JobState.CONNECTING
    assert overview.sentence.text() == "Connecting · started by you"
    assert "whoever is here" in overview.more.text()
    assert buttons(window) == []


def test_a_limit_of_nothing_leads_to_its_setting(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.request(cmd.ChangeSetting("limit_timetable", "0"))
    catch_up(window)
    choose(window, job)
    sentence = window.details.overview.sentence
    assert sentence.text() == "Waiting: stopped by the timetable of limits"
    assert buttons(window) == [CHANGE]
    assert setting_behind(gateway._view(gateway.job(1))) == "limit_timetable"


def test_a_jobs_own_limit_of_nothing_is_taken_away(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.request(cmd.SetLimit(job.id, 0.0))
    catch_up(window)
    choose(window, job)
    assert window.details.overview.sentence.text() == "Waiting: this job's limit is 0"
    assert buttons(window) == [CHANGE]
    policies = window.job_actions.policies
    (way_out,) = policies.menu_for(Rule.LIMIT).actions()
    way_out.trigger()
    assert gateway.commands()[-1] == cmd.SetLimit(job.id, None)


def test_allowing_the_network_allows_what_it_costs_and_no_more(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.observe(METERED)
    catch_up(window)
    choose(window, job)
    click(window, ALLOW)
    catch_up(window)
    assert gateway.commands() == [cmd.SetCostPolicy(job.id, "standard")]
    assert gateway.job(1).state is JobState.CONNECTING
    gateway.observe(ROAMING)
    catch_up(window)
    assert buttons(window) == [START, ALLOW, CHANGE]


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (ReasonCode.METERED, "unrestricted", STANDARD),
        (ReasonCode.NEAR_CAP, "standard", NO_SURCHARGE),
        (ReasonCode.OVER_CAP, "no-surcharge", NOT_ROAMING),
        (ReasonCode.ROAMING, "not-roaming", ALWAYS),
        (ReasonCode.ROAMING, "unrestricted", 0x800000A1),
        (ReasonCode.UNMETERED, "below-cap", 0x5),
    ],
)
def test_the_policy_that_allows(
    gateway: FakeGateway, code: ReasonCode, before: str, after: int
) -> None:
    job = gateway.add(A, cost_policy=before)
    view = JobView(job, Verdict(False, (Reason(code),)))
    assert parse_policy(policy_allowing(view, Settings())) == after


def test_another_rule_is_chosen_from_a_menu(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, waiting: Job
) -> None:
    click(window, CHANGE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "By its priority: Wait",
        "Wait",
        "Give way",
        "Run",
    ]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    for _ in range(3):
        QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    catch_up(window)
    assert gateway.commands() == [cmd.SetWhenActive(waiting.id, WhenActive.YIELD)]
    assert gateway.job(1).state is JobState.CONNECTING


@pytest.mark.parametrize(
    ("fields", "action", "command"),
    [
        ({"window": "Mon 01:00-01:01"}, "Run at any hour", cmd.SetWindow),
        ({"start_at": 9e9}, "Start as soon as it can", cmd.SetStart),
    ],
)
def test_times_can_be_given_up(
    window: MainWindow,
    gateway: FakeGateway,
    catch_up: CatchUp,
    choose: Choose,
    fields: dict[str, object],
    action: str,
    command: Callable[[str, None], cmd.Command],
) -> None:
    job = gateway.add(A, **fields)
    catch_up(window)
    choose(window, job)
    assert buttons(window) == [START, CHANGE]
    click(window, CHANGE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text().replace("&", "") for one in menu.actions()] == [action]
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    assert gateway.commands() == [command(job.id, None)]


def test_far_in_line_can_start_now_like_in_line(gateway: FakeGateway) -> None:
    job = gateway.add(A)
    for code in (ReasonCode.IN_LINE, ReasonCode.FAR_IN_LINE, ReasonCode.HOST_BUSY):
        queued = JobView(gateway.add(B), Verdict(False, (Reason(code),)))
        view = JobView(_queued(job), queued.verdict)
        assert remedies(view)[0] is Remedy.START_NOW


def _queued(job: Job) -> Job:
    return replace(job, state=JobState.QUEUED)


def test_a_rule_of_the_settings_is_changed_there(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    job = gateway.add(A, priority=Priority.LOW)
    gateway.observe(BATTERY)
    catch_up(window)
    choose(window, job)
    click(window, CHANGE)
    (dialog,) = window.findChildren(PreferencesDialog)
    qtbot.waitUntil(dialog.rows["on_battery_low"].field.widget.hasFocus)


def test_a_retry_that_the_rules_forbid_offers_their_remedies(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.fail(job, ErrorCode.CONNECTION_LOST)
    gateway.observe(METERED)
    catch_up(window)
    choose(window, job)
    assert buttons(window) == [START, ALLOW, CHANGE]
    click(window, START)
    assert gateway.job(1).state is JobState.CONNECTING


def test_the_menu_starts_all_that_wait_and_leaves_the_others(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, qtbot: QtBot
) -> None:
    gateway.add(A)
    gateway.add(B)
    gateway.add("https://example.org/c", hold=True)
    gateway.observe(SOMEBODY)
    catch_up(window)
    press(qtbot, window, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    actions = window.job_actions
    assert actions.start_now.isVisible()
    assert not actions.allow_network.isVisible()
    window.list.menu_asked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert actions.start_now in menu.actions()
    menu.close()
    actions.start_now.trigger()
    catch_up(window)
    assert [gateway.job(number).state for number in (1, 2, 3)] == [
        JobState.CONNECTING,
        JobState.CONNECTING,
        JobState.SUSPENDED,
    ]
    assert not actions.start_now.isVisible()


def test_the_menu_says_try_again_where_something_failed(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(A)
    gateway.fail(job, ErrorCode.REMOTE_FORBIDDEN, status="403")
    paused = gateway.add(B, hold=True)
    catch_up(window)
    choose(window, job)
    assert window.job_actions.resume.text() == "T&ry again"
    choose(window, paused)
    assert window.job_actions.resume.text() == "&Resume"


def test_a_lifted_job_that_waits_for_the_network_says_both(gateway: FakeGateway) -> None:
    gateway.add(A)
    gateway.request(cmd.StartNow("1"))
    gateway.observe(OFFLINE, Routes(default=None))
    job = gateway.job(1)
    view = JobView(job, gateway.verdicts[job.id])
    assert row_text(view) == "Waiting: there is no network connection · started by you"
    assert remedies(view) == ()


def test_a_tunnel_names_the_network_that_pays(gateway: FakeGateway) -> None:
    gateway.add(A)
    gateway.observe(METERED, Routes(default=Route("tun0", carrier="wlan0")))
    view = JobView(gateway.job(1), gateway.verdicts[gateway.job(1).id])
    assert row_text(view) == "Waiting: this connection is metered (Phone)"


def test_waiting_jobs_are_under_waiting(
    window: MainWindow, gateway: FakeGateway, waiting: Job
) -> None:
    assert window.rail.count_of(Group.WAITING) == 1
