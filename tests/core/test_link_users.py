"""The user's first packets and bytes, told apart from chatter."""

from __future__ import annotations

from ebbtide.core.link_users import ALERT_S, Count, UserTraffic

STEP_S = 0.025
FAST = 25e6
"""Bytes per second of a link on which a page is next to nothing."""
LONG_S = 0.12
ALERT_LONG_S = 6 * LONG_S
PAGE = 30_000
"""What comes in a round trip or two; 3 % of the link are 75 kB in a tenth of a second."""


class Desk:
    """Somebody whose programs knock on servers, and get answers or none."""

    def __init__(self, round_trip_s: float = LONG_S) -> None:
        self.users = UserTraffic()
        self.now = 0.0
        self._round_trip_s = round_trip_s
        self._wire = 0
        self._opened = 0
        self.wait(1.0)

    def is_heeded(self) -> bool:
        return self.users.is_active

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end - STEP_S / 2:
            self._step()

    def knock(self) -> None:
        self._opened += 1
        self._step()

    def get(self, size: int) -> None:
        """Bytes come within two readings: one alone might be a late count of ours."""
        for _ in range(2):
            self._wire += size // 2
            self._step()

    def _step(self) -> None:
        self.now += STEP_S
        self.users.read(self.now, Count(self._wire, 0), FAST)
        self.users.note_openings(self.now, self._opened, self._round_trip_s)


def test_a_connection_that_is_begun_is_room_for_six_round_trips() -> None:
    desk = Desk()
    assert not desk.is_heeded()
    desk.knock()
    desk.wait(ALERT_LONG_S - 2 * STEP_S)
    assert desk.is_heeded()
    desk.wait(3 * STEP_S)
    assert not desk.is_heeded()


def test_knocking_that_nothing_follows_is_heeded_less_and_less() -> None:
    desk = Desk(round_trip_s=0.01)
    alarms = 0
    for _ in range(60):
        desk.knock()
        alarms += desk.is_heeded()
        desk.wait(ALERT_S + 2 * STEP_S)
    assert 3 <= alarms <= 9


def test_pages_that_are_nothing_to_the_link_are_heeded_each_time() -> None:
    desk = Desk()
    for _ in range(20):
        desk.knock()
        desk.wait(LONG_S)
        assert desk.is_heeded()
        desk.get(PAGE)
        desk.wait(ALERT_LONG_S + 0.3)
        assert not desk.is_heeded()


def test_the_next_page_begins_while_the_last_one_comes() -> None:
    desk = Desk()
    for _ in range(10):
        desk.knock()
        desk.wait(LONG_S)
        desk.get(PAGE)
        desk.wait(ALERT_LONG_S / 2)
        assert desk.is_heeded()
    desk.wait(ALERT_LONG_S)
    assert not desk.is_heeded()


def test_knocking_again_and_again_prolongs_nothing() -> None:
    desk = Desk()
    for _ in range(int(ALERT_LONG_S / STEP_S) + 2):
        desk.knock()
    assert not desk.is_heeded()


def test_headers_that_the_card_counts_are_not_the_users() -> None:
    users = UserTraffic()
    found = []
    for step in range(400):
        own = step * 125_000
        users.read(step * STEP_S, Count(int(1.09 * own), own), 5_450_000.0)
        found.append(users.is_active)
    assert any(found)
    assert not any(found[100:])
