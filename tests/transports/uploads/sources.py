"""What an upload talks to, in memory: a source with the real one's semantics."""

from __future__ import annotations

import string
from collections.abc import Callable

from ebbtide.core.errors import ErrorCode, TransferError, fill
from ebbtide.core.events import RestartReason
from ebbtide.core.ports import DownloadSink
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import SourceVersion, UploadSession
from tests.transports.sinks import MemorySink


class MemorySource:
    """An `UploadSource` that insists on the rules of the port."""

    def __init__(self, data: bytes, name: str = "file.bin") -> None:
        self.data = data
        self.name = name
        self.version = SourceVersion(len(data), 1, 1)
        self.session: UploadSession | None = None
        self.sessions: list[UploadSession] = []
        self.confirmed = Ranges()
        self.restarts: list[RestartReason] = []
        self.notes: list[str] = []
        self.seen_headers: tuple[tuple[str, str], ...] = ()
        self.addresses: list[str] = []
        self.reply: MemorySink | None = None
        self.sent_to = 0
        self.bytes_read = 0
        self.on_sending: Callable[[int], None] = lambda _offset: None
        self.is_changed = False

    def read(self, offset: int, length: int) -> bytes:
        assert self.session is not None, "read before the session was on record"
        self.check()
        self.bytes_read += length
        return self.data[offset : offset + length]

    def check(self) -> None:
        if self.is_changed:
            raise TransferError(ErrorCode.SOURCE_CHANGED, path=self.name)

    def open(self, session: UploadSession) -> None:
        self.session = session
        self.sessions.append(session)

    def confirm(self, held: Ranges) -> None:
        assert held == Ranges() or held.pairs[-1][1] <= len(self.data), "more than there is"
        self.confirmed = held

    def sending(self, offset: int) -> None:
        self.sent_to = offset
        self.on_sending(offset)

    def restart(self, reason: RestartReason) -> None:
        self.session = None
        self.confirmed = Ranges()
        self.restarts.append(reason)

    def keep_reply(self, url: str, fetch: Callable[[DownloadSink], int]) -> None:
        self.reply = MemorySink()
        assert fetch(self.reply) == len(self.reply.data), f"the reply of {url} is not all there"

    def note(self, text: str, **parameters: str) -> None:
        wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert wanted == set(parameters), f"{text!r} does not fit {sorted(parameters)}"
        self.notes.append(fill(text, parameters))

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        self.seen_headers = fields

    def moved(self, url: str) -> None:
        self.addresses.append(url)
