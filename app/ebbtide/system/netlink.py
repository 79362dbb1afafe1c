"""Addresses, links and routes of the Linux kernel, asked over a netlink socket.

Source: rtnetlink(7), linux/rtnetlink.h, linux/if_link.h, linux/if_addr.h.
"""

from __future__ import annotations

import ipaddress
import socket
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_ERROR, _DONE = 2, 3
_NEWLINK, _GETLINK = 16, 18
_NEWADDR, _GETADDR = 20, 22
_NEWROUTE, _GETROUTE = 24, 26
_REQUEST, _DUMP = 0x1, 0x300

_ROUTE_GROUPS = 0x10 | 0x40 | 0x80 | 0x100 | 0x400 | 0x40000
"""RTMGRP_IPV4_IFADDR, _ROUTE, _RULE and the same for version 6."""

_HEADER = struct.Struct("=IHHII")
_LINK = struct.Struct("=BxHiII")
_ADDRESS = struct.Struct("=BBBBi")
_ROUTE = struct.Struct("=8BI")
_ATTRIBUTE = struct.Struct("=HH")
_INDEX = struct.Struct("=i")
_TYPE_MASK = 0x3FFF

_LINK_NAME, _LINK_INFO, _LINK_INFO_KIND = 3, 18, 1
_ADDRESS_ADDRESS, _ADDRESS_LOCAL = 1, 2
_DESTINATION, _OUT, _GATEWAY, _METRIC, _SOURCE, _MULTIPATH, _TABLE, _VIA = 1, 4, 5, 6, 7, 9, 15, 18

_SCOPE_LINK = 253
_LOCAL_TABLE = 255
_LOCAL_ROUTE, _UNICAST_ROUTE = 2, 1
_MATCH = 0x2000
"""Ask for the entry of the table, not for what is made of it (RTM_F_FIB_MATCH)."""

_POINT_TO_POINT, _NO_ARP = 0x10, 0x80
_TUNNEL_KINDS = frozenset(
    {"tun", "wireguard", "ipip", "sit", "gre", "ip6gre", "ip6tnl", "vti", "vti6", "xfrm"}
)

_BUFFER = 1 << 18
_TIMEOUT_S = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """A network interface."""

    name: str
    is_tunnel: bool
    has_neighbours: bool
    """Others can be on the same segment: not the two ends of a line."""


@dataclass(frozen=True, slots=True)
class Way:
    """An entry of a routing table, or what was made of it for one address."""

    link: int
    """The interface's number; 0 if there are several."""
    gateway: str = ""
    source: str = ""
    prefix: int = 0
    """How many bits of the destination count; 0 is the default route."""
    metric: int = 0
    is_local: bool = False
    """To this very machine."""


class Kernel:
    """Asks the kernel. It answers at once, so that nothing here blocks.

    Raises:
        OSError: no netlink here; also by every method, when the kernel refuses.
    """

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
        self._socket.settimeout(_TIMEOUT_S)
        self._number = 0

    def close(self) -> None:
        """Give the socket back."""
        self._socket.close()

    def links(self) -> dict[int, Link]:
        """Return all interfaces by number."""
        links = {}
        for body in self._ask(_GETLINK, _DUMP, _LINK.pack(0, 0, 0, 0, 0), _NEWLINK):
            _, _, number, flags, _ = _LINK.unpack_from(body)
            values = attributes(body[_LINK.size :])
            kind = attributes(values.get(_LINK_INFO, b"")).get(_LINK_INFO_KIND, b"")
            links[number] = Link(
                _text(values.get(_LINK_NAME, b"")),
                _text(kind) in _TUNNEL_KINDS,
                not flags & (_POINT_TO_POINT | _NO_ARP),
            )
        return links

    def addresses(self) -> frozenset[tuple[int, str]]:
        """Return our addresses with their interfaces, but those that end at the link."""
        found = set()
        for body in self._ask(_GETADDR, _DUMP, _ADDRESS.pack(0, 0, 0, 0, 0), _NEWADDR):
            _, _, _, scope, link = _ADDRESS.unpack_from(body)
            values = attributes(body[_ADDRESS.size :])
            address = values.get(_ADDRESS_LOCAL, values.get(_ADDRESS_ADDRESS, b""))
            if scope < _SCOPE_LINK:
                found.add((link, _address(address)))
        return frozenset(found)

    def ways_out(self) -> frozenset[Way]:
        """Return all routes by a gateway, and the default routes."""
        found = set()
        for family in (socket.AF_INET, socket.AF_INET6):
            request = _ROUTE.pack(family, 0, 0, 0, 0, 0, 0, 0, 0)
            for body in self._ask(_GETROUTE, _DUMP, request, _NEWROUTE):
                way = _way(body)
                is_table_local = _table(body) == _LOCAL_TABLE
                if way is not None and not is_table_local and (way.gateway or not way.prefix):
                    found.add(way)
        return frozenset(found)

    def way_to(self, address: str) -> Way | None:
        """Return the way packets to an address take; None if there is none."""
        try:
            taken = self._look_up(address, 0)
            matched = self._look_up(address, _MATCH)
        except OSError:
            return None
        if taken is None or matched is None:
            return None
        return Way(
            taken.link, taken.gateway, taken.source, matched.prefix, matched.metric, taken.is_local
        )

    def _look_up(self, address: str, flags: int) -> Way | None:
        packed = ipaddress.ip_address(address).packed
        family = socket.AF_INET if len(packed) == 4 else socket.AF_INET6
        request = _ROUTE.pack(family, len(packed) * 8, 0, 0, 0, 0, 0, 0, flags)
        request += _ATTRIBUTE.pack(_ATTRIBUTE.size + len(packed), _DESTINATION) + packed
        for body in self._ask(_GETROUTE, 0, request, _NEWROUTE):
            return _way(body)
        return None

    def _ask(self, kind: int, flags: int, request: bytes, answer: int) -> list[bytes]:
        self._number += 1
        length = _HEADER.size + len(request)
        header = _HEADER.pack(length, kind, _REQUEST | flags, self._number, 0)
        self._socket.send(header + request)
        bodies: list[bytes] = []
        while True:
            for message, number, body in messages(self._socket.recv(_BUFFER)):
                if number != self._number:
                    continue  # the rest of an answer that was given up
                if message == _DONE:
                    return bodies
                if message == _ERROR:
                    raise OSError(-_INDEX.unpack_from(body)[0], "the kernel refused")
                if message == answer:
                    bodies.append(body)
            if not flags & _DUMP:
                return bodies


def changes() -> socket.socket:
    """Return a socket that becomes readable whenever an address or a route changes.

    Raises:
        OSError: no netlink here.
    """
    watcher = socket.socket(
        socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_NONBLOCK, socket.NETLINK_ROUTE
    )
    try:
        watcher.bind((0, _ROUTE_GROUPS))
    except OSError:
        watcher.close()
        raise
    return watcher


def messages(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Take a datagram apart: type, number and body of each message."""
    offset = 0
    while offset + _HEADER.size <= len(data):
        length, kind, _, number, _ = _HEADER.unpack_from(data, offset)
        if length < _HEADER.size:
            return
        yield kind, number, data[offset + _HEADER.size : offset + length]
        offset += _aligned(length)


def attributes(data: bytes) -> Mapping[int, bytes]:
    """Take a list of attributes apart; what is cut off is left out."""
    found = {}
    offset = 0
    while offset + _ATTRIBUTE.size <= len(data):
        length, kind = _ATTRIBUTE.unpack_from(data, offset)
        if length < _ATTRIBUTE.size or offset + length > len(data):
            break
        found[kind & _TYPE_MASK] = data[offset + _ATTRIBUTE.size : offset + length]
        offset += _aligned(length)
    return found


def _aligned(length: int) -> int:
    return (length + 3) & ~3


def _way(body: bytes) -> Way | None:
    _, prefix, _, _, _, _, _, kind, _ = _ROUTE.unpack_from(body)
    if kind not in (_LOCAL_ROUTE, _UNICAST_ROUTE):
        return None  # unreachable, prohibited, …
    values = attributes(body[_ROUTE.size :])
    gateway = values.get(_GATEWAY) or values.get(_VIA, b"")[2:] or values.get(_MULTIPATH, b"")
    return Way(
        link=_integer(values.get(_OUT)),
        gateway=_address(gateway),
        source=_address(values.get(_SOURCE, b"")),
        prefix=prefix,
        metric=_integer(values.get(_METRIC)),
        is_local=kind == _LOCAL_ROUTE,
    )


def _table(body: bytes) -> int:
    return _integer(attributes(body[_ROUTE.size :]).get(_TABLE))


def _integer(value: bytes | None) -> int:
    return int(_INDEX.unpack(value)[0]) if value is not None and len(value) == 4 else 0


def _address(value: bytes) -> str:
    """Return an address as people write it; several of them, in hexadecimal digits."""
    if len(value) in (4, 16):
        return str(ipaddress.ip_address(value))
    return value.hex()


def _text(value: bytes) -> str:
    return value.rstrip(b"\0").decode("utf-8", "replace")
