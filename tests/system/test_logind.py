from __future__ import annotations

import getpass
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ebbtide.core.observations import Answer, Observations, Sleep, Wanted
from ebbtide.system.clock import SystemClock
from ebbtide.system.logind import session_away, session_locked
from tests.servers.buses import MessageBus, Mock, mocked
from tests.system.conftest import Watching

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
NAME = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = f"{NAME}.Manager"
SESSION = f"{NAME}.Session"
SESSION_PATH = f"{PATH}/session/c7"
PROPERTIES = "org.freedesktop.DBus.Properties"
PRESENT = Wanted(presence=True)


@contextmanager
def logging_in(bus: MessageBus) -> Iterator[Mock]:
    with mocked(bus, NAME, PATH, "logind") as login:
        name = getpass.getuser()
        login.mock("AddSession", "ssusb", "c7", "seat0", os.getuid(), name, True)
        login.emit(MANAGER, "SessionNew", "so", ("s", "c7"), ("o", SESSION_PATH))
        yield login


@pytest.fixture
def login(system_bus: MessageBus, watching: Watching) -> Iterator[Mock]:
    with logging_in(system_bus) as login:
        watching.start(PRESENT, DBUS_SYSTEM_BUS_ADDRESS=system_bus.address, XDG_SESSION_ID="c7")
        watching.until(unlocked, "unlocked")
        yield login


def locked(seen: Observations) -> bool:
    return seen.presence.locked is YES


def unlocked(seen: Observations) -> bool:
    return seen.presence.locked is NO


def test_sleep_is_announced_and_waking_counted(login: Mock, watching: Watching) -> None:
    login.emit(MANAGER, "PrepareForSleep", "b", ("b", True))
    watching.until(lambda seen: seen.sleep == Sleep(going=True), "going to sleep")
    login.emit(MANAGER, "PrepareForSleep", "b", ("b", False))
    watching.until(lambda seen: seen.sleep == Sleep(woken_generation=1), "awake")
    login.emit(MANAGER, "PrepareForSleep", "b", ("b", True))
    login.emit(MANAGER, "PrepareForSleep", "b", ("b", False))
    watching.until(lambda seen: seen.sleep == Sleep(woken_generation=2), "awake again")


def test_the_lock_is_the_sessions(login: Mock, watching: Watching) -> None:
    login.set(SESSION, SESSION_PATH, LockedHint=("b", True))
    watching.until(locked, "locked")
    login.set(SESSION, SESSION_PATH, LockedHint=("b", False))
    watching.until(unlocked, "unlocked")


def test_a_request_to_lock_that_nobody_follows_locks_nothing(
    login: Mock, watching: Watching
) -> None:
    login.emit(SESSION, "Lock", path=SESSION_PATH)
    login.emit(MANAGER, "PrepareForSleep", "b", ("b", True))
    watching.until(lambda seen: seen.sleep.going, "what came later was seen")
    assert unlocked(watching.heard.seen)


def test_a_lock_that_is_only_announced_is_looked_up(
    login: Mock, watching: Watching, system_bus: MessageBus
) -> None:
    # Set without a word, as elogind does.
    body = (SESSION, "LockedHint", ("b", True))
    system_bus.call(NAME, SESSION_PATH, PROPERTIES, "Set", "ssv", body)
    login.emit(SESSION, "Lock", path=SESSION_PATH)
    watching.until(locked, "locked")


def test_the_idle_hint_serves_where_nothing_better_is(login: Mock, watching: Watching) -> None:
    since_us = int((time.time() - 300) * 1e6)
    login.set(SESSION, SESSION_PATH, IdleHint=("b", True), IdleSinceHint=("t", since_us))
    seen = watching.until(lambda seen: seen.presence.away is YES, "away")
    assert seen.presence.last_input_at is not None
    assert SystemClock().now() - seen.presence.last_input_at > 299
    login.set(SESSION, SESSION_PATH, IdleHint=("b", False))
    watching.until(lambda seen: seen.presence.away is NO, "back")


def test_without_a_session_of_our_own_the_users_display_counts(
    system_bus: MessageBus, watching: Watching
) -> None:
    with logging_in(system_bus) as login:
        user = f"{PATH}/user/{os.getuid()}"
        login.method(
            MANAGER, "GetSessionByPID", "u", "o", "raise dbus.exceptions.DBusException('no')"
        )
        login.method(MANAGER, "GetUser", "u", "o", f"ret = '{user}'")
        body = (f"{NAME}.User", "Display", ("(so)", ("c7", SESSION_PATH)))
        system_bus.call(NAME, user, PROPERTIES, "Set", "ssv", body)
        watching.start(DBUS_SYSTEM_BUS_ADDRESS=system_bus.address)
        watching.until(unlocked, "the session was found")


def test_logind_that_goes_is_cannot_tell_and_comes_back(
    system_bus: MessageBus, watching: Watching
) -> None:
    watching.start(PRESENT, DBUS_SYSTEM_BUS_ADDRESS=system_bus.address, XDG_SESSION_ID="c7")
    with logging_in(system_bus) as login:
        login.set(SESSION, SESSION_PATH, LockedHint=("b", True))
        watching.until(locked, "locked")
        login.emit(MANAGER, "PrepareForSleep", "b", ("b", True))
        watching.until(lambda seen: seen.sleep.going, "going to sleep")
        login.stop()
        watching.until(lambda seen: seen.presence.locked is UNKNOWN, "unknown")
        assert not watching.heard.seen.sleep.going
    with logging_in(system_bus):
        watching.until(unlocked, "known again")


def test_a_hint_that_nobody_ever_set_means_nothing() -> None:
    clock = SystemClock()
    never = {"IdleHint": False, "IdleSinceHint": 0}
    assert session_away(never, clock) == (UNKNOWN, None)
    assert session_away({"IdleHint": True}, clock) == (UNKNOWN, None)
    assert session_away(None, clock) == (UNKNOWN, None)
    assert session_locked({"LockedHint": "no"}) is UNKNOWN
