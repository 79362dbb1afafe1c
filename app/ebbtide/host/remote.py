"""The window's way to an engine in another process, such as one that runs without a screen.

The main thread only hands bytes on: what arrives is read in a thread, because a snapshot of
thousands of jobs takes longer to read than a window may stand still.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from ebbtide.api import methods
from ebbtide.api.client import LONGEST_ANSWER
from ebbtide.api.protocol import error_from_data
from ebbtide.core.codec import CodecError, from_data
from ebbtide.core.commands import Command, Query, TakeSnapshot
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo
from ebbtide.core.ports import Publication, Reply
from ebbtide.host.bridge import Bridge
from ebbtide.host.engine_starter import EngineStarter
from ebbtide.host.gateway import deliver
from ebbtide.host.slices import read_json
from ebbtide.ui.garbage import many_to_stay
from ebbtide.ui.gateway import Gateway, Otherwise, Then

logger = logging.getLogger(__name__)

TRY_EVERY_MS = 500
_LONG = 256 * 1024
"""Bytes of a message from which reading it in one go would be noticed."""
_HELLO, _ATTACH, _QUIT = (
    call.value for call in (methods.HostCall.HELLO, methods.HostCall.ATTACH, methods.HostCall.QUIT)
)
_SUBSCRIBE = methods.HostCall.SUBSCRIBE.value


class RemoteGateway(Gateway):
    """Talks to the engine's socket, and goes on looking for an engine when it has gone."""

    is_remote = True
    show_requested = Signal(object)
    """A `ShowWindow` that came over the engine."""
    displaced = Signal()
    """The engine has another window: this one is not needed."""
    unsuited = Signal(object)
    """An `ErrorInfo`: the engine is of another version."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The directory is ours alone, and so whoever listens there is, too.
        self._path = str(path)
        self._waiting: dict[int, tuple[Then | None, Otherwise | None]] = {}
        self._asked: dict[int, str] = {}
        self._last_id = 0
        self._is_attached = False
        self._is_closed = False
        self._bridge = Bridge(self)
        self._reader = _Reader(self._hear, self._asked)
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._greet)
        self._socket.readyRead.connect(self._read)
        self._socket.stateChanged.connect(self._follow_state)
        self._again = QTimer(self, singleShot=True, interval=TRY_EVERY_MS)
        self._again.timeout.connect(self._connect)
        self._starter = EngineStarter(self)
        self.found.connect(self._starter.succeed)
        self.lost.connect(self._starter.mourn)

    def start(self) -> None:
        """Look for the engine; `found` follows as soon as there is one."""
        self._reader.start()
        self._connect()

    def close(self) -> None:
        """Let go of the engine, which goes on. Closing twice is allowed."""
        if not self._is_closed:
            self._is_closed = True
            self._again.stop()
            self._starter.close()
            self._socket.abort()
            self._reader.end()

    def request(
        self,
        message: Command | Query,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """See `Gateway.request`."""
        if isinstance(message, TakeSnapshot):
            self._call(_SUBSCRIBE, {}, then, otherwise)
        else:
            self._call(*methods.call_to_data(message), then, otherwise)

    def start_engine(self, otherwise: Otherwise) -> None:
        """See `Gateway.start_engine`: one without a window, which this one then joins."""
        self._starter.start(otherwise)

    def end_engine(self, then: Callable[[], None]) -> None:
        """See `Gateway.end_engine`; an engine that has gone already is fine."""
        self._call(_QUIT, {}, lambda _: then(), lambda _: then())

    def show_elsewhere(self, wish: methods.ShowWindow, then: Callable[[], None]) -> None:
        """Have the engine's other window show something; `then` is called in any case."""
        self._call(*methods.call_to_data(wish), lambda _: then(), lambda _: then())

    def _call(
        self,
        method: str,
        params: dict[str, Any],
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        if self._socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            self._bridge.post(lambda: deliver(_gone(), then, otherwise))
            return
        self._last_id += 1
        self._waiting[self._last_id] = (then, otherwise)
        self._asked[self._last_id] = method
        request = {"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params}
        self._socket.write(json.dumps(request).encode() + b"\n")

    # The connection.

    def _connect(self) -> None:
        self._socket.connectToServer(self._path)

    def _greet(self) -> None:
        self._call(_HELLO, {"api": methods.API_VERSION}, self._attach, self._refuse)

    def _attach(self, _: Reply) -> None:
        self._call(_ATTACH, {}, self._begin, lambda _: self.displaced.emit())

    def _begin(self, _: Reply) -> None:
        self._is_attached = True
        self.found.emit()

    def _refuse(self, error: ErrorInfo) -> None:
        if error.code is not ErrorCode.ENGINE_UNREACHABLE:
            self.unsuited.emit(error)

    def _follow_state(self, state: QLocalSocket.LocalSocketState) -> None:
        if state is not QLocalSocket.LocalSocketState.UnconnectedState or self._is_closed:
            return
        self._reader.forget()
        self._asked.clear()
        waiting, self._waiting = self._waiting, {}
        for then, otherwise in waiting.values():
            deliver(_gone(), then, otherwise)
        self._again.start()
        if self._is_attached:
            self._is_attached = False
            self.lost.emit()

    # What the engine says.

    def _read(self) -> None:
        self._reader.take(bytes(self._socket.readAll().data()))

    def _hear(self, message: _Message) -> None:
        """Pass on what was read; called by the thread."""
        self._bridge.post(lambda: self._take(message))

    def _take(self, message: _Message) -> None:
        match message:
            case Publication():
                self.published.emit(message)
            case methods.ShowWindow():
                self.show_requested.emit(message)
            case (int() as number, outcome):
                answer = self._waiting.pop(number, None)
                if answer is not None:
                    deliver(outcome, *answer)
            case _:
                self._socket.abort()


_Answer = tuple[int, Reply | ErrorInfo]
_Message = Publication | methods.ShowWindow | _Answer | None
"""None: what came makes no sense, and so the connection is of no use."""


def _gone() -> ErrorInfo:
    return ErrorInfo(ErrorCode.ENGINE_UNREACHABLE, {"detail": "it is not running"})


class _Reader:
    """Makes messages of bytes, in a thread, in their order."""

    def __init__(self, tell: Callable[[_Message], None], asked: dict[int, str]) -> None:
        self._tell = tell
        self._asked = asked
        self._pieces: SimpleQueue[bytes | None] = SimpleQueue()
        self._is_over = False
        self._thread = threading.Thread(target=self._run, name="ebbtide-reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def take(self, piece: bytes) -> None:
        """Read these bytes, too."""
        self._pieces.put(piece)

    def forget(self) -> None:
        """Half a message of a connection that has ended is no beginning of the next one."""
        self._pieces.put(None)

    def end(self) -> None:
        self._is_over = True
        self.forget()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    def _run(self) -> None:
        buffer = bytearray()
        while not self._is_over:
            piece = self._pieces.get()
            if piece is None:
                buffer.clear()
                continue
            buffer += piece
            if b"\n" in piece:
                *lines, rest = buffer.split(b"\n")
                buffer = rest
                for line in lines:
                    self._tell(self._message_of(line))
            elif len(buffer) > LONGEST_ANSWER:
                buffer.clear()
                self._tell(None)

    def _message_of(self, line: bytearray) -> _Message:
        try:
            if len(line) < _LONG:
                return self._read(json.loads(line))
            with many_to_stay():
                return self._read(read_json(line.decode()))
        except (CodecError, EbbtideError, ValueError, RecursionError, LookupError):
            # Only the kind of trouble: the line may hold addresses with secrets.
            logger.warning("what the engine says cannot be read")
            return None

    def _read(self, data: Any) -> _Message:
        if not isinstance(data, dict):
            raise CodecError("expected an object")
        match data.get("method"):
            case methods.EVENTS:
                return methods.publication_from_data(data.get("params"))
            case methods.SHOW:
                return from_data(methods.ShowWindow, data.get("params"))
            case None:
                number = int(data.get("id") or 0)
                return number, self._outcome_of(number, data)
            case _:
                return Publication()

    def _outcome_of(self, number: int, data: dict[str, Any]) -> Reply | ErrorInfo:
        method = self._asked.pop(number, "")
        if "error" in data:
            return error_from_data(data["error"]).info
        if method == _HELLO:
            return None
        return methods.reply_from_data(method, data.get("result"))
