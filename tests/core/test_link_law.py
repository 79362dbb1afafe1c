"""The link controller against a simulated link: rates, round trips, queues, users."""

from __future__ import annotations

import statistics
from itertools import pairwise

import pytest

from ebbtide.core.jobs import Priority
from ebbtide.core.link_controller import LinkController
from ebbtide.core.link_flow import Mode
from ebbtide.core.link_samples import ConnectionSample, Direction, InterfaceSample, LinkState
from ebbtide.core.link_shares import WEIGHTS
from tests.core.link_simulation import SEGMENT, WIRE, Lab

MBIT = 125_000


def settled(rate: float, round_trip_s: float, connections: int = 1, **options: object) -> Lab:
    lab = Lab(rate * MBIT, round_trip_s, connections=connections, **options)  # type: ignore[arg-type]
    lab.run(6)
    return lab


@pytest.mark.parametrize("round_trip_s", [0.001, 0.015, 0.06, 0.2])
@pytest.mark.parametrize("rate", [1, 5, 40, 200])
def test_fills_an_idle_link(rate: float, round_trip_s: float) -> None:
    lab = settled(rate, round_trip_s)
    # 5 MB under way are found out step by step, because bursts look like a queue.
    lab.run(8 if rate * round_trip_s > 30 else 0)
    assert lab.use(15) >= 0.93


@pytest.mark.parametrize("round_trip_s", [0.19, 0.195, 0.2, 0.205, 0.21])
def test_a_long_link_stays_full(round_trip_s: float) -> None:
    lab = settled(40, round_trip_s)
    lab.run(14)
    assert lab.use(40) >= 0.98


@pytest.mark.parametrize(("rate", "round_trip_s"), [(40, 0.12), (40, 0.2), (200, 0.12)])
def test_a_slow_down_of_a_long_link_ends_without_a_burst(rate: float, round_trip_s: float) -> None:
    lab = settled(rate, round_trip_s, 4)
    lab.run(8)
    measured = lab.controller.flow(Direction.DOWN)
    modes = set()
    lost = lab.link.lost
    for _ in range(600):
        lab.run(0.05)
        modes.add(measured.mode)
    assert Mode.MEASURING in modes
    assert lab.link.lost == lost
    assert max(trace.queue_s for trace in lab.trace if trace.at > 14) < 0.03


@pytest.mark.parametrize("rate", [5, 40, 200, 1000])
def test_keeps_the_queue_short(rate: float) -> None:
    lab = settled(rate, 0.015)
    lab.run(10)
    queues = [trace.queue_s for trace in lab.trace if trace.at > 6]
    assert statistics.mean(queues) < 0.008
    assert max(queues) < 0.03


@pytest.mark.parametrize(
    ("rate", "connections"), [(5, 4), (5, 16), (40, 4), (40, 16), (40, 64), (200, 16)]
)
def test_many_connections_are_one_polite_flow(rate: float, connections: int) -> None:
    lab = settled(rate, 0.03, connections)
    assert lab.use(10) >= 0.95
    queues = [trace.queue_s for trace in lab.trace if trace.at > 6]
    # At 5 Mbit/s a segment takes 2.4 ms, and two open connections have three to five each.
    assert statistics.mean(queues) < (0.010 if rate > 5 else 0.020)


@pytest.mark.parametrize("connections", [1, 4, 16])
@pytest.mark.parametrize("rate", [5, 40, 200])
def test_leaves_the_link_to_the_user_on_this_machine(rate: float, connections: int) -> None:
    lab = settled(rate, 0.03, connections)
    user = lab.add_user()
    lab.run(3)
    before = user.moved
    lab.run(5)
    assert (user.moved - before) * WIRE / 5 / lab.link.rate >= 0.97


@pytest.mark.parametrize("rate", [5, 40, 200])
def test_leaves_most_of_the_link_to_a_user_elsewhere(rate: float) -> None:
    lab = settled(rate, 0.03, visible=False)
    user = lab.add_user()
    lab.run(5)
    before = user.moved
    lab.run(10)
    assert (user.moved - before) * WIRE / 10 / lab.link.rate >= 0.9


@pytest.mark.parametrize("rate", [5, 40, 200])
def test_gives_back_at_once_and_takes_up_soon(rate: float) -> None:
    lab = settled(rate, 0.03)
    user = lab.add_user()
    lab.run(0.5)
    assert lab.use(0.5) < 0.1
    lab.run(2)
    user.open = False
    lab.run(2)
    assert lab.use(2) > 0.9


@pytest.mark.parametrize(("rate", "connections"), [(40, 1), (40, 4), (200, 4)])
@pytest.mark.parametrize("round_trip_s", [0.03, 0.06, 0.12])
def test_takes_up_a_long_link_soon(rate: float, connections: int, round_trip_s: float) -> None:
    lab = settled(rate, round_trip_s, connections)
    lab.run(4)
    user = lab.add_user()
    lab.run(9)
    user.open = False
    lab.run(2)
    assert lab.use(2) > 0.9


def test_a_long_way_is_not_taken_up_again_before_the_users_first_bytes() -> None:
    lab = settled(200, 0.12, 4)
    lab.add_user()
    modes = set()
    lab.run(0.1)
    for _ in range(60):
        lab.run(0.025)
        modes.add(lab.controller.flow(Direction.DOWN).mode)
    assert modes == {Mode.HELD}


def test_a_trickle_always_flows() -> None:
    lab = settled(40, 0.03, 4)
    lab.add_user()
    lab.run(2)
    before = [peer.moved for peer in lab.background]
    lab.run(8)
    assert all(peer.moved > moved for peer, moved in zip(lab.background, before, strict=True))


def test_high_priority_gets_several_times_lows_share() -> None:
    lab = Lab(40 * MBIT, 0.03, connections=0)
    high, low = lab.add_background(weight=8.0), lab.add_background(weight=1.0)
    lab.run(6)
    before = high.moved, low.moved
    lab.run(10)
    assert (high.moved - before[0]) > 3 * (low.moved - before[1]) > 0


def test_normal_priority_lies_between_high_and_low() -> None:
    lab = Lab(40 * MBIT, 0.03, connections=0)
    order = (Priority.HIGH, Priority.NORMAL, Priority.LOW)
    peers = [lab.add_background(weight=WEIGHTS[priority]) for priority in order]
    lab.run(6)
    before = [peer.moved for peer in peers]
    lab.run(10)
    high, normal, low = (peer.moved - was for peer, was in zip(peers, before, strict=True))
    assert high > 1.4 * normal
    assert normal > 2 * low > 0


def modes(lab: Lab, seconds: float) -> list[Mode]:
    """Run, and return what the flow was at, ten times a second."""
    found = []
    for _ in range(int(10 * seconds)):
        lab.run(0.1)
        found.append(lab.controller.flow(Direction.DOWN).mode)
    return found


def test_the_queue_is_let_run_empty_now_and_then() -> None:
    lab = settled(40, 0.03)
    found = modes(lab, 45)
    slow_downs = sum(
        after is Mode.MEASURING and before is not after for before, after in pairwise(found)
    )
    assert 1 <= slow_downs <= 45 / 10
    # LEDBAT++ allows a tenth of the time.
    assert found.count(Mode.MEASURING) < 0.05 * len(found)


def test_slow_downs_are_left_out_while_the_queue_is_empty_anyway() -> None:
    lab = settled(40, 0.03)
    usual, found = lab.link.rate, []
    for _ in range(15):
        # Others on the way make room for a moment: nothing stands in the queue.
        lab.link.rate = 1.5 * usual
        found += modes(lab, 0.3)
        lab.link.rate = usual
        found += modes(lab, 2.7)
    assert Mode.MEASURING not in found


def test_round_trips_do_not_decide_who_gets_how_much() -> None:
    lab = Lab(40 * MBIT, 0.02, connections=1)
    lab.round_trip_s = 0.08
    # Another server: those on one way share what they know of its base delay.
    far, near = lab.add_background(path="far"), lab.background[0]
    lab.run(8)
    before = far.moved, near.moved
    lab.run(10)
    ratio = (far.moved - before[0]) / (near.moved - before[1])
    assert 0.5 < ratio < 2


def test_jitter_does_not_starve() -> None:
    lab = Lab(40 * MBIT, 0.03, connections=0)
    lab.add_background(jitter_s=0.004)
    lab.run(10)
    assert lab.use(20) > 0.8


def test_loss_of_the_air_does_not_starve() -> None:
    lab = Lab(40 * MBIT, 0.02, connections=0)
    lab.add_background(loss=0.0002)
    plain = Lab(40 * MBIT, 0.02, connections=0)
    alone = plain.add_user(loss=0.0002)
    lab.run(20)
    plain.run(20)
    assert lab.own > 0.6 * alone.moved


def test_a_slow_server_is_not_starved_nor_given_a_window_without_effect() -> None:
    lab = Lab(40 * MBIT, 0.03, connections=0)
    peer = lab.add_background(server_rate=500_000.0)
    lab.run(10)
    assert lab.average(10) > 0.9 * 500_000
    assert (peer.clamp or 0) < 20 * 500_000 * 0.03


def test_a_slow_server_leaves_the_rest_to_a_fast_one() -> None:
    lab = Lab(40 * MBIT, 0.03, connections=1)
    lab.add_background(server_rate=200_000.0)
    lab.run(8)
    assert lab.use(10) > 0.9


def test_works_without_timestamps() -> None:
    lab = Lab(40 * MBIT, 0.03, connections=0)
    lab.add_background(timed=False)
    lab.run(8)
    assert lab.use(10) > 0.85
    queues = [trace.queue_s for trace in lab.trace if trace.at > 8]
    assert statistics.mean(queues) < 0.03


def test_background_noise_of_the_user_is_no_reason_to_stop() -> None:
    lab = settled(40, 0.03)
    lab.add_user(server_rate=20_000.0)
    lab.run(2)
    assert lab.use(8) > 0.9


def test_a_steady_stream_of_the_user_leaves_room() -> None:
    lab = settled(40, 0.03)
    stream = lab.add_user(server_rate=500_000.0)
    lab.run(6)
    before = stream.moved
    share = lab.use(8)
    assert 0.5 < share < 0.85
    assert (stream.moved - before) / 8 > 0.97 * 500_000
    assert lab.controller.sample().state is LinkState.SHARING


@pytest.mark.parametrize("round_trip_s", [0.06, 0.15])
@pytest.mark.parametrize("connections", [1, 4, 16])
def test_a_new_path_is_learnt_anew(connections: int, round_trip_s: float) -> None:
    lab = settled(40, 0.01, connections)
    for peer in lab.background:
        peer.round_trip_s = round_trip_s
    lab.controller.reset()
    lab.run(4)
    assert lab.controller.flow(Direction.DOWN).base_s > 0.98 * round_trip_s
    assert lab.use(8) > 0.85


def test_what_is_known_of_the_user_belongs_to_the_old_network() -> None:
    lab = settled(40, 0.03)
    lab.add_user(server_rate=500_000.0)
    lab.run(4)
    users = lab.controller.users(Direction.DOWN)
    assert users.is_steady(lab.clockwork.now)
    lab.controller.reset()
    users = lab.controller.users(Direction.DOWN)
    assert not users.is_steady(lab.clockwork.now)
    assert users.peak == 0.0


def test_a_longer_path_that_nobody_told_of_is_found_out() -> None:
    lab = settled(40, 0.01)
    for peer in lab.background:
        peer.round_trip_s = 0.06
    lab.run(30)
    assert lab.use(8) > 0.85


def test_sleep_resets_what_is_known_of_the_path() -> None:
    controller = LinkController()
    sample = ConnectionSample(1, Direction.DOWN, 0, 0, 0.03, 0.03)
    for index in range(100):
        moved = index * 20_000
        sample = ConnectionSample(1, Direction.DOWN, moved, moved // SEGMENT, 0.03, 0.03)
        controller.step(index * 0.02, [sample], InterfaceSample(moved, 0, moved, 0))
    assert controller.flow(Direction.DOWN).capacity
    controller.step(3600.0, [sample], InterfaceSample(0, 0, 0, 0))
    assert controller.flow(Direction.DOWN).capacity is None
    assert controller.flow(Direction.DOWN).mode is Mode.STARTING


def test_says_what_it_does() -> None:
    lab = settled(40, 0.03)
    assert lab.controller.sample().state is LinkState.LINK_IDLE
    assert lab.controller.sample().down > 3_000_000
    lab.add_user()
    lab.run(1)
    assert lab.controller.sample().state is LinkState.USER_ACTIVE
    assert lab.controller.sample().others_down > 1_000_000


def test_is_quiet_without_connections() -> None:
    controller = LinkController()
    steering = controller.step(0.0, [], None)
    assert not steering[Direction.DOWN].allotments
    assert controller.sample().state is LinkState.QUIET


def test_two_runs_are_the_same() -> None:
    first, second = settled(40, 0.03, 4), settled(40, 0.03, 4)
    assert [peer.moved for peer in first.background] == [peer.moved for peer in second.background]
