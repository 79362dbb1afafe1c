"""What one protocol of uploads has to do, and what it is given.

A protocol is a `Method` in a row of `table.METHODS`. It gets an `Upload` and makes requests
with ``upload.courier.ask(verb, url, headers, Body(source, start, end))``, looks at the statuses
that mean something to it, and raises ``refusal(reply)`` for all others. Protocols with sessions
do not write their own loop: they implement `sessions.Sessions` and call `sessions.run`.

Rules that every protocol keeps: ``source.open`` before the first byte of the file goes out;
``source.confirm`` only for what the server has acknowledged; after an interruption the server
is asked, never guessed about; a break is raised as the `TransferError` that it is (the engine
tries again, and `source.session` is there then). Nothing is retried here but what the server
asked to be done differently, and that a bounded number of times (UPLOAD_STUCK).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ebbtide.core.addresses import origin_of
from ebbtide.core.ports import TransferControl, UploadRequest, UploadSource
from ebbtide.core.uploads import UploadOptions, UploadSession
from ebbtide.transports.http.uploads.exchange import Courier
from ebbtide.transports.http.uploads.memory import Memory


@dataclass(frozen=True, slots=True)
class Errand:
    """Requests to one server, with or without a file."""

    request: UploadRequest
    control: TransferControl
    courier: Courier
    memory: Memory

    @property
    def url(self) -> str:
        """Where the user said that the file goes, without user name and fragment."""
        return self.courier.url

    @property
    def origin(self) -> str:
        """Scheme, host and port of it."""
        return origin_of(self.url)

    @property
    def options(self) -> UploadOptions:
        """How the job sends its files."""
        return self.request.upload


@dataclass(frozen=True, slots=True)
class Upload(Errand):
    """One attempt to send a file."""

    source: UploadSource

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.source.version.size


class Method(Protocol):
    """One protocol. Has no state: all of it is with the source, the courier and the memory."""

    def is_spoken(self, upload: Upload) -> bool:
        """Ask the server whether it speaks this protocol; remembered by the caller.

        Only for the protocols that `auto` tries; sends no byte of the file. A server that
        answers with an error does not speak it.

        Raises:
            TransferError: no answer at all, or LOGIN_REFUSED.
            StopRequested: a stop came.
        """

    def send(self, upload: Upload) -> None:
        """Send the file; see `ebbtide.core.ports.Transport.upload`."""

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """Leave nothing behind; see `ebbtide.core.ports.Transport.abandon`.

        A session that is gone already is fine.
        """
