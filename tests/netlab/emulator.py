"""The link between the two hosts: a process that carries packets between two TUN devices.

Run by `tests.netlab.lab` as ``python -m tests.netlab.emulator NEAR FAR DOWN UP DELAY QUEUE``
(bytes per second, seconds each way, seconds of queue at that rate). It prints a line when the
devices are there, begins when it is sent one, and ends when its input does. No queueing
discipline, no compiler: what the kernel lacks, or does in its own way, changes no figure.
"""

from __future__ import annotations

import fcntl
import gc
import os
import select
import struct
import sys
import time
from collections import deque
from contextlib import suppress

_TUNSETIFF = 0x400454CA
_TUN_WITHOUT_HEADER = 0x0001 | 0x1000
_MOST_AT_ONCE = 64
_SPIN_S = 0.0001
"""Shorter waits are spun: the kernel would oversleep them."""


class Pipe:
    """One direction: a drop-tail queue, a rate, a delay."""

    def __init__(self, source: int, target: int, rate: float, delay_s: float, queue_s: float):
        self._source = source
        self._target = target
        self._rate = rate
        self._delay_s = delay_s
        self._limit = max(3 * 1500.0, rate * queue_s)
        self._sent_until = 0.0
        self._packets: deque[tuple[float, bytes]] = deque()

    def take_in(self, now: float) -> None:
        """Read what is there, and drop what finds the queue full."""
        for _ in range(_MOST_AT_ONCE):
            try:
                packet = os.read(self._source, 65535)
            except BlockingIOError:
                return
            except OSError:
                sys.exit()  # the device went down: the lab is being taken apart
            begin = max(self._sent_until, now)
            if (begin - now) * self._rate + len(packet) > self._limit:
                continue
            self._sent_until = begin + len(packet) / self._rate
            self._packets.append((self._sent_until + self._delay_s, packet))

    def give_out(self, now: float) -> float | None:
        """Pass on what is due; return when the next packet is."""
        packets = self._packets
        while packets and packets[0][0] <= now:
            with suppress(OSError):  # an interface that is down drops it
                os.write(self._target, packets.popleft()[1])
        return packets[0][0] if packets else None


def _open_device(name: str) -> int:
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _TUN_WITHOUT_HEADER))
    return device


def main() -> None:
    """Carry packets until the input ends."""
    near_name, far_name, *numbers = sys.argv[1:]
    down, up, delay_s, queue_s = map(float, numbers)
    near, far = _open_device(near_name), _open_device(far_name)
    with suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    pipes = {
        far: Pipe(far, near, down, delay_s, queue_s),
        near: Pipe(near, far, up, delay_s, queue_s),
    }
    gc.disable()
    due: float | None = None
    while True:
        wait_s = None if due is None else max(0.0, due - time.monotonic() - _SPIN_S)
        ready, _, _ = select.select([near, far, sys.stdin], [], [], wait_s)
        if sys.stdin in ready:
            return
        now = time.monotonic()
        for source in (near, far):
            if source in ready:
                pipes[source].take_in(now)
        due = min(
            (at for pipe in pipes.values() if (at := pipe.give_out(time.monotonic())) is not None),
            default=None,
        )


if __name__ == "__main__":
    main()
