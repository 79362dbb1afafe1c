"""Network interfaces: which one a connection uses, and what goes over it."""

from __future__ import annotations

import ipaddress
import os
import socket
from dataclasses import dataclass
from pathlib import Path

import psutil

_STATISTICS = Path("/sys/class/net")
_OPENINGS = "/proc/thread-self/net/snmp"
_HAS_FILES = _STATISTICS.is_dir()
_FAMILIES = (socket.AF_INET, socket.AF_INET6)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a connection runs."""

    interface: str
    """Name of the interface; empty when it is not known."""
    local: bool
    """The other side is this machine, or in the same network."""
    peer: str = ""
    """The other side's address; empty when it is not known."""


NOWHERE = Place("", local=False)


def place_of(connection: socket.socket) -> Place:
    """Return where a connection runs, as far as its addresses tell."""
    try:
        own = _address(connection.getsockname()[0])
        peer = _address(connection.getpeername()[0])
    except (OSError, ValueError, IndexError):
        return NOWHERE
    for name, addresses in psutil.net_if_addrs().items():
        for entry in addresses:
            if entry.family in _FAMILIES and _address(entry.address) == own:
                return Place(name, _is_local(peer, entry.address, entry.netmask), str(peer))
    return Place("", peer.is_loopback, str(peer))


Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _address(text: str) -> Address:
    address = ipaddress.ip_address(text.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped if mapped is not None else address


def _is_local(peer: Address, own: str, mask: str | None) -> bool:
    if peer.is_loopback or peer.is_link_local:
        return True
    if mask is None:
        return False
    length = int(_address(mask)).bit_count()
    network = ipaddress.ip_network(f"{_address(own)}/{length}", strict=False)
    return peer.version == network.version and peer in network


def _counters_of_psutil(name: str) -> tuple[int, int] | None:
    found = psutil.net_io_counters(pernic=True).get(name)
    return (found.bytes_recv, found.bytes_sent) if found is not None else None


class InterfaceCounters:
    """Bytes over each interface. Reads as little as the system allows."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[int, int]] = {}

    def read(self, name: str) -> tuple[int, int] | None:
        """Return bytes received and sent by everybody, or None when they cannot be read."""
        if not name:
            return None
        if not _HAS_FILES:
            return _counters_of_psutil(name)
        try:
            return self._read_files(name)
        except (OSError, ValueError):
            self.forget(name)
            return None

    def forget(self, name: str) -> None:
        """Close what is open for an interface; it may be read again."""
        for file in self._files.pop(name, ()):
            os.close(file)

    def close(self) -> None:
        """Close what is open. Closing twice is allowed."""
        for name in list(self._files):
            self.forget(name)

    def _read_files(self, name: str) -> tuple[int, int]:
        if name not in self._files:
            folder = _STATISTICS / name / "statistics"
            received = os.open(folder / "rx_bytes", os.O_RDONLY | os.O_CLOEXEC)
            try:
                sent = os.open(folder / "tx_bytes", os.O_RDONLY | os.O_CLOEXEC)
            except OSError:
                os.close(received)
                raise
            self._files[name] = received, sent
        received, sent = self._files[name]
        return int(os.pread(received, 32, 0)), int(os.pread(sent, 32, 0))


class Openings:
    """Counts the connections that programs of this machine begin.

    A page begins with a handshake, so this tells of it a round trip before its first byte.
    Only Linux counts them for everybody to read; elsewhere the count stays the same.
    """

    def __init__(self) -> None:
        self._file: int | None = None
        self._column: int | None = None
        """Where the count stands among the others."""

    def read(self) -> int:
        """Return how many there have been since some beginning; 0 when it cannot be told."""
        try:
            return self._read()
        except (OSError, ValueError, IndexError):
            self.close()
            return 0

    def close(self) -> None:
        """Close what is open. Closing twice is allowed."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _read(self) -> int:
        if self._file is None:
            self._file = os.open(_OPENINGS, os.O_RDONLY | os.O_CLOEXEC)
        text = os.pread(self._file, 8192, 0)
        head = text.index(b"\nTcp:") + 1
        values = text.index(b"\nTcp:", head) + 1
        if self._column is None:
            self._column = text[head:values].split().index(b"ActiveOpens")
        # No more is cut up than is asked for: this is read forty times a second.
        return int(text[values : values + 128].split(None, self._column + 1)[self._column])
