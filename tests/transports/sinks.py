"""What a transport talks to, in memory: a sink and a control with their real semantics."""

from __future__ import annotations

import string
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ebbtide.core.errors import ErrorCode, TransferError, fill
from ebbtide.core.events import RestartReason
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import StopRequested
from ebbtide.core.ranges import Ranges


class MemorySink:
    """A `DownloadSink` that keeps the bytes, and insists on the rules of the port."""

    def __init__(self, held: dict[int, bytes] | None = None) -> None:
        self._data = bytearray()
        self._held = Ranges()
        self._lock = threading.Lock()
        self.version: RemoteVersion | None = None
        self.answers: list[RemoteVersion] = []
        self.restarts: list[RestartReason] = []
        self.notes: list[str] = []
        self.seen_headers: tuple[tuple[str, str], ...] = ()
        self.addresses: list[str] = []
        self.on_write: Callable[[], None] = lambda: None
        self.room: int | None = None
        """How many bytes fit on the disk."""
        self._answered = False
        for offset, data in (held or {}).items():
            self._put(offset, data)

    @property
    def held(self) -> Ranges:
        with self._lock:
            return self._held

    @property
    def data(self) -> bytes:
        return bytes(self._data)

    def read(self, offset: int, length: int) -> bytes:
        assert self.held.covers(offset, offset + length), "read what is not held"
        return bytes(self._data[offset : offset + length])

    def answered(self, version: RemoteVersion) -> None:
        self._answered = True
        self.version = version
        self.answers.append(version)

    def restart(self, reason: RestartReason) -> None:
        self.restarts.append(reason)
        self.version = None
        self._answered = False
        with self._lock:
            self._held = Ranges()
            self._data.clear()

    def write(self, offset: int, data: memoryview | bytes) -> None:
        assert self._answered, "wrote before telling the version"
        new = Ranges([(offset, offset + len(data))])
        assert new - self.held == new, "wrote bytes that are held"
        if self.room is not None and self.held.size + len(data) > self.room:
            raise TransferError(ErrorCode.DISK_FULL, path="somewhere")
        self._put(offset, bytes(data))
        self.on_write()

    def drop(self, start: int, end: int) -> None:
        with self._lock:
            self._held = self._held - Ranges([(start, end)])

    def note(self, text: str, **parameters: str) -> None:
        wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert wanted == set(parameters), f"{text!r} does not fit {sorted(parameters)}"
        self.notes.append(fill(text, parameters))

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        self.seen_headers = fields

    def moved(self, url: str) -> None:
        self.addresses.append(url)

    def _put(self, offset: int, data: bytes) -> None:
        end = offset + len(data)
        with self._lock:
            if len(self._data) < end:
                self._data.extend(bytes(end - len(self._data)))
            self._data[offset:end] = data
            self._held = self._held.add(offset, end)


class Switch:
    """A `TransferControl` that a test throws by hand."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._interrupts: list[Callable[[], None]] = []
        self.blocking = threading.Event()
        """Set when something that may block is under way."""
        self.moved_over: list[object] = []
        self.most_at_once = 1 << 30

    def stop(self) -> None:
        with self._lock:
            self._stopped.set()
            interrupts = list(self._interrupts)
        for interrupt in interrupts:
            interrupt()

    def check(self) -> None:
        if self._stopped.is_set():
            raise StopRequested

    @contextmanager
    def interruptible(self, interrupt: Callable[[], None]) -> Iterator[None]:
        with self._lock:
            self._interrupts.append(interrupt)
            stopped = self._stopped.is_set()
        if stopped:
            interrupt()
        self.blocking.set()
        try:
            yield
        finally:
            with self._lock:
                self._interrupts.remove(interrupt)

    def wait(self, seconds: float) -> None:
        self._stopped.wait(seconds)
        self.check()

    @contextmanager
    def moving(self, connection: object) -> Iterator[None]:
        self.moved_over.append(connection)
        yield

    def admit(self, byte_count: int) -> int:
        self.check()
        return min(byte_count, self.most_at_once)
