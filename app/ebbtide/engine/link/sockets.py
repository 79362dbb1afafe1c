"""What a TCP socket of Linux tells of its path, and how it is told to go slower.

One adapter a system behind one small protocol (`ebbtide.engine.link.taps`), chosen by `open_tap`.
"""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Callable, Mapping

from ebbtide.engine.link.native_taps import AppleTap, WindowsTap
from ebbtide.engine.link.taps import Counters, NoTap, Tap

TCP_INFO = 11
TCP_WINDOW_CLAMP = 10
SO_MAX_PACING_RATE = 47
SO_MEMINFO = 55
SO_BUF_LOCK = 72
IPV6_TCLASS = 67
LOWER_EFFORT = 1 << 2
"""DSCP "lower effort" (RFC 8622) in the byte that holds it."""
UNBOUNDED = 1 << 30
_UNPACED = 0xFFFFFFFF
_INFO_SIZE = 256
_FIELDS = "=5xB10xII44xI20xI4xI16xQQII4xIII"
_INFO = struct.Struct(_FIELDS)
"""Up to tcpi_data_segs_out; kernels since 4.6 give as much."""
_LONG_INFO = struct.Struct(_FIELDS + "40xQ16xI")
"""Also tcpi_bytes_sent and tcpi_rcv_ooopack; kernels since 5.4."""
_ANNOUNCED = 232
_ANNOUNCED_END = 236
_LEAST_CLAMP = 1152
"""The least that Linux sets: below one segment, the sender stops but for its timer."""
_MEMORY_EACH = 1.6
"""Memory that Linux takes for a byte that was received: 2304 for a segment of 1448."""
_TCP_CLOSE = 7
_FIRST_BUFFER = 8192
_USUAL_BUFFER = 131_072
"""What Linux begins with, and lets grow."""
FIRST_WINDOW = 4 * 1448
"""For a new connection, until it is known how much there is for it."""


class LinuxTap:
    """Reads TCP_INFO; bounds the receive window and the pacing rate."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._bounded = False
        self._before: tuple[int, int] | None = None
        """Size and lock of the receive buffer from before the window was closed."""
        self._confined: int | None = None
        """What may wait unread, once it is so."""
        self._narrow = False
        self._room = 0
        """The size of the receive buffer, if it was set so that it does not grow by itself."""

    def prepare(self) -> None:
        """See `Tap.prepare`. What was announced is never withdrawn, and usually is 64 kB."""
        self._resize(_FIRST_BUFFER)

    def begin(self) -> None:
        """See `Tap.begin`."""
        try:
            window = self._connection.getsockopt(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP)
        except OSError:
            return
        if window <= _FIRST_BUFFER:
            self._resize(_USUAL_BUFFER)
            self._set(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP, UNBOUNDED)

    def read(self) -> Counters | None:
        """See `Tap.read`."""
        try:
            data = self._connection.getsockopt(socket.IPPROTO_TCP, TCP_INFO, _INFO_SIZE)
        except OSError:
            return None
        return counters_from(data)

    def confine(self, size: int | None) -> None:
        """See `Tap.confine`. What was announced is let in first, so it may take a few calls."""
        if self._before is not None:
            return
        if size is None:
            if self._narrow:
                self._set_free()
            return
        # Round trips change the size a little all the time.
        if self._confined is not None and abs(size - self._confined) <= self._confined // 4:
            return
        buffer, promised = self._buffer(), self._promised()
        if buffer is None or promised is None:
            return
        self._bounded = self._narrow = True
        wanted = max(_FIRST_BUFFER, int(_MEMORY_EACH * size))
        if promised <= wanted:
            self._confined = size
        elif buffer[0] <= promised:
            # It is full, and goes on at the reader's pace: more room would be more to be ahead.
            return
        self._set(socket.SOL_SOCKET, socket.SO_RCVBUF, max(wanted, promised) // 2)

    def _set_free(self) -> None:
        """Let the buffer grow again by itself."""
        self._narrow, self._confined, self._room = False, None, 0
        buffer = self._buffer()
        if buffer is None:
            return
        if buffer[0] < _USUAL_BUFFER:
            self._set(socket.SOL_SOCKET, socket.SO_RCVBUF, _USUAL_BUFFER // 2)
        self._set(socket.SOL_SOCKET, SO_BUF_LOCK, 0)

    def _make_room(self, window: int) -> None:
        """Let the buffer be as large as the window needs it, and not grow by itself.

        Whenever the kernel lets it grow, it widens the window far beyond what was set, and the
        sender fills the link's queue before anybody has looked.
        """
        wanted = max(_USUAL_BUFFER, int(2 * _MEMORY_EACH * window))
        if self._narrow or wanted <= self._room or self._buffer() is None:
            return
        self._room = wanted + wanted // 4
        self._set(socket.SOL_SOCKET, socket.SO_RCVBUF, self._room // 2)
        buffer = self._buffer()
        if buffer is not None and buffer[0] < wanted:
            # More than a program may ask for: the kernel has to see to it.
            self._set(socket.SOL_SOCKET, SO_BUF_LOCK, 0)

    def bound(self, window: int, rate: float | None) -> None:
        """See `Tap.bound`. Set anew each time: the kernel widens the window by itself."""
        self._bounded = True
        if window <= 0:
            self._close()
        else:
            self._open()
            if window < UNBOUNDED:
                self._make_room(window)
            self._set(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP, window)
        if rate is not None:
            self._set(socket.SOL_SOCKET, SO_MAX_PACING_RATE, min(_UNPACED, int(rate)))

    def release(self) -> None:
        """See `Tap.release`."""
        if self._bounded:
            self._bounded = False
            self._open()
            if self._narrow or self._room:
                self._set_free()
            self._set(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP, UNBOUNDED)
            self._set(socket.SOL_SOCKET, SO_MAX_PACING_RATE, _UNPACED)

    def _close(self) -> None:
        """Leave room in the buffer for what was announced, and for nothing after it.

        A window that is clamped small is not closed: with scaled windows it may hold a
        segment, and each sender's timer gets through in any case. A full buffer is.
        """
        if self._before is not None:
            return
        buffer, promised = self._buffer(), self._promised()
        if buffer is None or promised is None:
            # a kernel before 5.14, or a closed socket
            self._set(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP, _LEAST_CLAMP)
            return
        self._before = buffer
        self._set(socket.SOL_SOCKET, socket.SO_RCVBUF, promised // 2)

    def _open(self) -> None:
        if self._before is None:
            return
        (size, lock), self._before = self._before, None
        self._set(socket.SOL_SOCKET, socket.SO_RCVBUF, size // 2)
        # Or the buffer would stay as small as it was, and with it the window.
        self._set(socket.SOL_SOCKET, SO_BUF_LOCK, lock)

    def _buffer(self) -> tuple[int, int] | None:
        """Return the size of the receive buffer and its lock, or None where it has none."""
        get = self._connection.getsockopt
        try:
            return (
                get(socket.SOL_SOCKET, socket.SO_RCVBUF),
                get(socket.SOL_SOCKET, SO_BUF_LOCK),
            )
        except OSError:
            return None

    def _promised(self) -> int | None:
        """Return the memory for what waits unread and what the sender may still send."""
        get = self._connection.getsockopt
        try:
            (used,) = struct.unpack_from("=I", get(socket.SOL_SOCKET, SO_MEMINFO, 36))
            info = get(socket.IPPROTO_TCP, TCP_INFO, _INFO_SIZE)
            announced = get(socket.IPPROTO_TCP, TCP_WINDOW_CLAMP)
        except OSError:
            return None
        if len(info) >= _ANNOUNCED_END:
            (announced,) = struct.unpack_from("=I", info, _ANNOUNCED)
        (segment,) = struct.unpack_from("=I", info, 20)
        promised: int = used + int(_MEMORY_EACH * (announced + segment))
        return promised

    def _resize(self, size: int) -> None:
        """Set the buffer's size for now, without locking it."""
        try:
            lock = self._connection.getsockopt(socket.SOL_SOCKET, SO_BUF_LOCK)
        except OSError:
            return  # a kernel before 5.14 could not let it grow again
        self._set(socket.SOL_SOCKET, socket.SO_RCVBUF, size // 2)
        self._set(socket.SOL_SOCKET, SO_BUF_LOCK, lock)

    def mark(self, *, background: bool) -> None:
        """See `Tap.mark`."""
        value = LOWER_EFFORT if background else 0
        if self._connection.family == socket.AF_INET6:
            self._set(socket.IPPROTO_IPV6, IPV6_TCLASS, value)
        else:
            self._set(socket.IPPROTO_IP, socket.IP_TOS, value)

    def _set(self, level: int, option: int, value: int) -> None:
        try:
            # pacing rates beyond a signed number need their bytes given
            self._connection.setsockopt(level, option, struct.pack("=I", value))
        except OSError:
            return  # closed, or a kernel without the option: then it is not bounded


def counters_from(data: bytes) -> Counters | None:
    """Read Linux' `struct tcp_info`, or return None when it is shorter than we know it."""
    if len(data) < _INFO.size:
        return None
    if len(data) >= _LONG_INFO.size:
        *known, pushed, disordered = _LONG_INFO.unpack_from(data)
    else:
        known, pushed, disordered = list(_INFO.unpack_from(data)), None, 0
    (
        options, segment_out, segment_in, round_trip_us, receiver_us, resent, sent, received,
        packets_out, packets_in, least_us, segments_in, segments_out,
    ) = known  # fmt: skip
    return Counters(
        received,
        sent,
        packets_in,
        packets_out,
        segments_in,
        segments_out,
        receiver_us / 1e6,
        round_trip_us / 1e6,
        least_us / 1e6 if least_us < _UNPACED else 0.0,
        segment_in,
        segment_out,
        disordered,
        resent,
        bool(options & 1),
        sent if pushed is None else pushed,
    )


def is_connected(connection: socket.socket) -> bool:
    """Tell whether the other side has answered once."""
    try:
        connection.getpeername()
    except OSError:
        return False
    return True


def has_begun(connection: socket.socket) -> bool:
    """Tell whether a connection stands, or is being made."""
    if sys.platform != "linux":
        return True
    try:
        return connection.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 1)[0] != _TCP_CLOSE
    except OSError:
        return False


_TAPS: Mapping[str, Callable[[socket.socket], Tap]] = {
    "linux": LinuxTap,
    "darwin": AppleTap,
    "win32": WindowsTap,
}


def open_tap(connection: object) -> Tap:
    """Return the adapter for a connection on this system."""
    if not isinstance(connection, socket.socket):
        return NoTap()
    tap = _TAPS.get(sys.platform)
    return tap(connection) if tap is not None else NoTap()
