"""The right moment, with the real program: services on private buses, networks of our own.

How long a user waits is printed (`pytest -rP`); the bounds are generous, because the
machines that run these tests are busy. One second is what is promised.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event

import psutil
import pytest

from ebbtide.core.observations import (
    Answer,
    Metered,
    Networks,
    Observations,
    Presence,
    Reachability,
)
from ebbtide.system.power import said_by_system
from tests.end_to_end.program import Program
from tests.end_to_end.surroundings import (
    FAR,
    FAR_URL,
    LOGIN,
    LOGIN_MANAGER,
    LOGIN_PATH,
    SESSION,
    SESSION_PATH,
    SIZE,
    UPOWER,
    UPOWER_PATH,
    Jobs,
    Wifi,
    far_server,
    logging_in,
    seconds_until,
)
from tests.servers.buses import MessageBus, Mock, mocked
from tests.servers.nginx import Nginx
from tests.servers.screen import running_screen
from tests.system.networks import ip
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.network_namespace,
    pytest.mark.needs("nginx", "nsenter"),
]

UNKNOWN = Answer.UNKNOWN
SOON_S = 3.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    with far_server(tmp_path / "nginx") as server:
        for name in ("one", "two", "three"):
            with (server.root / name).open("wb") as file:
                file.truncate(SIZE)
        yield server


@pytest.fixture
def login(system_bus: MessageBus) -> Iterator[Mock]:
    with logging_in(system_bus) as mock:
        yield mock


@pytest.fixture
def upower(system_bus: MessageBus) -> Iterator[Mock]:
    with mocked(system_bus, UPOWER, UPOWER_PATH, "upower", {"OnBattery": False}) as mock:
        yield mock


@pytest.fixture
def started() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def start(ebbtide: Program, stack: ExitStack, *names: str, **settings: object) -> Jobs:
    """Start the engine, and wait until the files with these names come."""
    ebbtide.start("--headless")
    jobs = Jobs()
    stack.callback(jobs.close)
    jobs.change(connections_per_file=1, network_grace_s=0, **settings)
    for name in names:
        jobs.add(f"{FAR_URL}/{name}")
    wait_until(lambda: len(jobs.arriving()) == len(names), f"{names} arrive")
    return jobs


def test_a_metered_network_holds_back_every_normal_job_by_its_name(
    ebbtide: Program, server: Nginx, wifi: Wifi, started: ExitStack
) -> None:
    jobs = start(ebbtide, started, "one", "two")
    jobs.add(f"{FAR_URL}/three", priority="foreground")
    wait_until(lambda: jobs.arriving() == {1, 2, 3}, "all arrive")

    wifi.costs(Metered.YES)
    seconds_until(lambda: jobs.running() == {3}, "only the foreground job runs", SOON_S)
    assert jobs.codes(1) == jobs.codes(2) == ["metered"]
    assert ebbtide.run("why", "1").stdout.splitlines() == [
        "Waiting: this connection is metered (Phone hotspot).",
        "  Runs on an unmetered network, or start it now.",
    ]
    received = jobs.job(1)["received"]

    wifi.costs(Metered.NO)
    seconds_until(lambda: jobs.arriving() == {1, 2, 3}, "all arrive again", SOON_S)
    assert "metered" not in jobs.codes(1)
    wait_until(lambda: jobs.job(1)["received"] > received, "the file goes on where it was")


def test_start_now_lifts_it_once_and_says_so(
    ebbtide: Program, server: Nginx, wifi: Wifi, started: ExitStack
) -> None:
    jobs = start(ebbtide, started, "one")
    wifi.costs(Metered.YES)
    wait_until(lambda: jobs.codes() == ["metered"], "it waits")
    assert ebbtide.run("start-now", "1").returncode == 0
    wait_until(lambda: jobs.codes() == ["transferring", "lifted"], "it runs all the same")
    assert ebbtide.run("why", "1").stdout.splitlines() == [
        "Transferring.",
        "Started by you, whatever the cost, the hour or the power, and whoever is here.",
    ]
    jobs.ask("jobs.suspend", job="1")
    jobs.ask("jobs.resume", job="1")
    wait_until(lambda: jobs.codes() == ["metered"], "once was once")


def test_a_locked_session_is_nobody_here_and_a_battery_stops_low_jobs(
    ebbtide: Program, server: Nginx, login: Mock, upower: Mock, started: ExitStack
) -> None:
    login.set(SESSION, SESSION_PATH, IdleSinceHint=("t", int(time.time() * 1e6)))
    login.set(SESSION, SESSION_PATH, LockedHint=("b", True))
    jobs = start(ebbtide, started, "one")
    jobs.add(f"{FAR_URL}/two", priority="low")
    wait_until(lambda: jobs.arriving() == {1, 2}, "both arrive")

    login.set(SESSION, SESSION_PATH, LockedHint=("b", False))
    seconds_until(lambda: not jobs.running(), "nothing runs: unlocked", SOON_S)
    assert jobs.codes(1) == jobs.codes(2) == ["user_active"]
    login.set(SESSION, SESSION_PATH, LockedHint=("b", True))
    seconds_until(lambda: jobs.arriving() == {1, 2}, "both arrive again: locked", SOON_S)

    upower.set(UPOWER, OnBattery=("b", True))
    seconds_until(lambda: jobs.running() == {1}, "the low one waits: battery", SOON_S)
    assert jobs.text(2) == "Waiting: the computer runs on battery"
    upower.set(UPOWER, OnBattery=("b", False))
    seconds_until(lambda: jobs.arriving() == {1, 2}, "both arrive again: mains", SOON_S)


def test_another_way_out_is_taken_at_once(
    ebbtide: Program, server: Nginx, started: ExitStack
) -> None:
    jobs = start(ebbtide, started, "one")
    give_up_on(jobs, f"http://{FAR}:9/nobody-listens")
    received = jobs.job(1)["received"]

    ip("link", "set", "up0", "down")
    seconds_until(lambda: is_dropped(jobs), "the connection is dropped: other route", SOON_S)
    seconds_until(lambda: jobs.job(2)["failures"] > 3, "the other one is tried again", SOON_S)
    seconds_until(lambda: jobs.job(1)["received"] > received, "bytes come another way", SOON_S)


def test_the_machine_sleeps_once_connections_are_dropped_and_waking_retries_at_once(
    ebbtide: Program, server: Nginx, login: Mock, system_bus: MessageBus, started: ExitStack
) -> None:
    jobs = start(ebbtide, started, "one")
    give_up_on(jobs, f"http://{FAR}:9/nobody-listens")
    wait_until(lambda: held_up(system_bus) == ["Ebbtide"], "the machine would wait")
    received = jobs.job(1)["received"]

    login.emit(LOGIN_MANAGER, "PrepareForSleep", "b", ("b", True))
    seconds_until(lambda: not held_up(system_bus), "it may sleep", SOON_S)
    assert not jobs.running()
    assert jobs.codes(1) == ["going_to_sleep"]
    assert jobs.job(1)["received"] >= received

    login.emit(LOGIN_MANAGER, "PrepareForSleep", "b", ("b", False))
    seconds_until(lambda: jobs.job(2)["failures"] > 3, "the other one is tried again", SOON_S)
    seconds_until(lambda: jobs.job(1)["received"] > received, "bytes come again", SOON_S)


def held_up(bus: MessageBus) -> list[str]:
    """Return for whom the machine waits before it sleeps."""
    found = bus.call(LOGIN, LOGIN_PATH, LOGIN_MANAGER, "ListInhibitors")[0]
    return [who for what, who, *_ in found if what == "sleep"]


def give_up_on(jobs: Jobs, url: str) -> None:
    """Add a job that fails until its next attempt is seconds away."""
    number = jobs.add(url)
    wait_until(lambda: jobs.job(number)["failures"] == 3, "three attempts have failed")
    job = jobs.job(number)
    assert job["state"] == "transient_error"
    assert job["retry_at"] - time.time() > 1.5, "so that it is seen to be tried before"


def is_dropped(jobs: Jobs) -> bool:
    told = jobs.ask("jobs.history", job="1")
    return any(event.get("reason") == "network_changed" for event in told)


def test_a_service_that_goes_can_tell_nothing_and_that_is_all(
    ebbtide: Program,
    server: Nginx,
    wifi: Wifi,
    login: Mock,
    upower: Mock,
    system_bus: MessageBus,
    started: ExitStack,
) -> None:
    login.set(SESSION, SESSION_PATH, IdleSinceHint=("t", int(time.time() * 1e6)))
    login.set(SESSION, SESSION_PATH, IdleHint=("b", True), LockedHint=("b", False))
    jobs = start(ebbtide, started, "one")
    wait_until(lambda: is_all_told(jobs.conditions().observations), "all services have answered")
    seen = jobs.conditions().observations

    login.stop()
    seen = replace(seen, presence=replace(seen.presence, away=UNKNOWN, locked=UNKNOWN))
    seen = replace(seen, presence=replace(seen.presence, last_input_at=None))
    wait_until(lambda: jobs.conditions().observations == seen, "logind's answers are gone")
    wait_until(lambda: jobs.codes() == ["transferring", "presence_assumed"], "the doubt is told")

    wifi.mock.stop()
    seen = replace(seen, networks=Networks(), reachability=Reachability())
    wait_until(lambda: jobs.conditions().observations == seen, "the networks are gone")
    assert jobs.arriving() == {1}

    upower.stop()
    on_battery = said_by_system().on_battery  # the kernel is asked instead
    wait_until(
        lambda: jobs.conditions().observations.power.on_battery is on_battery,
        "UPower's answers are gone",
    )
    system_bus.stop()
    spent_s = cpu_seconds(ebbtide, over_s=2.0)
    assert spent_s < 1.0, "it spins"
    assert jobs.arriving() == {1}
    assert jobs.conditions().observations.presence == Presence()
    assert ebbtide.quit() == 0


def is_all_told(seen: Observations) -> bool:
    told = (seen.presence.away, seen.presence.locked, seen.power.on_battery)
    return UNKNOWN not in told and bool(seen.networks.connected)


def cpu_seconds(ebbtide: Program, over_s: float) -> float:
    process = psutil.Process(ebbtide.json("status")["process_id"])
    before = process.cpu_times()
    Event().wait(over_s)
    after = process.cpu_times()
    return after.user + after.system - before.user - before.system


@pytest.mark.screen
def test_the_mouse_holds_back_and_silence_lets_go_on_with_the_window_open(
    ebbtide: Program, server: Nginx, tmp_path: Path, started: ExitStack
) -> None:
    screen = started.enter_context(running_screen(tmp_path))
    ebbtide.start_on(screen)
    jobs = Jobs()
    started.callback(jobs.close)
    wait_until(lambda: screen.windows("Ebbtide"), "the window is shown")
    jobs.change(away_after_s=5, connections_per_file=1)
    jobs.add(f"{FAR_URL}/one")
    wait_until(lambda: jobs.arriving() == {1}, "nobody has been there for a while")

    screen.xdotool("mousemove_relative", "--", "7", "7")
    seconds_until(lambda: not jobs.running(), "nothing runs: the mouse moved", SOON_S)
    assert jobs.codes() == ["user_active"]
    assert ebbtide.run("why", "1").stdout.splitlines() == [
        "Waiting: you are at the computer.",
        "  Continues after 5 s away, or start it now.",
    ]
    seconds_until(lambda: jobs.arriving() == {1}, "five silent seconds are over", 5 + SOON_S)
    assert ebbtide.quit() == 0  # before its screen goes


@pytest.mark.screen
def test_a_screen_that_goes_takes_its_answer_along(
    ebbtide: Program,
    server: Nginx,
    tmp_path: Path,
    started: ExitStack,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with running_screen(tmp_path) as screen:
        monkeypatch.setenv("DISPLAY", screen.display)
        jobs = start(ebbtide, started, away_after_s=3600)
        jobs.add(f"{FAR_URL}/one")
        wait_until(lambda: jobs.codes() == ["user_active"], "somebody was there an hour ago")
    seconds_until(lambda: "presence_assumed" in jobs.codes(), "the doubt is told", SOON_S)
    assert jobs.conditions().observations.presence == Presence()


def test_nothing_runs_before_the_first_answers(
    ebbtide: Program, server: Nginx, wifi: Wifi, started: ExitStack
) -> None:
    wifi.costs(Metered.YES)
    jobs = start(ebbtide, started)
    jobs.add(f"{FAR_URL}/one")
    wait_until(lambda: jobs.codes() == ["metered"], "it waits")
    assert ebbtide.quit() == 0
    ebbtide.start("--headless")
    jobs = Jobs()
    started.callback(jobs.close)
    wait_until(lambda: jobs.codes() == ["metered"], "it waits again")
    told = [event["event"] for event in jobs.ask("jobs.history", job="1")]
    assert told == ["JobAdded"]
    assert not list(ebbtide.downloads.iterdir())
