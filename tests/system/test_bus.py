from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jeepney import Parser

from ebbtide.core.observations import Answer
from ebbtide.system.bus import UNREADABLE, Bus
from ebbtide.system.loop import Loop
from ebbtide.system.services import number, plain_values, text, texts, truth


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda rest: b"l\2\0\1" + rest))
def test_what_is_no_message_is_refused_in_known_ways(data: bytes) -> None:
    with suppress(*UNREADABLE):
        Parser().feed(data)


class FakeBus:
    """Lets everybody in, then says something odd and hangs up or says nothing more."""

    def __init__(self, path: Path, words: bytes) -> None:
        self.visits = 0
        self._words = words
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        self._guests: list[socket.socket] = []
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        with suppress(OSError):
            while True:
                guest, _ = self._socket.accept()
                self._guests.append(guest)
                self.visits += 1
                while b"AUTH" not in guest.recv(4096):
                    pass
                guest.sendall(b"OK 1234deadbeef1234deadbeef1234dead\r\n")
                while b"Hello" not in guest.recv(4096):
                    pass
                guest.sendall(self._words)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for guest in self._guests:
            guest.close()


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


def test_a_bus_that_talks_nonsense_is_left_and_tried_again(loop: Loop, runtime_dir: Path) -> None:
    fake = FakeBus(runtime_dir / "fake", b"nonsense" * 9)
    bus = Bus(loop, f"unix:path={runtime_dir}/fake", 0.01)
    states: list[bool] = []

    def heard(connected: bool) -> None:
        states.append(connected)
        if fake.visits == 3:
            loop.end()

    bus.on_state(heard)
    bus.want(True)
    loop.run()
    fake.close()
    assert set(states) == {False}


def test_nobody_tries_again_while_nothing_is_wanted(loop: Loop, runtime_dir: Path) -> None:
    fake = FakeBus(runtime_dir / "fake", b"nonsense" * 9)
    bus = Bus(loop, f"unix:path={runtime_dir}/fake", 0.01)
    bus.on_state(lambda _: loop.end())
    bus.connect()
    loop.run()
    loop.after(0.1, loop.end)
    loop.run()
    fake.close()
    assert fake.visits == 1


@pytest.mark.parametrize(
    "address",
    [
        *("", "nonsense", ";", "unix:", "unix:path", "unix:path=/no/such/bus", "unix:path=\0"),
        *("unix:path=" + "x" * 200, "unix:tmpdir=/tmp", "tcp:host=localhost,port=1"),
    ],
)
def test_an_address_that_leads_nowhere(loop: Loop, address: str) -> None:
    bus = Bus(loop, address, 0.01)
    replies: list[object] = []
    bus.on_state(lambda _: pytest.fail("it is not there"))
    bus.want(True)
    bus.call_bus("GetNameOwner", "org.example", replies.append)
    loop.after(0.05, loop.end)
    loop.run()
    assert replies == [None]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=5,
)


@given(values | st.dictionaries(st.text(max_size=2), values, max_size=3))
def test_whatever_a_service_says_is_read_as_what_it_is(said: object) -> None:
    properties = plain_values({"one": ("v", said), "two": said})
    assert properties["one"] == said or said != said  # noqa: PLR0124 - not a number
    assert (truth(properties, "one") is Answer.UNKNOWN) is not isinstance(said, bool)
    found = number(properties, "one")
    assert found is None or (isinstance(said, int | float) and not isinstance(said, bool))
    assert text(properties, "one") == (said if isinstance(said, str) else "")
    assert all(isinstance(one, str) for one in texts(properties, "one"))
    assert plain_values(said) == {} or isinstance(said, dict)
