"""The adapters, on real sockets over loopback."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator

import pytest

from ebbtide.engine.link.interfaces import InterfaceCounters, Openings, place_of
from ebbtide.engine.link.sockets import (
    IPV6_TCLASS,
    LOWER_EFFORT,
    SO_BUF_LOCK,
    TCP_INFO,
    TCP_WINDOW_CLAMP,
    LinuxTap,
    counters_from,
    open_tap,
)
from ebbtide.engine.link.taps import NoTap

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux' own structures")


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        near = socket.create_connection(listener.getsockname())
        far, _ = listener.accept()
        with near, far:
            yield near, far


@linux
def test_counts_what_arrives_and_leaves(pair: tuple[socket.socket, socket.socket]) -> None:
    near, far = pair
    far.sendall(bytes(5000))
    near.recv(5000, socket.MSG_WAITALL)
    near.sendall(bytes(300))
    far.recv(300, socket.MSG_WAITALL)
    counters = open_tap(near).read()
    assert counters is not None
    assert counters.received == 5000
    assert counters.packets_out > 0
    assert counters.segments_in >= 1
    assert 0 < counters.handshake_s < 1


@linux
def test_bounds_and_releases_the_window(pair: tuple[socket.socket, socket.socket]) -> None:
    near, _ = pair
    tap = LinuxTap(near)
    tap.bound(20_000, 1e6)
    assert near.getsockopt(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP) == 20_000
    tap.release()
    assert near.getsockopt(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP) > 1_000_000


@linux
def test_marks_background_as_lower_effort(pair: tuple[socket.socket, socket.socket]) -> None:
    near, _ = pair
    open_tap(near).mark(background=True)
    assert near.getsockopt(socket.IPPROTO_IP, socket.IP_TOS) == LOWER_EFFORT
    open_tap(near).mark(background=False)
    assert near.getsockopt(socket.IPPROTO_IP, socket.IP_TOS) == 0


@linux
def test_marks_background_as_lower_effort_over_ipv6() -> None:
    with (
        listening_on("::1") as listener,
        socket.create_connection(listener.getsockname()[:2]) as near,
    ):
        for background, value in ((True, LOWER_EFFORT), (False, 0)):
            open_tap(near).mark(background=background)
            assert near.getsockopt(socket.IPPROTO_IPV6, IPV6_TCLASS) == value


def listening_on(address: str) -> socket.socket:
    try:
        return socket.create_server((address, 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("no IPv6 here")


@linux
def test_a_closed_window_stops_the_sender_until_it_is_opened(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    near, far = pair
    tap = open_tap(near)
    far.setblocking(False)
    tap.bound(20_000, None)
    tap.bound(0, None)
    if near.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) > 200_000:
        pytest.skip("the kernel cannot lock buffers for a while")
    sent = fill(far)
    before = bytes_received(near)
    fill(far)
    assert bytes_received(near) == before < sent
    tap.release()
    while bytes_received(near) == before:
        near.recv(1 << 16)
        fill(far)


def fill(connection: socket.socket) -> int:
    """Send until nothing more fits."""
    sent = 0
    try:
        while True:
            sent += connection.send(bytes(65_536))
    except BlockingIOError:
        return sent


def bytes_received(connection: socket.socket) -> int:
    counters = open_tap(connection).read()
    assert counters is not None
    return counters.received


@linux
def test_a_buffer_that_was_closed_may_grow_again(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    near, _ = pair
    tap = open_tap(near)
    before = locks_of(near)
    tap.bound(0, None)
    tap.bound(100_000, None)
    assert near.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) > 200_000
    tap.release()
    assert locks_of(near) == before == 0


@linux
def test_a_confined_connection_is_not_ahead_of_its_reader() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as near:
        near.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1448)
        tap = open_tap(near)
        tap.prepare()
        near.connect(listener.getsockname())
        far, _ = listener.accept()
        with far:
            far.setblocking(False)
            locks_of(near)
            tap.begin()
            read = 0
            for _ in range(100):
                tap.confine(20_000)
                fill(far)
                read += len(near.recv(8192))
            assert bytes_received(near) - read < 40_000
            tap.release()
            assert locks_of(near) == 0
            assert near.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) >= 131_072


def locks_of(connection: socket.socket) -> int:
    """Return what keeps the buffers from growing."""
    try:
        return connection.getsockopt(socket.SOL_SOCKET, SO_BUF_LOCK)
    except OSError:
        pytest.skip("the kernel cannot lock buffers for a while")


@linux
def test_a_new_connection_offers_little_and_then_as_usual() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as near:
        tap = open_tap(near)
        tap.prepare()
        near.connect(listener.getsockname())
        assert near.getsockopt(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP) < 8192
        tap.begin()
        assert near.getsockopt(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP) > 1 << 20
        assert near.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) >= 131_072


def test_a_closed_connection_has_no_counters(pair: tuple[socket.socket, socket.socket]) -> None:
    near, _ = pair
    tap = open_tap(near)
    near.close()
    assert tap.read() is None
    tap.bound(20_000, 1e6)
    tap.release()
    tap.mark(background=True)


def test_what_is_no_socket_is_left_alone() -> None:
    assert isinstance(open_tap(object()), NoTap)


def test_a_structure_of_unknown_size_is_not_read() -> None:
    assert counters_from(bytes(100)) is None


def test_reads_the_fields_at_their_places() -> None:
    data = bytearray(248)
    data[5] = 1
    for offset, value in {
        16: 1400,
        20: 1448,
        68: 30_000,
        92: 45_000,
        100: 3,
        136: 70,
        140: 90,
    }.items():
        struct.pack_into("=I", data, offset, value)
    struct.pack_into("=QQ", data, 120, 11, 22)
    struct.pack_into("=III", data, 148, 29_000, 80, 60)
    struct.pack_into("=Q", data, 200, 33)
    struct.pack_into("=I", data, 224, 4)
    found = counters_from(bytes(data))
    assert found is not None
    assert (found.sent, found.received, found.pushed) == (11, 22, 33)
    assert (found.packets_out, found.packets_in) == (70, 90)
    assert (found.segments_in, found.segments_out) == (80, 60)
    assert (found.round_trip_out_s, found.round_trip_in_s) == (0.03, 0.045)
    assert found.handshake_s == 0.029
    assert (found.segment_out, found.segment_in) == (1400, 1448)
    assert (found.resent, found.disordered, found.timed) == (3, 4, True)


@linux
def test_the_kernel_gives_as_much_as_is_read(pair: tuple[socket.socket, socket.socket]) -> None:
    assert len(pair[0].getsockopt(socket.IPPROTO_TCP, TCP_INFO, 256)) >= 160


def test_loopback_is_local(pair: tuple[socket.socket, socket.socket]) -> None:
    assert place_of(pair[0]).local


def test_an_unconnected_socket_is_nowhere() -> None:
    with socket.socket() as lonely:
        assert place_of(lonely).interface == ""


def test_interfaces_are_counted(pair: tuple[socket.socket, socket.socket]) -> None:
    near, far = pair
    name = place_of(near).interface
    counters = InterfaceCounters()
    before = counters.read(name)
    far.sendall(bytes(50_000))
    near.recv(50_000, socket.MSG_WAITALL)
    after = counters.read(name)
    counters.close()
    counters.close()
    assert before is not None
    assert after is not None
    assert after[0] - before[0] >= 50_000
    assert counters.read("no such interface") is None
    assert counters.read("") is None


@linux
def test_new_connections_are_counted() -> None:
    openings = Openings()
    before = openings.read()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        socket.create_connection(listener.getsockname()).close()
    assert openings.read() > before
    openings.close()
    openings.close()
