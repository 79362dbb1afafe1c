"""Log-ins at servers that stay for the next file of the same attempt.

Connecting, agreeing on a dialect and logging in take a server longer than a small file. An
attempt's files follow one another, so what one needed waits for the next; it is never another
job's, another user's, nor another share's, and the end of the attempt ends it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ebbtide.core.http_options import HttpOptions
from ebbtide.core.ports import TransferControl
from ebbtide.core.settings import Settings
from ebbtide.core.smb_addresses import SmbAddress

if TYPE_CHECKING:
    # The library takes a tenth of a second to import.
    from ebbtide.transports.smb.server import Visit

IDLE_S = 15.0
"""How long a log-in waits between two files; as long as connections over HTTP."""


@dataclass(frozen=True, slots=True)
class Whose:
    """What two files must have in common to share a log-in."""

    host: str
    port: int
    share: str
    user: str
    """As the address has it."""
    options: HttpOptions
    settings: Settings

    @classmethod
    def of(cls, address: SmbAddress, options: HttpOptions, settings: Settings) -> Whose:
        """Return whose the log-in for an address is."""
        return cls(address.host, address.port, address.share, address.user, options, settings)


@dataclass(frozen=True, slots=True)
class _Kept:
    whose: Whose
    visit: Visit
    since: float


class Keeper:
    """Keeps one log-in for each attempt that is under way. Used from many threads.

    One alone: a job's files mostly lie in one place.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[TransferControl, _Kept | None] = {}

    @contextmanager
    def keeping(self, control: TransferControl) -> Iterator[None]:
        """Keep what is put back under this control, until the block ends."""
        with self._lock:
            self._kept[control] = None
        try:
            yield
        finally:
            with self._lock:
                kept = self._kept.pop(control, None)
            if kept is not None:
                kept.visit.close()

    def take(self, control: TransferControl, whose: Whose) -> Visit | None:
        """Return the log-in that waits for such a file, if it is still good; it waits no more."""
        with self._lock:
            kept = self._kept.get(control)
            if kept is None:
                return None
            self._kept[control] = None
        is_fresh = self._clock() - kept.since <= IDLE_S
        if kept.whose == whose and is_fresh and kept.visit.is_usable:
            return kept.visit
        kept.visit.close()
        return None

    def put_back(self, control: TransferControl, whose: Whose, visit: Visit) -> None:
        """Let a log-in wait for the next file; where nobody keeps any, it ends."""
        with self._lock:
            is_kept = control in self._kept
            if is_kept:
                self._kept[control] = _Kept(whose, visit, self._clock())
        if not is_kept:
            visit.close()
