"""Names of hosts turned into addresses, in a thread that may wait for it."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from functools import lru_cache

from ebbtide.system.loop import Loop

OnAddresses = Callable[[tuple[str, ...]], None]


class Lookups:
    """Asks the system's resolver, one name after the other."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._questions: queue.SimpleQueue[tuple[str, OnAddresses] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        loop.on_close(lambda: self._questions.put(None))

    def find(self, host: str, on_addresses: OnAddresses) -> None:
        """Tell, in the loop's thread, a host's addresses in the order of preference."""
        literal = as_address(host)
        if literal is not None:
            on_addresses((literal,))
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="ebbtide-lookups", daemon=True)
            self._thread.start()
        self._questions.put((host, on_addresses))

    def _work(self) -> None:
        while (question := self._questions.get()) is not None:
            self._answer(*question)

    def _answer(self, host: str, on_addresses: OnAddresses) -> None:
        addresses = look_up(host)
        self._loop.call(lambda: on_addresses(addresses))


@lru_cache(maxsize=4096)
def as_address(host: str) -> str | None:
    """Return a host that is an address already, in its usual form and without a zone."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        return None


def look_up(host: str) -> tuple[str, ...]:
    """Return a host's addresses; none if they cannot be found now."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    addresses = (as_address(str(entry[4][0])) for entry in found)
    return tuple(dict.fromkeys(address for address in addresses if address is not None))
