"""What holds for every `Probe`, whatever machine it is on."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from ebbtide.core.observations import Answer, Observations, Part, Presence, Told, Wanted
from ebbtide.core.ports import Probe
from ebbtide.system.clock import SystemClock
from ebbtide.system.linux import LinuxProbe
from ebbtide.system.nothing import NoProbe
from ebbtide.system.polled import PolledProbe, Readings
from ebbtide.system.probes import system_probe
from tests.servers.buses import MessageBus, mocked
from tests.system.listening import Listening
from tests.waiting import wait_until

EVERYTHING = Wanted(True, 60.0, ("no-such-program",), ("127.0.0.1", "no.such.host.invalid"))
SOON = Wanted(True, 60.0, hosts=("127.0.0.1",))
SAVER = "org.freedesktop.ScreenSaver"
SAVER_PATH = "/org/freedesktop/ScreenSaver"

Make = Callable[[], Probe]


def without_anything() -> Probe:
    """As in a container, by ssh or from cron."""
    nowhere = os.environ["DBUS_SYSTEM_BUS_ADDRESS"]
    return LinuxProbe(SystemClock(), {"DBUS_SYSTEM_BUS_ADDRESS": nowhere}, 0.1)


def with_nonsense() -> Probe:
    environment = {
        "DBUS_SYSTEM_BUS_ADDRESS": "tcp:host=localhost,port=1",
        "DBUS_SESSION_BUS_ADDRESS": "no address at all",
        "DISPLAY": ":nonsense",
        "XDG_SESSION_ID": "\ud800",
        "XDG_RUNTIME_DIR": "\0",
    }
    return LinuxProbe(SystemClock(), environment, 0.1)


def polled() -> Probe:
    return PolledProbe(SystemClock(), Readings(idle_s=lambda: 90.0, slept_s=time.monotonic))


def as_made_for_this_machine() -> Probe:
    return system_probe(SystemClock(), os.environ)


@pytest.fixture
def with_services(session_bus: MessageBus) -> Iterator[Make]:
    environment = {
        "DBUS_SYSTEM_BUS_ADDRESS": os.environ["DBUS_SYSTEM_BUS_ADDRESS"],
        "DBUS_SESSION_BUS_ADDRESS": session_bus.address,
    }
    with mocked(session_bus, SAVER, SAVER_PATH) as mock:
        mock.method(SAVER, "GetSessionIdleTime", "", "u", "ret = 90000")
        yield lambda: LinuxProbe(SystemClock(), environment, 0.1)


@pytest.fixture(
    params=[
        "nothing",
        "without_anything",
        "with_nonsense",
        "polled",
        "this_machine",
        "with_services",
    ]
)
def make(request: pytest.FixtureRequest) -> Make:
    if request.param == "with_services":
        return request.getfixturevalue("with_services")  # type: ignore[no-any-return]
    makers: dict[str, Make] = {
        "nothing": NoProbe,
        "without_anything": without_anything,
        "with_nonsense": with_nonsense,
        "polled": polled,
        "this_machine": as_made_for_this_machine,
    }
    return makers[request.param]


@pytest.fixture(autouse=True)
def nothing_broke(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert "broke" not in caplog.text


def test_it_starts_and_stops_and_stops(make: Make) -> None:
    probe = make()
    probe.start(Listening())
    probe.stop()
    probe.stop()


def test_it_can_be_stopped_without_a_start(make: Make) -> None:
    make().stop()


def test_after_the_end_nobody_is_told_anything(make: Make) -> None:
    heard = Listening()
    probe = make()
    probe.start(heard)
    probe.want(EVERYTHING)
    probe.stop()
    told = list(heard.parts)
    probe.want(Wanted())
    probe.want(EVERYTHING)
    assert heard.parts == told


def test_it_leaves_no_thread_behind(make: Make) -> None:
    before = set(threading.enumerate())
    probe = make()
    probe.start(Listening())
    probe.want(EVERYTHING)
    probe.stop()
    # A name being looked up is waited for by nobody; its thread ends with the answer.
    wait_until(lambda: set(threading.enumerate()) <= before, "all threads have ended")


def test_wishes_may_come_before_the_start_and_from_any_thread(make: Make) -> None:
    probe = make()
    probe.want(EVERYTHING)
    heard = Listening()
    probe.start(heard)
    threads = [threading.Thread(target=probe.want, args=(EVERYTHING,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    probe.stop()


def test_what_is_not_wanted_is_not_told(make: Make) -> None:
    heard = Listening()
    probe = make()
    probe.start(heard)
    probe.want(EVERYTHING)
    probe.want(Wanted())
    probe.stop()
    assert heard.seen.presence.away is Answer.UNKNOWN
    assert heard.seen.presence.programs is None


def test_when_all_has_been_answered_that_is_told(make: Make) -> None:
    heard = Listening()
    probe = make()
    probe.start(heard)
    probe.want(EVERYTHING)
    heard.until(lambda seen: seen.told == Told(EVERYTHING), "all has been answered")
    probe.want(Wanted())
    heard.until(lambda seen: seen.told == Told(Wanted()), "so has nothing")
    probe.stop()


def test_the_answers_come_before_the_news_that_they_are_there(with_services: Make) -> None:
    heard = Listening()
    probe = with_services()
    probe.start(heard)
    probe.want(SOON)
    heard.until(lambda seen: seen.told == Told(SOON), "all has been answered")
    probe.stop()
    before = Observations()
    for part in heard.parts[: heard.parts.index(Told(SOON))]:
        before = before.with_part(part)
    assert before.presence.away is Answer.YES
    assert "127.0.0.1" in before.routes.hosts


def test_a_machine_without_services_can_tell_nothing_of_the_desktop() -> None:
    heard = Listening()
    probe = without_anything()
    probe.start(heard)
    probe.want(EVERYTHING)
    heard.until(lambda seen: seen.presence.programs is not None, "programs")
    heard.until(lambda seen: "127.0.0.1" in seen.routes.hosts, "routes")
    probe.stop()
    assert heard.seen.presence == Presence(programs=frozenset())
    nothing = Observations()
    assert heard.seen.networks == nothing.networks
    assert heard.seen.reachability == nothing.reachability


def programs(part: Part) -> bool:
    return isinstance(part, Presence) and part.programs is not None


def test_a_defect_turns_everything_to_cannot_tell_and_is_begun_anew(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A listener that fails is the one defect that a test can bring about from outside."""
    heard = Listening()
    failed = threading.Event()

    def failing(part: Part) -> None:
        heard(part)
        if isinstance(part, Presence) and part.programs is not None and not failed.is_set():
            failed.set()
            raise RuntimeError("made by a test")

    probe = without_anything()
    probe.start(failing)
    probe.want(EVERYTHING)
    wait_until(lambda: [programs(part) for part in heard.parts].count(True) == 2, "it works again")
    probe.stop()
    told = [part for part in heard.parts if isinstance(part, Presence)]
    assert [part.programs is not None for part in told] == [True, False, True]
    assert "made by a test" in caplog.text
    caplog.clear()
