"""Secrets that are needed for a moment, and go neither to the keyring nor to a disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Kept, KeptIn, Secrets
from ebbtide.engine.vault import Vault

_LENT = "job/lent-"
"""What the names of such secrets begin with; no job's do, whose identifiers are UUIDs."""


class LentSecrets:
    """`ebbtide.core.ports.Secrets` before another one: what is lent stays in memory."""

    def __init__(self, behind: Secrets) -> None:
        self._behind = behind
        self._lock = threading.Lock()
        self._lent: dict[str, str] = {}
        self._numbers = count()

    def keep(self, name: str, secret: str) -> Kept:
        """See `Secrets.keep`."""
        if not name.startswith(_LENT):
            return self._behind.keep(name, secret)
        with self._lock:
            self._lent[name] = secret
        return Kept(KeptIn.MEMORY)

    def find(self, name: str) -> str | None:
        """See `Secrets.find`."""
        if not name.startswith(_LENT):
            return self._behind.find(name)
        with self._lock:
            return self._lent.get(name)

    def forget(self, name: str) -> None:
        """See `Secrets.forget`."""
        if not name.startswith(_LENT):
            self._behind.forget(name)
            return
        with self._lock:
            self._lent.pop(name, None)

    @contextmanager
    def lend(self, options: HttpOptions) -> Iterator[HttpOptions]:
        """Give options as a transport wants them: their secrets here, inside the block."""
        with self._lock:
            name = f"lent-{next(self._numbers)}"
        vault = Vault(self)
        lent, _ = vault.take_over(options, JobId(name))
        try:
            yield lent
        finally:
            vault.forget(lent)
