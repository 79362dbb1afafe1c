"""Which way packets to a host go, and when that changes; from the Linux kernel."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Collection, Iterable
from functools import partial

from ebbtide.core.observations import Answer, Route, Routes
from ebbtide.system.board import Board
from ebbtide.system.lookups import Lookups, as_address
from ebbtide.system.loop import Loop, Timer
from ebbtide.system.netlink import Kernel, Link, Way, changes

logger = logging.getLogger(__name__)

_SETTLE_S = 0.2
"""One change of network comes as a dozen of messages."""
_RETRY_S = 60.0
_AT_ONCE = 32
"""Names that the resolver is asked for at a time; the others follow, those that matter first."""
_FRESH_S = 1.0
"""How long the kernel's answers serve if it announces no change."""
_ANYWHERE = ("198.41.0.4", "2001:503:ba3e::2:30")
"""The way to them is the way to the internet: a root name server's, never contacted.

Documentation addresses (RFC 5737) would be nobody's, but networks do use them.
"""


class RouteWatch:
    """Keeps `Routes` on the board."""

    def __init__(self, loop: Loop, board: Board) -> None:
        self._loop = loop
        self._board = board
        self._hosts: tuple[str, ...] = ()
        self._addresses: dict[str, tuple[str, ...]] = {}
        self._to_look_up: list[str] = []
        self._looked_up: set[str] = set()
        self._failed: set[str] = set()
        """Names that could not be found, until they are tried again."""
        self._outdated: set[str] = set()
        """Names that were looked up in another network; the old addresses serve until then."""
        self._finder: _Finder | None = None
        self._settling: Timer | None = None
        self._retry: Timer | None = None
        self._kernel: Kernel | None = None
        try:
            self._watch()
        except OSError as error:
            logger.info("no routes can be told: %s", error)
            self._kernel = None
        self._lookups = Lookups(loop)
        self._snapshot = self._look()
        self._report()

    @property
    def is_asking(self) -> bool:
        """The address of a host that matters is being looked up."""
        return bool(self._to_look_up) or not self._looked_up.isdisjoint(self._hosts)

    def want(self, hosts: Iterable[str]) -> None:
        """Say the ways to which hosts matter, those that matter most first."""
        self._hosts = tuple(dict.fromkeys(hosts))
        if self._kernel is None:
            return
        self._addresses = {
            host: known
            for host in self._hosts
            if (known := self._addresses.get(host) or _literal(host))
        }
        self._failed.intersection_update(self._hosts)
        self._find_missing()
        self._report()

    def _watch(self) -> None:
        self._kernel = Kernel()
        self._loop.on_close(self._kernel.close)
        watcher = changes()
        self._loop.on_close(watcher.close)
        self._loop.watch(watcher.fileno(), partial(self._heard, watcher))

    def _heard(self, watcher: socket.socket) -> None:
        try:
            while watcher.recv(65536):
                pass
        except BlockingIOError:
            pass  # all was heard
        except OSError as error:
            # ENOBUFS: so much changed that some of it was lost; that something did is enough.
            logger.debug("changes were lost: %s", error)
        self._finder = None
        if self._settling is None or not self._settling.pending:
            self._settling = self._loop.after(_SETTLE_S, self._settled)

    def _settled(self) -> None:
        snapshot = self._look()
        if snapshot == self._snapshot:
            self._report()
            return
        self._snapshot = snapshot
        self._report(self._board.seen.routes.generation + 1)
        # Names may mean something else in another network.
        self._failed.clear()
        self._outdated = {host for host in self._hosts if not _literal(host)}
        self._find_missing()

    def _look(self) -> object:
        if self._kernel is None:
            return None
        try:
            return snapshot_of(self._kernel)
        except OSError as error:
            logger.debug("the kernel does not answer: %s", error)
            return None

    def _find(self, hosts: Collection[str]) -> None:
        self._to_look_up = [host for host in hosts if host not in self._looked_up]
        self._ask()

    def _ask(self) -> None:
        room = _AT_ONCE - len(self._looked_up)
        asked, self._to_look_up = self._to_look_up[:room], self._to_look_up[room:]
        self._looked_up.update(asked)
        for host in asked:
            self._lookups.find(host, partial(self._found, host))

    def _found(self, host: str, addresses: tuple[str, ...]) -> None:
        self._looked_up.discard(host)
        self._outdated.discard(host)
        self._ask()
        if host not in self._hosts:
            return
        if addresses:
            self._addresses[host] = addresses
            self._report()
            return
        self._failed.add(host)
        if self._retry is None or not self._retry.pending:
            self._retry = self._loop.after(_RETRY_S, self._try_again)

    def _try_again(self) -> None:
        self._failed.clear()
        self._find_missing()

    def _find_missing(self) -> None:
        known = (self._addresses.keys() - self._outdated) | self._failed
        self._find([host for host in self._hosts if host not in known])

    def _report(self, generation: int | None = None) -> None:
        if generation is None:
            generation = self._board.seen.routes.generation
        if self._kernel is None:
            self._board.put(Routes(generation))
            return
        try:
            finder = self._fresh_finder(self._kernel)
        except OSError as error:
            logger.debug("the kernel does not answer: %s", error)
            self._board.put(Routes(generation))
            return
        found = {host: finder.first(known) for host, known in self._addresses.items()}
        hosts = {host: route for host, route in found.items() if route is not None}
        self._board.put(Routes(generation, finder.first(_ANYWHERE), hosts))

    def _fresh_finder(self, kernel: Kernel) -> _Finder:
        """Return one that need not ask the kernel again for what it has just said."""
        now = time.monotonic()
        if self._finder is None or self._finder.made_at + _FRESH_S <= now:
            self._finder = _Finder(kernel, now)
        return self._finder


def _literal(host: str) -> tuple[str, ...]:
    """Return the address that a host is written as; nothing for a name."""
    address = as_address(host)
    return () if address is None else (address,)


def snapshot_of(kernel: Kernel) -> object:
    """Return all that makes up "the network is another one".

    A lease renewed or a container started is not in it.

    Raises:
        OSError: the kernel does not answer.
    """
    return kernel.addresses(), kernel.ways_out()


class _Finder:
    """Finds routes in the kernel's tables as they are at one moment."""

    def __init__(self, kernel: Kernel, made_at: float) -> None:
        self.made_at = made_at
        self._kernel = kernel
        self._known: dict[str, Route | None] = {}
        self._links = kernel.links()
        self._carrier = carrier(kernel.ways_out(), self._links)

    def first(self, addresses: Iterable[str]) -> Route | None:
        """Return the way to the first of the addresses that has one."""
        for address in addresses:
            if address not in self._known:
                self._known[address] = self._ask(address)
            route = self._known[address]
            if route is not None:
                return route
        return None

    def _ask(self, address: str) -> Route | None:
        way = self._kernel.way_to(address)
        link = self._links.get(way.link) if way is not None else None
        if way is None or link is None:
            return None
        return make_route(way, link, self._carrier)


def make_route(way: Way, link: Link, tunnel_carrier: str) -> Route:
    """Return a route as it is told."""
    return Route(
        interface=link.name,
        carrier=tunnel_carrier if link.is_tunnel else link.name,
        gateway=way.gateway,
        source=way.source,
        on_link=Answer.of(is_on_link(way, link)),
    )


def is_on_link(way: Way, link: Link) -> bool:
    """Tell whether a way ends on this machine or its own network segment.

    A mobile modem has no gateway either, but everything behind it is far away.
    """
    if way.is_local:
        return True
    return not way.gateway and way.prefix > 0 and link.has_neighbours and not link.is_tunnel


def carrier(ways_out: Iterable[Way], links: dict[int, Link]) -> str:
    """Return the interface by which a tunnel's own packets leave.

    That is the best default route which is not a tunnel itself; empty if there is none.
    """
    defaults = sorted(
        (way.metric, links[way.link].name)
        for way in ways_out
        if not way.prefix and way.link in links and not links[way.link].is_tunnel
    )
    return defaults[0][1] if defaults else ""
