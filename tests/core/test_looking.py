from __future__ import annotations

import pytest

from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.looking import reason_not_to_ask
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
)
from ebbtide.core.offers import asks_for_login
from ebbtide.core.settings import Settings
from ebbtide.core.verdicts import ReasonCode

HOST = "example.org"


def on(network: Network, **fields: object) -> Conditions:
    networks = Networks((network,), primary=network.id)
    return Conditions(observations=Observations(networks, **fields))  # type: ignore[arg-type]


HOME = Network("h", "Home", "eth0", metered=Metered.NO)
PHONE = Network("p", "Phone", "wlan0", metered=Metered.YES)
ABROAD = Network("a", "Abroad", "wwan0", kind=NetworkKind.MOBILE, roaming=Answer.YES)


def reason(conditions: Conditions, **settings: str) -> ReasonCode | None:
    found = reason_not_to_ask(HOST, conditions, Settings(settings), 0.0)
    return None if found is None else found.code


def test_the_terms_are_those_of_the_foreground() -> None:
    assert reason(on(HOME)) is None
    assert reason(on(PHONE)) is None
    assert reason(on(ABROAD)) is ReasonCode.ROAMING
    assert reason(on(PHONE), cost_policy_foreground="unrestricted") is ReasonCode.METERED
    assert reason(on(ABROAD), cost_policy_foreground="always") is None


def test_without_a_network_nobody_is_asked() -> None:
    offline = Observations(reachability=Reachability(Connectivity.NONE))
    assert reason(Conditions(observations=offline)) is ReasonCode.OFFLINE


def test_only_the_network_counts() -> None:
    tired = on(HOME, power=Power(on_battery=Answer.YES), presence=Presence(locked=Answer.NO))
    settings = {"on_battery_foreground": "pause", "when_active_foreground": "pause"}
    assert reason(tired, **settings, window="00:00-00:01") is None
    assert reason(Conditions(paused_by_user=True)) is None


@pytest.mark.parametrize(
    ("code", "status", "asks"),
    [
        (ErrorCode.REMOTE_FORBIDDEN, "401: it asks for a name and password", True),
        (ErrorCode.REMOTE_FORBIDDEN, "403", False),
        (ErrorCode.LOGIN_REFUSED, "", True),
        (ErrorCode.REMOTE_MISSING, "401", False),
    ],
)
def test_errors_that_a_password_mends(code: ErrorCode, status: str, asks: bool) -> None:
    assert asks_for_login(ErrorInfo(code, {"status": status})) is asks
