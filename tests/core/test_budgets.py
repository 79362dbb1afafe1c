"""Data plans: how near the cap, and when a period ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.budget_changes import changed_budgets
from ebbtide.core.budgets import Budget, OverCap, next_reset, renewed, spent
from ebbtide.core.commands import RemoveBudget, SetBudget
from ebbtide.core.costs import CostState
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.observations import Network

BERLIN = ZoneInfo("Europe/Berlin")
PHONE = Network("uuid-1", "Phone hotspot", "wlan0")
PLAN = Budget("uuid-1", "Phone hotspot", 1000)


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp()


@pytest.mark.parametrize(
    ("used", "over", "state"),
    [
        (0, OverCap.CHARGED, CostState.BELOW_CAP),
        (799, OverCap.CHARGED, CostState.BELOW_CAP),
        (800, OverCap.CHARGED, CostState.NEAR_CAP),
        (999, OverCap.THROTTLED, CostState.NEAR_CAP),
        (1000, OverCap.CHARGED, CostState.OVER_CAP_CHARGED),
        (1000, OverCap.THROTTLED, CostState.OVER_CAP_THROTTLED),
        (5000, OverCap.CHARGED, CostState.OVER_CAP_CHARGED),
    ],
)
def test_how_near_the_cap(used: int, over: OverCap, state: CostState) -> None:
    assert replace(PLAN, used=used, over=over).state is state


@pytest.mark.parametrize(
    ("day", "now", "reset"),
    [
        (1, "2026-03-02 12:00", "2026-04-01 00:00"),
        (15, "2026-03-02 12:00", "2026-03-15 00:00"),
        (15, "2026-03-15 00:00", "2026-04-15 00:00"),
        (31, "2026-04-02 12:00", "2026-04-30 00:00"),
        (31, "2026-04-30 12:00", "2026-05-31 00:00"),
        (30, "2028-02-10 12:00", "2028-02-29 00:00"),
        (1, "2026-12-31 23:59", "2027-01-01 00:00"),
    ],
)
def test_when_a_period_ends(day: int, now: str, reset: str) -> None:
    assert next_reset(day, at(now), BERLIN) == at(reset)


def test_a_new_period_begins_with_nothing_used() -> None:
    march = renewed(replace(PLAN, used=900), at("2026-03-02 12:00"), BERLIN)
    assert (march.used, march.resets_at) == (900, at("2026-04-01"))
    assert renewed(march, at("2026-03-31 23:59"), BERLIN) == march
    april = renewed(spent(march, 50), at("2026-04-01"), BERLIN)
    assert (april.used, april.resets_at) == (0, at("2026-05-01"))


def test_a_clock_that_is_set_back_does_not_bring_a_period_back() -> None:
    april = renewed(replace(PLAN, resets_at=at("2026-05-01"), used=7), at("2026-03-20"), BERLIN)
    assert (april.used, april.resets_at) == (7, at("2026-04-01"))


@given(st.integers(1, 31), st.integers(946_684_800, 4_000_000_000))
def test_the_end_of_a_period_is_never_more_than_a_month_away(day: int, moment: int) -> None:
    assert moment < next_reset(day, moment, BERLIN) <= moment + 32 * 86_400


def test_a_budget_is_made_for_a_connected_network_by_its_name() -> None:
    made = changed_budgets({}, SetBudget("phone HOTSPOT", 20, 15, OverCap.THROTTLED), [PHONE])
    assert made == {"uuid-1": Budget("uuid-1", "Phone hotspot", 20, 15, OverCap.THROTTLED)}


def test_a_budget_that_is_changed_keeps_its_count_unless_somebody_knows_better() -> None:
    before = {"uuid-1": replace(PLAN, used=70)}
    assert changed_budgets(before, SetBudget("uuid-1", 50), [])["uuid-1"].used == 70
    assert changed_budgets(before, SetBudget("uuid-1", 50, used=3), [])["uuid-1"].used == 3


def test_a_budget_is_forgotten_by_name() -> None:
    assert changed_budgets({"uuid-1": PLAN}, RemoveBudget("Phone hotspot"), []) == {}


@pytest.mark.parametrize(
    "command",
    [
        SetBudget("nobody", 5),
        SetBudget("uuid-1", 0),
        SetBudget("uuid-1", 2**63),
        SetBudget("uuid-1", 5, 0),
        SetBudget("uuid-1", 5, 32),
        SetBudget("uuid-1", 5, used=-1),
        RemoveBudget("nobody"),
    ],
    ids=str,
)
def test_what_is_refused(command: SetBudget | RemoveBudget) -> None:
    with pytest.raises(CommandError) as caught:
        changed_budgets({}, command, [PHONE])
    assert caught.value.code is ErrorCode.VALUE_INVALID
