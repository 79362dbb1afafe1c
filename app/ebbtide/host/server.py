"""The private socket: lines of JSON-RPC in, answers and notifications out."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ebbtide.api import methods, protocol
from ebbtide.core.commands import TakeSnapshot
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode, ErrorInfo
from ebbtide.core.ports import Publication, Reply
from ebbtide.ui.gateway import Gateway

logger = logging.getLogger(__name__)

MOST_CONNECTIONS = 64
MOST_UNREAD = 32 << 20
"""Bytes that wait for a listener who does not read; then it is let go."""


class LocalServer(QObject):
    """Listens for command lines and other programs of the same user."""

    quit_requested = Signal()
    show_requested = Signal(object)
    """A `ShowWindow`."""

    def __init__(
        self, gateway: Gateway, *, has_window: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self.has_window = has_window
        self._connections: dict[_Connection, None] = {}
        """Oldest first."""
        self._attached: _Connection | None = None
        """Where the window is, when it is in another process."""
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        gateway.published.connect(self._tell)

    def listen(self, path: Path) -> None:
        """Begin to listen; the caller holds the lock that makes this the only server.

        Raises:
            EbbtideError: ENGINE_UNREACHABLE, the socket cannot be made.
        """
        # A server that was killed leaves its socket behind.
        QLocalServer.removeServer(str(path))
        if not self._server.listen(str(path)):
            detail = f"the socket '{path}' cannot be made: {self._server.errorString()}"
            raise EbbtideError(ErrorCode.ENGINE_UNREACHABLE, detail=detail)
        if sys.platform != "win32":
            # Qt lets nobody else in; the execute bit that it sets has no meaning for a socket.
            path.chmod(0o600)

    def close(self) -> None:
        """Stop listening; connections get what was sent to them before they end."""
        self._server.close()
        for connection in list(self._connections):
            connection.end()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            connection = _Connection(socket, self._call, self)
            self._connections[connection] = None
            connection.ended.connect(self._forget)
            self._make_room()

    def _make_room(self) -> None:
        """Let go of the oldest idle connection when there are too many.

        Whoever comes next is more likely to want something than who has long said nothing.
        """
        if len(self._connections) > MOST_CONNECTIONS:
            idle = [one for one in self._connections if not one.subscribed]
            logger.warning("too many connections; the oldest was let go")
            (idle or list(self._connections))[0].drop()

    def _forget(self, connection: _Connection) -> None:
        self._connections.pop(connection, None)
        if connection is self._attached:
            self._attached = None
        connection.deleteLater()

    def _tell(self, publication: Publication) -> None:
        subscribers = [one for one in self._connections if one.subscribed]
        if subscribers:
            data = methods.publication_to_data(publication)
            line = protocol.notification_line(methods.EVENTS, data)
            for subscriber in subscribers:
                subscriber.send(line)

    def _call(self, connection: _Connection, request: protocol.Request) -> None:
        try:
            call = methods.parse_call(request.method, request.params)
        except CommandError as error:
            connection.refuse(request, error.info)
            return
        match call:
            case methods.HostCall.HELLO:
                connection.answer(request, methods.hello_to_data())
            case methods.HostCall.SUBSCRIBE:
                self._gateway.request(
                    TakeSnapshot(),
                    lambda reply: connection.subscribe(request, reply),
                    lambda error: connection.refuse(request, error),
                )
            case methods.HostCall.QUIT:
                connection.answer(request, None)
                self.quit_requested.emit()
            case methods.HostCall.ATTACH:
                self._attach(connection, request)
            case methods.ShowWindow():
                self._show(connection, request, call)
            case _:
                self._gateway.request(
                    call,
                    lambda reply: connection.answer(request, methods.reply_to_data(reply)),
                    lambda error: connection.refuse(request, error),
                )

    def _attach(self, connection: _Connection, request: protocol.Request) -> None:
        if self.has_window or self._attached is not None:
            connection.refuse(request, _invalid("Ebbtide has a window already"))
            return
        self._attached = connection
        connection.answer(request, None)

    def _show(
        self, connection: _Connection, request: protocol.Request, wish: methods.ShowWindow
    ) -> None:
        if self.has_window:
            connection.answer(request, None)
            self.show_requested.emit(wish)
        elif self._attached is not None:
            connection.answer(request, None)
            _, data = methods.call_to_data(wish)
            self._attached.send(protocol.notification_line(methods.SHOW, data))
        else:
            connection.refuse(request, _invalid("Ebbtide runs without a window here"))


def _invalid(detail: str) -> ErrorInfo:
    return CommandError(ErrorCode.REQUEST_INVALID, detail=detail).info


class _Connection(QObject):
    """One program that talks to us."""

    ended = Signal(object)

    def __init__(
        self,
        socket: QLocalSocket,
        call: Callable[[_Connection, protocol.Request], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.subscribed = False
        self._socket = socket
        self._call = call
        self._session = protocol.Session()
        self._open = True
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._end)
        if socket.bytesAvailable():
            self._read()

    def send(self, line: bytes) -> None:
        """Send a line, unless the other side has gone or does not read."""
        if not self._open:
            return
        if self._socket.bytesToWrite() > MOST_UNREAD:
            logger.warning("a listener does not read; it was let go")
            self.drop()
            return
        self._socket.write(line)

    def answer(self, request: protocol.Request, result: object) -> None:
        """Send a result, if one is expected."""
        if request.id is not None:
            self.send(protocol.result_line(request.id, result))

    def refuse(self, request: protocol.Request, error: ErrorInfo) -> None:
        """Send an error, if an answer is expected."""
        if request.id is not None:
            self.send(protocol.error_line(request.id, error))

    def subscribe(self, request: protocol.Request, snapshot: Reply) -> None:
        """Send the snapshot; what is published from now on leads on from it."""
        self.answer(request, methods.reply_to_data(snapshot))
        self.subscribed = True

    def drop(self) -> None:
        """Close at once."""
        self._socket.abort()

    def end(self) -> None:
        """Close after everything was sent."""
        self._socket.flush()
        self._socket.disconnectFromServer()

    def _read(self) -> None:
        data = self._socket.readAll().data()
        for message in self._session.receive(bytes(data)):
            if isinstance(message, protocol.Invalid):
                self.send(protocol.error_line(message.id, message.error))
            else:
                self._call(self, message)

    def _end(self) -> None:
        if self._open:
            self._open = False
            self.ended.emit(self)
