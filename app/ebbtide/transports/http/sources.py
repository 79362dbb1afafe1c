"""Where a file can be had from: its address and its mirrors, as long as they are any good."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable

from ebbtide.core.addresses import host_of
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import DownloadSink
from ebbtide.transports.http import notes

MOST = 16
"""Mirrors that are used; a description may list hundreds."""
_OUR_OWN = frozenset(
    {
        ErrorCode.DISK_FULL,
        ErrorCode.DISK_FAILED,
        ErrorCode.PERMISSION_DENIED,
        ErrorCode.READ_ONLY,
        ErrorCode.DIRECTORY_VANISHED,
        ErrorCode.STAGING_LOST,
        ErrorCode.NAME_INVALID,
        ErrorCode.DIGEST_WRONG,
        ErrorCode.UNEXPECTED,
    }
)
"""What no other server would do better."""


def is_server_trouble(error: TransferError) -> bool:
    """Tell whether another server may do better."""
    return error.code not in _OUR_OWN


class Sources:
    """The addresses of one file during one attempt. Used from many threads."""

    def __init__(self, first: str, mirrors: Iterable[str], sink: DownloadSink) -> None:
        self._sink = sink
        self._lock = threading.Lock()
        self._live = list(dict.fromkeys((first, *mirrors)))[: MOST + 1]
        self._known = set(self._live)
        self._home = first
        self._first_error: TransferError | None = None
        self._delivered: list[tuple[int, int, str]] = []

    @property
    def current(self) -> str:
        """The best address that is still good; never nothing."""
        return self._live[0]

    @property
    def live(self) -> tuple[str, ...]:
        """All addresses that are still good, best first."""
        with self._lock:
            return tuple(self._live)

    @property
    def are_several(self) -> bool:
        """There are mirrors, or were."""
        return len(self._known) > 1

    @property
    def is_home(self) -> bool:
        """What is held came from the current address, as far as anybody knows."""
        return self.current == self._home or len(self._live) == 1 == len(self._known)

    def settle(self) -> None:
        """What follows is of the current address's version."""
        self._home = self.current

    def add(self, urls: Iterable[str]) -> int:
        """Take more mirrors; return how many were new."""
        with self._lock:
            new = [url for url in dict.fromkeys(urls) if url not in self._known]
            new = new[: max(0, MOST + 1 - len(self._known))]
            self._live += new
            self._known.update(new)
            return len(new)

    def drop(self, url: str, why: str) -> bool:
        """Use an address no more, and tell why; False if it is the only one left."""
        with self._lock:
            if url not in self._live:
                return True
            if len(self._live) == 1:
                return False
            self._live.remove(url)
        self._sink.note(notes.SOURCE_DROPPED, host=host_of(url), why=why)
        return True

    def give_up(self, error: TransferError) -> None:
        """Go on with the next address after the current one has failed.

        Raises:
            TransferError: there is none, or it would not help: the first one's error.
        """
        if self._first_error is None:
            self._first_error = error
        if not is_server_trouble(error):
            raise error
        if not self.drop(self.current, str(error)):
            raise self._first_error

    def keep_one(self) -> None:
        """Go on with one address alone."""
        with self._lock:
            del self._live[1:]

    # Who sent what

    def delivered(self, url: str, start: int, end: int) -> None:
        """Take note of who sent the bytes from `start` up to `end`."""
        if end <= start:
            return
        with self._lock:
            if self._delivered and self._delivered[-1][1:] == (start, url):
                # One body comes in many pieces.
                start = self._delivered.pop()[0]
            self._delivered.append((start, end, url))

    @property
    def are_mixed(self) -> bool:
        """Bytes came from more than one address."""
        return len({url for _, _, url in self._delivered}) > 1

    def who_sent(self, start: int, end: int) -> Collection[str]:
        """Return who sent the newest bytes of a part."""
        with self._lock:
            return {url for first, last, url in self._delivered if first < end and start < last}

    def forget(self, start: int, end: int) -> None:
        """The bytes of a part are fetched again: it does not matter any more who sent them."""
        with self._lock:
            kept: list[tuple[int, int, str]] = []
            for first, last, url in self._delivered:
                kept += [(first, min(last, start), url), (max(first, end), last, url)]
            self._delivered = [one for one in kept if one[0] < one[1]]
