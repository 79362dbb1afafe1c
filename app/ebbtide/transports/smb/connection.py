"""The SMB library's connection without its thread: answers are read by whoever waits for them.

WORKAROUND: the library reads in a thread of its own, for ever and without a limit of time, and
cannot hand over its socket. Everything here that reaches into it is in this module, in `wire`
and in `pipeline`; see issue 312 of jborean93/smbprotocol.
"""

from __future__ import annotations

import logging
import uuid
from typing import Any

from smbprotocol.connection import Connection
from smbprotocol.header import NtStatus

from ebbtide.transports.smb.wire import Wire, lost

# It logs with a traceback what it then raises as well.
logging.getLogger("smbprotocol.connection").setLevel(logging.CRITICAL + 1)


class DirectConnection(Connection):  # type: ignore[misc] # the library has no types
    """A connection used by one thread alone."""

    def __init__(self, host: str, port: int, wire: Wire, *, signed: bool) -> None:
        self.wire = wire
        # A name of its own for each, so that no server finds connections that belong together.
        super().__init__(uuid.uuid4(), host, port, require_signing=signed)

    @property
    def transport(self) -> Wire:
        """Our wire, whatever the library makes for itself."""
        return self.wire

    @transport.setter
    def transport(self, made: object) -> None:
        """Leave what the library makes aside."""

    def _process_message_thread(self) -> None:
        """Do nothing in the thread that the library starts."""

    def receive(
        self,
        request: Any,
        wait: bool = True,
        timeout: float | None = None,  # noqa: ARG002 - the wire's own counts
        resolve_symlinks: bool = True,
    ) -> Any:
        """Read until a request has its answer; see `Connection.receive`."""
        while not self._has_answer(request, wait=wait):
            self._read_one()
        return super().receive(request, wait=wait, resolve_symlinks=resolve_symlinks)

    def disconnect(self, close: bool = True, timeout: float | None = None) -> None:  # noqa: ARG002
        """Close the socket; the server takes that for the end of everything."""
        self.wire.close()

    def _has_answer(self, request: Any, *, wait: bool) -> bool:
        if request.response is None:
            return False
        if wait and request.response["status"].get_value() == NtStatus.STATUS_PENDING:
            request.response = None
            return False
        return True

    def _read_one(self) -> None:
        """Read one message, which may hold several answers."""
        if self._t_exc is not None:
            raise self._t_exc
        if not self.wire.connected:
            raise lost(self.wire)
        self.wire.open_for_one()
        super()._process_message_thread()
        if self._t_exc is not None:
            raise self._t_exc
        if self.wire.failure is not None:
            self.wire.close()
            raise self.wire.failure
