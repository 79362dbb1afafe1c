"""Idle time, locks and inhibitions as desktops tell them on the session bus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.observations import Answer, Observations, Presence, Wanted
from ebbtide.system.screensaver import LOCKERS, UnitFinder, any_of
from tests.servers.buses import MessageBus, Mock, mocked
from tests.system.conftest import Watching

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
MUTTER = "org.gnome.Mutter.IdleMonitor"
MUTTER_PATH = "/org/gnome/Mutter/IdleMonitor/Core"
SAVER = "org.freedesktop.ScreenSaver"
SAVER_PATH = "/org/freedesktop/ScreenSaver"
GNOME = "org.gnome.SessionManager"
GNOME_PATH = "/org/gnome/SessionManager"
KDE = "org.kde.Solid.PowerManagement.PolicyAgent"
KDE_PATH = "/org/kde/Solid/PowerManagement/PolicyAgent"

MINUTE = Wanted(presence=True, away_after_s=60)


def away(seen: Observations) -> bool:
    return seen.presence.away is YES


def here(seen: Observations) -> bool:
    return seen.presence.away is NO


@contextmanager
def mutter(bus: MessageBus, idle_s: float) -> Iterator[Mock]:
    with mocked(bus, MUTTER, MUTTER_PATH) as mock:
        idle(mock, idle_s)
        mock.method(MUTTER, "AddUserActiveWatch", "", "u", "ret = 7")
        yield mock


def idle(mock: Mock, idle_s: float) -> None:
    mock.method(MUTTER, "GetIdletime", "", "t", f"ret = {int(idle_s * 1000)}")


@contextmanager
def saver(bus: MessageBus, idle_ms: int) -> Iterator[Mock]:
    with mocked(bus, SAVER, SAVER_PATH) as mock:
        saver_idle(mock, idle_ms)
        yield mock


def saver_idle(mock: Mock, idle_ms: int) -> None:
    mock.method(SAVER, "GetSessionIdleTime", "", "u", f"ret = {idle_ms}")


Start = Callable[[Wanted], object]


@pytest.fixture
def start(session_bus: MessageBus, watching: Watching) -> Start:
    return partial(watching.start, DBUS_SESSION_BUS_ADDRESS=session_bus.address)


def test_mutter_tells_when_somebody_comes_back(
    session_bus: MessageBus, watching: Watching, start: Start
) -> None:
    with mutter(session_bus, 75) as mock:
        start(MINUTE)
        watching.until(away, "away")
        watched = "GetMethodCalls"
        watching.until(lambda _: bool(mock.mock(watched, "s", "AddUserActiveWatch")[0]), "watched")
        idle(mock, 0)
        mock.emit(MUTTER, "WatchFired", "u", ("u", 7))
        watching.until(here, "back")


def test_mutter_that_goes_is_cannot_tell_and_comes_back(
    session_bus: MessageBus, watching: Watching, start: Start
) -> None:
    start(MINUTE)
    with mutter(session_bus, 5) as mock:
        watching.until(here, "here")
        mock.stop()
        watching.until(lambda seen: seen.presence == Presence(), "unknown")
    with mutter(session_bus, 75):
        watching.until(away, "known again")


def test_the_first_source_that_answers_counts(
    session_bus: MessageBus, watching: Watching, start: Start
) -> None:
    with saver(session_bus, 5_000):
        start(MINUTE)
        watching.until(here, "the screen saver's answer")
        with mutter(session_bus, 75) as mock:
            watching.until(away, "Mutter's answer")
            mock.stop()
            watching.until(here, "the screen saver's answer again")


def test_the_screen_saver_is_asked_until_somebody_comes_back(
    session_bus: MessageBus, watching: Watching, start: Start
) -> None:
    with saver(session_bus, 75_000) as mock:
        start(MINUTE)
        watching.until(away, "away")
        saver_idle(mock, 100)
        watching.until(here, "back")
        mock.stop()
        watching.until(lambda seen: seen.presence == Presence(), "unknown")


def test_a_screen_saver_that_does_not_know_is_cannot_tell(
    session_bus: MessageBus, watching: Watching, start: Start
) -> None:
    with mocked(session_bus, SAVER, SAVER_PATH) as mock:
        mock.method(SAVER, "GetActive", "", "b", "ret = False")
        start(MINUTE)
        watching.until(lambda seen: seen.presence.locked is NO, "it was asked")
        assert watching.heard.seen.presence == Presence(locked=NO)


@pytest.mark.parametrize("name", LOCKERS)
def test_each_locker_is_heard(
    session_bus: MessageBus, watching: Watching, start: Start, name: str
) -> None:
    with mocked(session_bus, name, LOCKERS[name]) as mock:
        mock.method(name, "GetActive", "", "b", "ret = False")
        start(Wanted())
        watching.until(lambda seen: seen.presence.locked is NO, "open")
        mock.emit(name, "ActiveChanged", "b", ("b", True))
        watching.until(lambda seen: seen.presence.locked is YES, "locked")
        mock.stop()
        watching.until(lambda seen: seen.presence.locked is UNKNOWN, "unknown")


def test_gnome_tells_who_keeps_the_screen_on(
    session_bus: MessageBus, watching: Watching, start: Start
) -> None:
    with mocked(session_bus, GNOME, GNOME_PATH) as mock:
        mock.add(GNOME, InhibitedActions=("u", 4))
        start(Wanted())
        watching.until(lambda seen: seen.presence.kept_awake is NO, "only suspend is inhibited")
        mock.set(GNOME, InhibitedActions=("u", 12))
        watching.until(lambda seen: seen.presence.kept_awake is YES, "a film")
        mock.stop()
        watching.until(lambda seen: seen.presence.kept_awake is UNKNOWN, "unknown")


def test_kde_tells_who_keeps_the_screen_on(
    session_bus: MessageBus, watching: Watching, start: Start
) -> None:
    with mocked(session_bus, KDE, KDE_PATH) as mock:
        mock.method(KDE, "HasInhibition", "u", "b", "ret = False")
        start(Wanted())
        watching.until(lambda seen: seen.presence.kept_awake is NO, "nobody")
        mock.method(KDE, "HasInhibition", "u", "b", "ret = args[0] == 4")
        mock.emit(KDE, "InhibitionsChanged", "")
        watching.until(lambda seen: seen.presence.kept_awake is YES, "a film")


@given(st.floats(0.7, 60), st.floats(0, 600))
def test_a_counter_of_milliseconds_is_known_after_one_look_without_input(
    passed: float, first_s: float
) -> None:
    finder = UnitFinder()
    finder.seconds(int(first_s * 1000), 100)
    last = int((first_s + passed) * 1000)
    assert finder.seconds(last, 100 + passed) == last / 1000


@given(st.lists(st.floats(0.7, 60), min_size=2, max_size=5), st.integers(0, 600))
def test_a_counter_of_seconds_is_known_after_two_looks_without_input(
    pauses: list[float], first: int
) -> None:
    finder = UnitFinder()
    now = float(first)
    seen = [finder.seconds(first, now)]
    for pause in pauses:
        now += max(pause, 1.0)
        seen.append(finder.seconds(int(now), now))
    assert seen[-1] == int(now)


def test_one_coincidence_makes_nobody_away() -> None:
    """Milliseconds since the last key, looked at every minute: once they seem to be seconds."""
    finder = UnitFinder()
    seen = [finder.seconds(value, now * 60) for now, value in enumerate((20, 80, 15, 76, 300))]
    assert max(seen) < 1


def test_any_of() -> None:
    assert any_of() is UNKNOWN
    assert any_of(UNKNOWN, NO) is NO
    assert any_of(NO, UNKNOWN, YES) is YES
