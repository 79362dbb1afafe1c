"""One thread that waits for many things: sockets, timers and calls from other threads."""

from __future__ import annotations

import heapq
import itertools
import logging
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial

logger = logging.getLogger(__name__)

Task = Callable[[], None]

RESTART_S = 30.0
"""A defect must not become a busy loop."""
_JOIN_S = 2.0


class Timer:
    """Something to be done later, unless it is cancelled."""

    def __init__(self, task: Task) -> None:
        self._task: Task | None = task

    def cancel(self) -> None:
        """Do nothing when the time comes."""
        self._task = None

    def fire(self) -> None:
        """Do it now, and never again."""
        task, self._task = self._task, None
        if task is not None:
            task()

    @property
    def pending(self) -> bool:
        """It has still to be done."""
        return self._task is not None


class Loop:
    """Waits and calls. Only `call` and `end` may be used from other threads."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._calls: deque[Task] = deque()
        self._timers: list[tuple[float, int, Timer]] = []
        self._numbers = itertools.count()
        self._ended = False
        self._closers: list[Task] = []
        self._rounds: list[Task] = []
        self.watch(self._reader.fileno(), self._drain)

    def call(self, task: Task) -> None:
        """Have something done by the loop's thread, soon."""
        self._calls.append(task)
        self._wake()

    def end(self) -> None:
        """Let `run` return."""
        self._ended = True
        self._wake()

    def watch(self, descriptor: int, on_readable: Task) -> None:
        """Call whenever a file descriptor has something to read."""
        self._selector.register(descriptor, selectors.EVENT_READ, on_readable)

    def forget(self, descriptor: int) -> None:
        """Watch a file descriptor no longer; before it is closed."""
        self._selector.unregister(descriptor)

    def after(self, seconds: float, task: Task) -> Timer:
        """Call once, later."""
        timer = Timer(task)
        heapq.heappush(self._timers, (time.monotonic() + seconds, next(self._numbers), timer))
        return timer

    def on_close(self, task: Task) -> None:
        """Have something given back when the loop has ended."""
        self._closers.append(task)

    def after_each_round(self, task: Task) -> None:
        """Call whenever something was done, once all of it has been."""
        self._rounds.append(task)

    def run(self) -> None:
        """Wait and call until the end. Sleeps without limit when nothing is to be done."""
        while not self._ended:
            for key, _ in self._selector.select(self._wait_s()):
                # An earlier call of this round may have ended that watch.
                if self._selector.get_map().get(key.fd) is key:
                    key.data()
            while self._calls:
                self._calls.popleft()()
            self._fire_due()
            for task in self._rounds:
                task()
        self._ended = False

    def close(self) -> None:
        """Give back what the loop and those in it hold; after `run`."""
        while self._closers:
            self._closers.pop()()
        self._selector.close()
        self._reader.close()
        self._writer.close()

    def _wake(self) -> None:
        try:
            self._writer.send(b"\0")
        except BlockingIOError:
            pass  # it is awake already: nobody has emptied the socket yet
        except OSError:
            logger.debug("woken after its end")

    def _drain(self) -> None:
        self._reader.recv(4096)

    def _wait_s(self) -> float | None:
        if self._calls:
            return 0
        while self._timers and not self._timers[0][2].pending:
            heapq.heappop(self._timers)
        if not self._timers:
            return None
        return max(0.0, self._timers[0][0] - time.monotonic())

    def _fire_due(self) -> None:
        now = time.monotonic()
        while self._timers and self._timers[0][0] <= now:
            heapq.heappop(self._timers)[2].fire()


class LoopThread:
    """Keeps a loop running: what breaks it is logged, and it is built anew.

    Args:
        name: of the thread.
        build: makes everything that lives in a loop; runs in the loop's thread, once for
            each new loop.
        forget: takes back everything that was told, because nobody watches it any more.
        restart_s: seconds before a broken loop is built anew.
    """

    def __init__(
        self,
        name: str,
        build: Callable[[Loop], None],
        forget: Task,
        restart_s: float = RESTART_S,
    ) -> None:
        self._build = build
        self._forget = forget
        self._restart_s = restart_s
        self._lock = threading.Lock()
        self._loop: Loop | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it unless a foreign service keeps the thread too long."""
        self._stopped.set()
        with self._lock:
            if self._loop is not None:
                self._loop.end()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(_JOIN_S)

    def call(self, task: Task) -> None:
        """Have something done by the loop's thread; forgotten if there is none now."""
        with self._lock:
            if self._loop is not None:
                self._loop.call(task)

    def _work(self) -> None:
        while not self._stopped.is_set():
            loop = Loop()
            with self._lock:
                self._loop = loop
            self._guarded(partial(self._live_in, loop))
            with self._lock:
                self._loop = None
            self._guarded(loop.close)
            self._guarded(self._forget)
            self._stopped.wait(self._restart_s)

    def _live_in(self, loop: Loop) -> None:
        self._build(loop)
        if not self._stopped.is_set():
            loop.run()

    def _guarded(self, task: Task) -> None:
        try:
            task()
        except Exception:  # the outermost frame: reported, and begun anew
            logger.exception("%s broke; begins anew later", self._thread.name)
