"""A connection to a D-Bus message bus that never blocks its loop and comes back by itself.

The wire format is jeepney's; the waiting is ours, because one thread serves all probes
of both buses. Facts: D-Bus specification 0.42, "Message Bus Messages".
"""

from __future__ import annotations

import itertools
import logging
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, Parser
from jeepney.bus import get_connectable_addresses
from jeepney.fds import FileDescriptor, NoFDError, fds_buf_size
from jeepney.io.blocking import prep_socket
from jeepney.wrappers import new_method_call

from ebbtide.system.loop import Loop, Timer

logger = logging.getLogger(__name__)

Arguments = tuple[Any, ...]
OnReply = Callable[[Arguments | None], None]
"""Takes a reply's values; None if the call failed or nobody answered in time."""
OnSignal = Callable[[Message], None]

UNREADABLE = (ValueError, LookupError, TypeError, struct.error)
"""What jeepney raises for bytes that are no message."""
RETRY_S = 30.0
REPLY_TIMEOUT_S = 10.0
_SEND_TIMEOUT_S = 2.0
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class Bus:
    """One message bus, there or not.

    Args:
        loop: in whose thread everything happens.
        address: as in DBUS_SESSION_BUS_ADDRESS; empty for a bus that never is there.
        retry_s: seconds between attempts to connect.
        descriptors: replies may bring file descriptors along. Who takes one out of a reply
            converts it; all others are closed.
    """

    def __init__(
        self,
        loop: Loop,
        address: str,
        retry_s: float = RETRY_S,
        *,
        descriptors: bool = False,
    ) -> None:
        self._loop = loop
        self._address = address
        self._retry_s = retry_s
        self._descriptors = descriptors
        self._socket: socket.socket | None = None
        self._parser = Parser()
        self._serials = itertools.count(1)
        self._calls: dict[int, tuple[OnReply, Timer]] = {}
        self._states: list[Callable[[bool], None]] = []
        self._signals: list[OnSignal] = []
        self._is_ready = False
        self._wanted = False
        self._retry: Timer | None = None
        loop.on_close(self._drop)

    @property
    def loop(self) -> Loop:
        """The loop whose thread uses this bus."""
        return self._loop

    @property
    def is_asking(self) -> bool:
        """Somebody has not answered yet."""
        return bool(self._calls)

    def on_state(self, listener: Callable[[bool], None]) -> None:
        """Tell whenever the connection came (True) or went (False)."""
        self._states.append(listener)
        if self._is_ready:
            listener(True)

    def on_signal(self, listener: OnSignal) -> None:
        """Tell every signal."""
        self._signals.append(listener)

    def want(self, wanted: bool) -> None:
        """Say whether trying again and again to reach an absent bus is worth it."""
        self._wanted = wanted
        if wanted and self._socket is None and self._retry is None:
            self.connect()

    def connect(self) -> None:
        """Try to connect, now and later."""
        self._retry = None
        if self._socket is not None or not self._address:
            return
        try:
            target = next(get_connectable_addresses(self._address))
            self._socket = prep_socket(target, self._descriptors, _SEND_TIMEOUT_S)
        except (OSError, RuntimeError, ValueError, StopIteration) as error:
            # RuntimeError: a transport that is not a Unix socket. ValueError: no address at all.
            logger.debug("no bus at %s: %s", self._address, error)
            self._try_later()
            return
        self._socket.settimeout(_SEND_TIMEOUT_S)
        self._parser = Parser()
        self._loop.watch(self._socket.fileno(), self._receive)
        self.call(_BUS, "Hello", "", (), self._greeted)

    def call(
        self, address: DBusAddress, method: str, signature: str, body: Arguments, on_reply: OnReply
    ) -> None:
        """Call a method of a service that runs already; none is started for it."""
        message = new_method_call(address, method, signature or None, body)
        message.header.flags |= MessageFlag.no_auto_start
        serial = next(self._serials)
        timer = self._loop.after(REPLY_TIMEOUT_S, lambda: self._answer(serial, None))
        self._calls[serial] = (on_reply, timer)
        self._send(message, serial)

    def call_bus(self, method: str, argument: str, on_reply: OnReply) -> None:
        """Call a method of the bus itself that takes one text."""
        self.call(_BUS, method, "s", (argument,), on_reply)

    def _send(self, message: Message, serial: int) -> None:
        if self._socket is None:
            self._loop.call(lambda: self._answer(serial, None))
            return
        try:
            self._socket.sendall(message.serialise(serial))
        except OSError as error:
            self._lost(error)

    @property
    def _ancillary_size(self) -> int:
        return int(fds_buf_size()) if self._descriptors else 0

    def _greeted(self, reply: Arguments | None) -> None:
        if reply is None:
            self._lost("it does not answer")
            return
        self._is_ready = True
        for listener in list(self._states):
            listener(True)

    def _receive(self) -> None:
        if self._socket is None:
            return
        try:
            data, ancillary, _, _ = self._socket.recvmsg(65536, self._ancillary_size)
            self._parser.add_data(b"", FileDescriptor.from_ancdata(ancillary))
            if not data:
                raise ConnectionResetError("it ended")
            messages = self._parser.feed(data)
        except (OSError, *UNREADABLE) as error:
            self._lost(error)
            return
        for message in messages:
            self._take(message)
            if message.header.fields.get(HeaderFields.unix_fds):
                _close_unclaimed(message.body)

    def _take(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            for listener in self._signals:
                listener(message)
        elif kind is not MessageType.method_call:
            serial = message.header.fields.get(HeaderFields.reply_serial, 0)
            self._answer(serial, message.body if kind is MessageType.method_return else None)

    def _answer(self, serial: int, body: Arguments | None) -> None:
        on_reply, timer = self._calls.pop(serial, (None, None))
        if timer is not None:
            timer.cancel()
        if on_reply is not None:
            on_reply(body)

    def _lost(self, reason: object) -> None:
        logger.info("lost the bus at %s: %s", self._address, reason)
        self._drop()
        for listener in list(self._states):
            listener(False)
        self._try_later()

    def _drop(self) -> None:
        self._is_ready = False
        if self._socket is not None:
            self._loop.forget(self._socket.fileno())
            self._socket.close()
            self._socket = None
            _close_unclaimed(self._parser.fds)
        for serial in list(self._calls):
            self._calls.pop(serial)[1].cancel()

    def _try_later(self) -> None:
        if self._wanted and self._retry is None:
            self._retry = self._loop.after(self._retry_s, self.connect)


def _close_unclaimed(values: Any) -> None:
    """Close the file descriptors among a message's values that nobody has taken out."""
    if isinstance(values, FileDescriptor):
        with suppress(NoFDError):
            values.close()
    elif isinstance(values, dict):
        _close_unclaimed(list(values.values()))
    elif isinstance(values, list | tuple):
        for value in values:
            _close_unclaimed(value)
