"""What a request carries, as the connection below sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ebbtide.transports.http.streams import Line


class AnsweredEarly(Exception):  # noqa: N818 - not an error: the answer says what it means
    """The server has answered, or broken off, before it got the whole body."""


class RequestBody(Protocol):
    """A body of known length that writes itself to a connection; more than once, if need be."""

    @property
    def length(self) -> int:
        """Bytes."""

    def send_over(self, line: Line) -> None:
        """Send all of it.

        Raises:
            AnsweredEarly: the rest is not wanted; the answer may say why.
            TransferError: TIMED_OUT, or the file could not be read.
            StopRequested: a stop came.
        """
