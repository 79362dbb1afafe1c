"""How often the law is asked, and what makes it be asked at once."""

from __future__ import annotations

from ebbtide.core.link_controller import LinkController
from ebbtide.core.link_flow import Mode
from ebbtide.core.link_samples import (
    ConnectionSample,
    Direction,
    InterfaceSample,
    LinkState,
    Steering,
)

STEP_S = 0.025
RATE = 5e6


class Calm:
    """Connections that move evenly over an empty queue."""

    def __init__(self, way: Direction = Direction.DOWN) -> None:
        self.controller = LinkController()
        self.way = way
        self.steps = 0
        self.round_trip_s = 0.0301
        self.disturbed = 0

    def step(self, keys: range = range(2), others: int = 0, opened: int = 0) -> Steering:
        self.steps += 1
        at = self.steps * STEP_S
        moved = int(at * RATE)
        # A delay that is only repeated would not be believed.
        took_s = self.round_trip_s + self.steps % 3 * 0.0001
        samples = [
            ConnectionSample(key, self.way, moved // 2, moved // 2896, took_s, 0.03)._replace(
                disturbed=self.disturbed
            )
            for key in keys
        ]
        wire = (moved + others, 0) if self.way is Direction.DOWN else (0, moved + others)
        own = (moved, 0) if self.way is Direction.DOWN else (0, moved)
        interface = InterfaceSample(*wire, *own, 0, 0, opened)
        return self.controller.step(at, samples, interface)[self.way]

    def settle(self) -> None:
        """Fill the link, which makes the flow steady."""
        for _ in range(6):
            self.step()
        self.round_trip_s = 0.06
        while self.controller.flow(self.way).mode is not Mode.STEADY:
            self.step()
            assert self.steps < 400
        self.round_trip_s = 0.0301
        self.step()


def test_what_was_said_holds_while_nothing_happens() -> None:
    calm = Calm()
    calm.settle()
    said = [calm.step() for _ in range(8)]
    assert len({id(steering) for steering in said}) < len(said)


def test_a_new_connection_is_not_kept_waiting() -> None:
    calm = Calm()
    calm.settle()
    assert all(set(calm.step(range(count)).allotments) == set(range(count)) for count in (3, 4, 5))


def test_the_user_is_heard_at_once() -> None:
    for steps in (0, 1):
        calm = Calm()
        calm.settle()
        for _ in range(steps):
            calm.step()
        window = sum(one.window for one in calm.step().allotments.values())
        held = calm.step(opened=1)
        assert calm.controller.flow(calm.way).mode is Mode.HELD
        assert sum(one.window for one in held.allotments.values()) < window / 10


def test_uploads_aim_at_less_delay_than_downloads() -> None:
    down, up = Calm(), Calm(Direction.UP)
    for calm in (down, up):
        calm.settle()
    targets = [calm.controller.flow(calm.way).target_s for calm in (down, up)]
    assert targets[1] < 0.6 * targets[0]


def test_an_upload_is_told_of_from_its_first_moment() -> None:
    controller = LinkController()
    sample = ConnectionSample(1, Direction.UP, 0, 0, 0.03, 0.03)
    controller.step(0.0, [sample], InterfaceSample(0, 0, 0, 0))
    told = controller.sample()
    assert (told.state, told.direction) == (LinkState.STARTING, Direction.UP)
    assert told.queue_down_s is None


def test_a_queue_is_told_only_while_something_of_ours_stands_in_it() -> None:
    calm = Calm()
    calm.settle()
    assert calm.controller.sample().queue_down_s is not None
    calm.step(range(0))
    assert calm.controller.sample().queue_down_s is None
    assert calm.controller.sample().state is LinkState.QUIET


def test_rates_from_before_a_sleep_are_not_told_after_it() -> None:
    calm = Calm()
    calm.settle()
    for others in range(0, 4_000_000, 100_000):
        calm.step(others=others)
    assert calm.controller.sample().down > 0
    assert calm.controller.sample().others_down > 0
    calm.steps += round(10 / STEP_S)
    calm.step()
    assert calm.controller.sample().down == 0
    assert calm.controller.sample().others_down == 0


def test_loss_is_heeded_and_only_once_in_a_while() -> None:
    calm = Calm()
    calm.settle()
    flow = calm.controller.flow(Direction.DOWN)
    before = flow.window
    calm.disturbed += 1
    calm.step()
    calm.step()
    heeded = flow.window
    assert 0.8 * before < heeded < 0.9 * before
    calm.disturbed += 1
    calm.step()
    calm.step()
    assert flow.window > 0.95 * heeded
