"""What the tests of uploads share: data, and one attempt to send it, or as many as it takes."""

from __future__ import annotations

import random
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import DEFAULT_OPTIONS, HttpOptions
from ebbtide.core.ports import Secrets, UploadRequest
from ebbtide.core.settings import Settings
from ebbtide.core.uploads import UploadMethod, UploadOptions
from ebbtide.transports.http import HttpTransport
from tests.transports.sinks import Switch
from tests.transports.uploads.sources import MemorySource

QUICK = Settings({"connect_timeout_s": 5.0, "silence_timeout_s": 5.0})
MEBIBYTE = 1 << 20


def content(size: int, seed: int = 1) -> bytes:
    """Return bytes that differ everywhere."""
    return random.Random(seed).randbytes(size)


@dataclass
class Client:
    """A transport and how a job uses it."""

    transport: HttpTransport
    options: HttpOptions = DEFAULT_OPTIONS
    settings: Settings = QUICK
    wants_reply: bool = False

    def send(
        self,
        source: MemorySource,
        url: str,
        upload: UploadOptions,
        control: Switch | None = None,
    ) -> TransferError | None:
        """Try once, as the engine does; returns why it did not work."""
        request = self.request(url, upload)
        try:
            self.transport.upload(request, source, control or Switch())
        except TransferError as error:
            return error
        return None

    def send_stubbornly(
        self, source: MemorySource, url: str, upload: UploadOptions, attempts: int = 40
    ) -> int:
        """Try until it works and return how often that was; only breaks are tried again."""
        error = None
        error = None
        for number in range(1, attempts + 1):
            error = self.send(source, url, upload)
            if error is None:
                return number
            assert error.code in _AGAIN, error
        raise AssertionError(f"not sent in {attempts} attempts: {error}")

    def abandon(self, source: MemorySource, url: str, upload: UploadOptions) -> None:
        """Take back what the source has begun."""
        assert source.session is not None
        self.transport.abandon(self.request(url, upload), source.session, Switch())

    def request(self, url: str, upload: UploadOptions) -> UploadRequest:
        return UploadRequest(url, self.settings, self.options, upload, self.wants_reply)


_AGAIN = frozenset(
    {
        *(ErrorCode.CONNECTION_LOST, ErrorCode.CONNECT_FAILED, ErrorCode.SERVER_BUSY),
        *(ErrorCode.TIMED_OUT, ErrorCode.REMOTE_IN_USE),
    }
)


@contextmanager
def client(
    *,
    options: HttpOptions = DEFAULT_OPTIONS,
    secrets: Secrets | None = None,
    context: ssl.SSLContext | None = None,
    settings: Settings = QUICK,
    wants_reply: bool = False,
    answer_timeout_s: float = 5.0,
) -> Iterator[Client]:
    """Make a transport for the time of a block."""
    transport = HttpTransport(
        context or ssl.create_default_context(), secrets=secrets, answer_timeout_s=answer_timeout_s
    )
    try:
        yield Client(transport, options, settings, wants_reply)
    finally:
        transport.close()


def by(method: UploadMethod, **others: object) -> UploadOptions:
    """Return options for a method."""
    return UploadOptions(method=method, **others)  # type: ignore[arg-type]
