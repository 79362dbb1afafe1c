"""Every policy in every condition for every priority: tables, one row a condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ebbtide.core.budgets import Standing
from ebbtide.core.conditions import Conditions
from ebbtide.core.costs import POLICIES, CostState
from ebbtide.core.jobs import Job, Priority, WhenActive
from ebbtide.core.observations import (
    Answer,
    Connectivity,
    Metered,
    Network,
    NetworkKind,
    Networks,
    Observations,
    Power,
    Presence,
    Reachability,
    Route,
    Routes,
)
from ebbtide.core.policy import Judge, Rules, habits_of, reasons_against, terms_of
from ebbtide.core.presence import Attendance, Sign
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import ReasonCode
from tests.core.strategies import make_job

MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC).timestamp()
Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN
PRIORITIES = [*Priority]


def job_of(priority: Priority = Priority.NORMAL, **fields: object) -> Job:
    return replace(make_job(JobState.QUEUED, priority=priority), **fields)  # type: ignore[arg-type]


def on_network(standing: CostState | None = None, **fields: object) -> Conditions:
    """Everything goes over one network."""
    network = Network("home", "Home", "wlan0", **fields)  # type: ignore[arg-type]
    observations = Observations(
        networks=Networks((network,), "home"), routes=Routes(1, Route("wlan0"))
    )
    standings = {} if standing is None else {"home": Standing(standing, MONDAY_NOON + 999)}
    return Conditions(observations=observations, standings=standings)


def codes(job: Job, conditions: Conditions, settings: Settings | None = None) -> list[str]:
    reasons = reasons_against(job, conditions, settings or Settings(), MONDAY_NOON)
    return [reason.code.name for reason in reasons]


def cells(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def expected(cell: str) -> list[str]:
    return [] if cell == "runs" else cell.split()


# Cost

COSTS = {
    "unmetered": on_network(metered=Metered.NO),
    "guessed unmetered": on_network(metered=Metered.GUESS_NO),
    "unknown": on_network(metered=Metered.UNKNOWN),
    "metered": on_network(metered=Metered.YES),
    "guessed metered": on_network(metered=Metered.GUESS_YES),
    "below cap": on_network(CostState.BELOW_CAP, metered=Metered.NO),
    "near cap": on_network(CostState.NEAR_CAP, metered=Metered.YES),
    "over cap": on_network(CostState.OVER_CAP_CHARGED, metered=Metered.YES),
    "throttled": on_network(CostState.OVER_CAP_THROTTLED, metered=Metered.YES),
    "roaming": on_network(CostState.BELOW_CAP, metered=Metered.NO, roaming=Y),
    "maybe roaming": on_network(metered=Metered.NO, kind=NetworkKind.MOBILE),
    "no network known": Conditions(),
}
COST_TABLE = """
unmetered         | runs | runs | runs | runs | runs
guessed unmetered | runs | runs | runs | runs | runs
unknown           | runs | runs | runs | runs | runs
metered           | runs | runs | runs | runs | METERED
guessed metered   | runs | runs | runs | runs | METERED
below cap         | runs | runs | runs | runs | CAPPED
near cap          | runs | runs | runs | NEAR_CAP | NEAR_CAP
over cap          | runs | runs | OVER_CAP | OVER_CAP | OVER_CAP
throttled         | runs | runs | runs | runs | runs
roaming           | runs | ROAMING | ROAMING | ROAMING | ROAMING
maybe roaming     | runs | runs | runs | runs | runs
no network known  | runs | runs | runs | runs | runs
"""
STRICT = Settings({"metered_unknown": "metered", "roaming_unknown": "roaming"})
STRICT_TABLE = """
unknown           | runs | runs | runs | runs | METERED_UNKNOWN
maybe roaming     | runs | ROAMING_UNKNOWN | ROAMING_UNKNOWN | ROAMING_UNKNOWN | ROAMING_UNKNOWN
no network known  | runs | runs | runs | runs | METERED_UNKNOWN
"""
"""Columns: always, not-roaming, no-surcharge, standard, unrestricted."""


@pytest.mark.parametrize("priority", PRIORITIES)
@pytest.mark.parametrize("row", cells(COST_TABLE), ids=lambda row: row[0])
def test_cost_policies(row: tuple[str, ...], priority: Priority) -> None:
    for policy, cell in zip(POLICIES.values(), row[1:], strict=True):
        assert codes(job_of(priority, cost_policy=policy), COSTS[row[0]]) == expected(cell)


@pytest.mark.parametrize("priority", PRIORITIES)
@pytest.mark.parametrize("row", cells(STRICT_TABLE), ids=lambda row: row[0])
def test_cost_policies_where_unknown_counts_as_costly(
    row: tuple[str, ...], priority: Priority
) -> None:
    for policy, cell in zip(POLICIES.values(), row[1:], strict=True):
        assert codes(job_of(priority, cost_policy=policy), COSTS[row[0]], STRICT) == expected(cell)


def test_the_table_of_costs_is_complete() -> None:
    assert [row[0] for row in cells(COST_TABLE)] == [*COSTS]


DEFAULTS = """
foreground | not-roaming
high       | no-surcharge
normal     | unrestricted
low        | unrestricted
"""


@pytest.mark.parametrize("row", cells(DEFAULTS), ids=lambda row: row[0])
def test_jobs_without_a_policy_go_by_their_priority(row: tuple[str, ...]) -> None:
    priority = Priority[row[0].upper()]
    for name, conditions in COSTS.items():
        own = codes(job_of(priority, cost_policy=POLICIES[row[1]]), conditions)
        assert codes(job_of(priority), conditions) == own, name
        changed = Settings({f"cost_policy_{row[0]}": "always"})
        assert codes(job_of(priority), conditions, changed) == []


def test_servers_on_the_own_network_cost_nothing() -> None:
    metered = COSTS["metered"]
    local = Routes(1, Route("wlan0"), {"example.org": Route("wlan0", on_link=Y)})
    here = replace(metered, observations=metered.observations.with_part(local))
    assert codes(job_of(), metered) == ["METERED"]
    assert codes(job_of(), here) == []


def test_the_connection_that_carries_a_tunnel_pays() -> None:
    phone = Network("phone", "Phone hotspot", "wlan0", metered=Metered.YES)
    cable = Network("cable", "Cable", "eth0", metered=Metered.NO)
    networks, routes = Networks((cable, phone)), Routes(1, Route("tun0", "wlan0"))
    (reason,) = reasons_against(
        job_of(),
        Conditions(observations=Observations(networks=networks, routes=routes)),
        Settings(),
        MONDAY_NOON,
    )
    assert reason.text == "Waiting: this connection is metered (Phone hotspot)"
    assert reason.remedy == "Runs on an unmetered network, or start it now."


def test_a_plan_that_starts_anew_says_when() -> None:
    (reason,) = reasons_against(job_of(), COSTS["near cap"], Settings(), MONDAY_NOON)
    assert reason.clears_at == MONDAY_NOON + 999


def test_a_manager_that_goes_away_makes_no_metered_connection_free() -> None:
    habits = habits_of(Settings())
    told = Conditions().observed(COSTS["metered"].observations.routes, habits, 0)
    told = told.observed(COSTS["metered"].observations.networks, habits, 0)
    silent = told.observed(Networks(), habits, 1)
    assert codes(job_of(), silent) == ["METERED"]
    moved = silent.observed(Routes(2, Route("eth0")), habits, 2)
    assert codes(job_of(), moved) == []


# Presence

HERE = {
    "here": Attendance(Y, Sign.INPUT),
    "away": Attendance(N),
    "unknown": Attendance(U),
    "full screen": Attendance(Y, Sign.FULL_SCREEN),
    "kept awake": Attendance(Y, Sign.KEPT_AWAKE),
    "program": Attendance(Y, Sign.PROGRAM, ("obs",)),
}
PRESENCE_TABLE = """
here        | USER_ACTIVE  | runs | runs
away        | runs         | runs | runs
unknown     | runs         | runs | runs
full screen | FULL_SCREEN  | runs | runs
kept awake  | KEPT_AWAKE   | runs | runs
program     | PROGRAM_RUNS | runs | runs
"""
"""Columns: pause, yield, ignore."""
GIVES_WAY = """
here        | yes | yes | no
away        | no  | no  | no
unknown     | yes | yes | no
full screen | yes | yes | no
kept awake  | yes | yes | no
program     | yes | yes | no
"""


@pytest.mark.parametrize("priority", PRIORITIES)
@pytest.mark.parametrize("row", cells(PRESENCE_TABLE), ids=lambda row: row[0])
def test_what_jobs_do_while_somebody_is_here(row: tuple[str, ...], priority: Priority) -> None:
    conditions = Conditions(attendance=HERE[row[0]])
    for mode, cell in zip(WhenActive, row[1:], strict=True):
        assert codes(job_of(priority, when_active=mode), conditions) == expected(cell)


@pytest.mark.parametrize("row", cells(GIVES_WAY)[:3], ids=lambda row: row[0])
def test_who_gives_way(row: tuple[str, ...]) -> None:
    judge = Judge(Conditions(attendance=HERE[row[0]]), Rules.of(Settings()), MONDAY_NOON)
    for mode, cell in zip(WhenActive, row[1:], strict=True):
        terms = terms_of(job_of(when_active=mode))
        if not judge.findings(terms).against:
            assert judge.gives_way(terms) is (cell == "yes")


@pytest.mark.parametrize("priority", PRIORITIES)
@pytest.mark.parametrize(
    ("choice", "found"), [("pause", ["PRESENCE_UNKNOWN"]), ("yield", []), ("ignore", [])]
)
def test_what_pausing_jobs_do_when_nobody_can_tell(
    choice: str, found: list[str], priority: Priority
) -> None:
    settings = Settings({"presence_unknown": choice})
    pausing, yielding = (job_of(priority, when_active=mode) for mode in [*WhenActive][:2])
    assert codes(pausing, Conditions(), settings) == found
    assert codes(yielding, Conditions(), settings) == []


@pytest.mark.parametrize(
    ("priority", "found"),
    [*zip(PRIORITIES, [[], [], ["USER_ACTIVE"], ["USER_ACTIVE"]], strict=True)],
)
def test_presence_by_priority(priority: Priority, found: list[str]) -> None:
    conditions = Conditions(attendance=HERE["here"])
    assert codes(job_of(priority), conditions) == found
    paused = Settings({f"when_active_{priority.name.lower()}": "pause"})
    assert codes(job_of(priority), conditions, paused) == ["USER_ACTIVE"]
    ignored = Settings({f"when_active_{priority.name.lower()}": "ignore"})
    assert codes(job_of(priority), conditions, ignored) == []


def test_the_sentence_says_how_long_to_be_away() -> None:
    conditions = Conditions(attendance=HERE["here"])
    (reason,) = reasons_against(job_of(), conditions, Settings(), MONDAY_NOON)
    assert reason.text == "Waiting: you are at the computer"
    assert reason.remedy == "Continues after 2 min away, or start it now."


# Power

POWERS = {
    "mains": Power(N, N, N),
    "mains and saving": Power(N, N, Y),
    "battery": Power(Y, N, N),
    "battery and more unknown": Power(Y),
    "low": Power(Y, Y, N),
    "saving": Power(Y, N, Y),
    "unknown": Power(),
}
POWER_TABLE = """
mains                    | runs | runs        | runs
mains and saving         | runs | runs        | runs
battery                  | runs | runs        | ON_BATTERY
battery and more unknown | runs | runs        | ON_BATTERY
low                      | runs | LOW_BATTERY | ON_BATTERY
saving                   | runs | POWER_SAVER | ON_BATTERY
unknown                  | runs | runs        | runs
"""
"""Columns: run, unless-low, wait."""
CHOICES = ("run", "unless-low", "wait")


@pytest.mark.parametrize("priority", PRIORITIES)
@pytest.mark.parametrize("row", cells(POWER_TABLE), ids=lambda row: row[0])
def test_power_policies(row: tuple[str, ...], priority: Priority) -> None:
    conditions = Conditions(observations=Observations(power=POWERS[row[0]]))
    for choice, cell in zip(CHOICES, row[1:], strict=True):
        settings = Settings({f"on_battery_{priority.name.lower()}": choice})
        assert codes(job_of(priority), conditions, settings) == expected(cell)


@pytest.mark.parametrize("priority", PRIORITIES)
def test_power_where_unknown_counts_as_battery(priority: Priority) -> None:
    for choice, found in zip(CHOICES, [[], [], ["POWER_UNKNOWN"]], strict=True):
        settings = Settings(
            {f"on_battery_{priority.name.lower()}": choice, "power_unknown": "battery"}
        )
        assert codes(job_of(priority), Conditions(), settings) == found


@pytest.mark.parametrize(
    ("priority", "found"),
    [*zip(PRIORITIES, [[], [], ["LOW_BATTERY"], ["ON_BATTERY"]], strict=True)],
)
def test_power_by_priority(priority: Priority, found: list[str]) -> None:
    low = Conditions(observations=Observations(power=POWERS["low"]))
    assert codes(job_of(priority), low) == found


# Time


@pytest.mark.parametrize("priority", PRIORITIES)
def test_windows_of_jobs_and_of_all(priority: Priority) -> None:
    night, day = "01:00-06:00", "08:00-18:00"
    general = Settings({"window": night})
    held = [] if priority is Priority.FOREGROUND else ["OUTSIDE_HOURS"]
    assert codes(job_of(priority, window=day), Conditions()) == []
    assert codes(job_of(priority, window=night), Conditions()) == ["OUTSIDE_WINDOW"]
    assert codes(job_of(priority), Conditions(), general) == held
    assert codes(job_of(priority, window=night), Conditions(), general) == ["OUTSIDE_WINDOW", *held]


def test_a_window_says_when_it_opens() -> None:
    (reason,) = reasons_against(job_of(window="01:00-06:00"), Conditions(), Settings(), MONDAY_NOON)
    assert reason.clears_at == MONDAY_NOON + 13 * 3600
    assert reason.remedy == "Runs in its hours (01:00-06:00), or start it now."


def test_a_clock_that_is_wrong_shows_the_time_that_the_wall_will_have() -> None:
    conditions = Conditions(clock_skew_s=14 * 3600.0)  # it is 02:00 on the wall
    assert codes(job_of(window="01:00-06:00"), conditions) == []
    (reason,) = reasons_against(job_of(window="12:00-13:00"), conditions, Settings(), MONDAY_NOON)
    assert reason.clears_at == MONDAY_NOON + 24 * 3600


def test_a_start_that_has_not_come() -> None:
    job = job_of(start_at=MONDAY_NOON + 60)
    assert codes(job, Conditions()) == ["NOT_YET"]
    assert codes(job, Conditions(clock_skew_s=60.0)) == []


# All together

WORST = replace(
    on_network(metered=Metered.YES, roaming=Y),
    attendance=HERE["here"],
)


@pytest.mark.parametrize("priority", PRIORITIES)
def test_every_reason_is_named_and_start_now_lifts_them_all(priority: Priority) -> None:
    observations = replace(WORST.observations, power=POWERS["low"])
    job = job_of(
        priority,
        cost_policy=POLICIES["unrestricted"],
        when_active=WhenActive.PAUSE,
        window="01:00-06:00",
        start_at=MONDAY_NOON + 60,
    )
    settings = Settings({f"on_battery_{priority.name.lower()}": "wait", "window": "01:00-06:00"})
    found = codes(job, replace(WORST, observations=observations), settings)
    hours = [] if priority is Priority.FOREGROUND else ["OUTSIDE_HOURS"]
    assert found == ["NOT_YET", "OUTSIDE_WINDOW", *hours, "ROAMING", "USER_ACTIVE", "ON_BATTERY"]
    assert codes(replace(job, lifted=True), WORST, settings) == []


def test_without_a_way_out_even_lifted_jobs_wait() -> None:
    offline = Observations(reachability=Reachability(Connectivity.NONE))
    for job in (job_of(), job_of(lifted=True), job_of(Priority.FOREGROUND)):
        assert codes(job, Conditions(observations=offline)) == ["OFFLINE"]


def test_every_code_has_a_remedy_or_needs_none() -> None:
    needs_none = {"CONNECTING", "TRANSFERRING", "COMPLETED", "CANCELLED", "LIFTED", "GIVES_WAY"}
    for code in ReasonCode:
        assumed = code.name.endswith("_ASSUMED")
        assert bool(code.remedy) is not (code.name in needs_none or assumed), code


def test_what_runs_on_an_assumption_says_so() -> None:
    notes = (
        Judge(Conditions(), Rules.of(Settings()), MONDAY_NOON).findings(terms_of(job_of())).notes
    )
    assert [note.code.name for note in notes] == [
        "METERED_ASSUMED",
        "PRESENCE_ASSUMED",
        "POWER_ASSUMED",
    ]


def test_presence_as_the_system_tells_it_reaches_the_rules() -> None:
    conditions = Conditions().observed(Presence(Answer.NO), habits_of(Settings()), MONDAY_NOON)
    assert codes(job_of(), conditions) == ["USER_ACTIVE"]
