"""A link in discrete events: one bottleneck with a drop-tail queue, and senders on it.

Packets travel in trains of up to a millisecond's worth, so that fast links cost no more
than slow ones. Time is the simulation's own; nothing sleeps, chance is seeded.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ebbtide.core.link_controller import LinkController
from ebbtide.core.link_samples import ConnectionSample, Direction, InterfaceSample, Steering

SEGMENT = 1448
WIRE = 1514 / 1448
STEP_S = 0.02
PROBE_S = 0.22
SCALE = 128
"""Windows are told in units of so many bytes."""
FIRST_WINDOW = 4 * SEGMENT
"""What the adapter offers before the controller has seen the connection."""
CLOSING = 2 * SEGMENT
"""What still gets through a window that is being closed."""
READER_S = 0.03
"""How long a reader takes to notice that it may go on."""


class Clockwork:
    """Events in the order of their times."""

    def __init__(self) -> None:
        self.now = 0.0
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0

    def at(self, when: float, what: Callable[[], None]) -> None:
        self._count += 1
        heapq.heappush(self._events, (when, self._count, what))

    def run(self, until: float) -> None:
        while self._events and self._events[0][0] <= until:
            self.now, _, what = heapq.heappop(self._events)
            what()
        self.now = until


class Bottleneck:
    """A link of some rate behind a drop-tail queue."""

    def __init__(self, clockwork: Clockwork, rate: float, queue_s: float) -> None:
        self.clockwork = clockwork
        self.rate = rate
        self.limit = max(3 * 1514.0, rate * queue_s)
        self.carried = 0
        self.lost = 0
        self.full_until = 0.0
        self.longest_wait = 0.0

    @property
    def waiting_s(self) -> float:
        return max(0.0, self.full_until - self.clockwork.now)

    def admit(self, size: int) -> float | None:
        """Return when the bytes will be through, or None when they are dropped."""
        if self.waiting_s * self.rate + size > self.limit:
            self.lost += size
            return None
        self.longest_wait = max(self.longest_wait, self.waiting_s)
        self.full_until = max(self.clockwork.now, self.full_until) + size / self.rate
        self.carried += size
        return self.full_until


@dataclass
class Peer:
    """A TCP connection that receives: its sender's congestion window, our window."""

    key: int
    link: Bottleneck
    round_trip_s: float
    weight: float = 1.0
    clamp: int | None = None
    """The receiver's window; None is as much as the sender likes."""
    server_rate: float | None = None
    jitter_s: float = 0.0
    loss: float = 0.0
    timed: bool = True
    path: str = "server"
    handshake_s: float = 0.0
    """The round trip when the connection was made; another path does not change it."""
    ends_after: int | None = None
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    moved: int = 0
    segments: int = 0
    disturbed: int = 0
    smoothed_s: float | None = None
    congestion_window: float = 10 * SEGMENT
    threshold: float = float("inf")
    sent: int = 0
    acknowledged: int = 0
    edge: int = 0
    open: bool = True
    recovering_until: int = 0
    budget: float = 0.0
    budget_at: float = 0.0
    finished_at: float | None = None
    blocked: bool = False
    probing: bool = False

    def begin(self) -> None:
        self.budget_at = self.link.clockwork.now
        self.handshake_s = self.round_trip_s
        self.edge = self._window
        self.pump()

    def bound(self, window: int) -> None:
        """Set the receiver's window; 0 closes it until it is opened again."""
        was_open, self.clamp = self.clamp != 0, window
        if was_open and not window:
            self.edge += CLOSING
        elif window and not was_open:
            clockwork = self.link.clockwork
            when = clockwork.now + READER_S + self.round_trip_s / 2
            clockwork.at(when, lambda: self._acknowledge(0, self.moved + self._window))

    @property
    def _window(self) -> int:
        if self.clamp is None:
            return 6_000_000
        return -(-self.clamp // SCALE) * SCALE

    @property
    def train(self) -> int:
        return max(SEGMENT, int(self.link.rate * 0.001) // SEGMENT * SEGMENT)

    def pump(self) -> None:
        while self.open:
            room = min(
                self.edge - self.sent, self.acknowledged + self.congestion_window - self.sent
            )
            if self.ends_after is not None:
                room = min(room, self.ends_after - self.sent)
            size = int(min(self.train, room))
            size -= size % SEGMENT if size > SEGMENT else 0
            if size < SEGMENT and (self.ends_after is None or size < self.ends_after - self.sent):
                self._probe_later()
                return
            if size <= 0 or not self._server_has(size):
                return
            self._send(size)

    def _probe_later(self) -> None:
        """A window below one segment is used by a timer, when nothing is under way."""
        if self.sent == self.acknowledged and not self.probing:
            self.probing = True
            self.link.clockwork.at(self.link.clockwork.now + PROBE_S, self._probe)

    def _probe(self) -> None:
        self.probing = False
        size = min(SEGMENT, self.edge - self.sent)
        if self.open and self.sent == self.acknowledged and size > 0:
            self._send(size)

    def _server_has(self, size: int) -> bool:
        if self.server_rate is None:
            return True
        now = self.link.clockwork.now
        self.budget = min(65536.0, self.budget + (now - self.budget_at) * self.server_rate)
        self.budget_at = now
        if self.budget >= size - 0.5:
            self.budget -= size
            return True
        if not self.blocked:
            self.blocked = True
            self.link.clockwork.at(now + (size - self.budget) / self.server_rate, self._resume)
        return False

    def _resume(self) -> None:
        self.blocked = False
        self.pump()

    def _send(self, size: int) -> None:
        now = self.link.clockwork.now
        self.sent += size
        through = self.link.admit(int(size * WIRE))
        if through is None or (self.loss and self.chance.random() < self.loss):
            # The sender notices a round trip later.
            back = now + self.round_trip_s + self.link.waiting_s
            mark = self.sent
            self.link.clockwork.at(back, lambda: self._lose(size, mark))
            return
        wobble = self.chance.expovariate(1 / self.jitter_s) if self.jitter_s else 0.0
        arrives = through + self.round_trip_s / 2 + wobble
        self.link.clockwork.at(
            arrives, lambda: self._arrive(size, arrives + self.round_trip_s / 2 - now)
        )

    def _lose(self, size: int, mark: int) -> None:
        self.disturbed += 1
        if mark > self.recovering_until:
            self.threshold = self.congestion_window = max(2 * SEGMENT, 0.7 * self.congestion_window)
            self.recovering_until = self.sent
        self._repair(size)

    def _repair(self, size: int) -> None:
        now = self.link.clockwork.now
        through = self.link.admit(int(size * WIRE))
        if through is None:
            self.link.clockwork.at(now + self.round_trip_s, lambda: self._repair(size))
        else:
            arrives = through + self.round_trip_s / 2
            self.link.clockwork.at(arrives, lambda: self._arrive(size, None))

    def _arrive(self, size: int, took: float | None) -> None:
        self.moved += size
        count = max(1, size // SEGMENT)
        self.segments += count
        if took is not None and size >= SEGMENT:
            if self.smoothed_s is None:
                self.smoothed_s = took
            for _ in range(min(count, 2)):
                self.smoothed_s += (took - self.smoothed_s) / 8
        clockwork = self.link.clockwork
        edge = max(self.edge, self.moved + self._window)
        clockwork.at(clockwork.now + self.round_trip_s / 2, lambda: self._acknowledge(size, edge))

    def _acknowledge(self, size: int, edge: int) -> None:
        self.acknowledged += size
        self.edge = max(self.edge, edge)
        if size and self.sent - self.acknowledged + size >= 0.5 * self.congestion_window:
            if self.congestion_window < self.threshold:
                self.congestion_window += size
            else:
                self.congestion_window += 1.5 * SEGMENT * size / self.congestion_window
        if self.ends_after is not None and self.acknowledged >= self.ends_after:
            self.finished_at = self.finished_at or self.link.clockwork.now
        self.pump()

    def sample(self) -> ConnectionSample:
        return ConnectionSample(
            self.key,
            Direction.DOWN,
            self.moved,
            self.segments,
            self.smoothed_s,
            self.handshake_s,
            self.weight,
            SEGMENT,
            self.disturbed,
            self.timed,
            self.path,
        )


@dataclass
class Trace:
    at: float
    carried: int
    own: int
    queue_s: float


class Lab:
    """A link with background connections under the controller, and the user's beside them."""

    def __init__(
        self,
        rate: float,
        round_trip_s: float,
        queue_s: float = 0.1,
        *,
        connections: int = 1,
        step_s: float = STEP_S,
        visible: bool = True,
    ) -> None:
        self.clockwork = Clockwork()
        self.link = Bottleneck(self.clockwork, rate, queue_s)
        self.round_trip_s = round_trip_s
        self.controller = LinkController()
        self.background: list[Peer] = []
        self.user: list[Peer] = []
        self.hidden_bytes = 0
        self.visible = visible
        self.step_s = step_s
        self.trace: list[Trace] = []
        self._extra = 0
        for _ in range(connections):
            self.add_background()
        self.clockwork.at(0.0, self._step)

    def add_background(self, **options: object) -> Peer:
        peer = Peer(len(self.background) + 1, self.link, self.round_trip_s, **options)  # type: ignore[arg-type]
        peer.clamp = FIRST_WINDOW
        self.background.append(peer)
        self.clockwork.at(self.clockwork.now + peer.round_trip_s, peer.begin)
        return peer

    def add_user(self, **options: object) -> Peer:
        peer = Peer(-len(self.user) - 1, self.link, self.round_trip_s, **options)  # type: ignore[arg-type]
        self.user.append(peer)
        self.clockwork.at(self.clockwork.now + peer.round_trip_s, peer.begin)
        return peer

    def run(self, seconds: float) -> None:
        self.clockwork.run(self.clockwork.now + seconds)

    @property
    def own(self) -> int:
        return sum(peer.moved for peer in self.background)

    def average(self, seconds: float) -> float:
        """Run, and return the background's payload per second."""
        before = self.own
        self.run(seconds)
        return (self.own - before) / seconds

    def use(self, seconds: float) -> float:
        """Run, and return the background's share of what the link can carry."""
        return self.average(seconds) * WIRE / self.link.rate

    def _step(self) -> None:
        now = self.clockwork.now
        samples = [peer.sample() for peer in self.background if peer.open]
        users = sum(peer.moved for peer in self.user) if self.visible else 0
        own = self.own
        opened = len(self.user) if self.visible else 0
        interface = InterfaceSample(int((own + users) * WIRE), 0, own, 0, opened=opened)
        steering = self.controller.step(now, samples, interface)[Direction.DOWN]
        self._apply(steering, self.background)
        self.trace.append(Trace(now, self.link.carried, own, self.link.waiting_s))
        self.clockwork.at(now + self.step_s, self._step)

    def _apply(self, steering: Steering, peers: Sequence[Peer]) -> None:
        for peer in peers:
            allotment = steering.allotments.get(peer.key)
            if allotment is not None:
                peer.bound(allotment.window)
