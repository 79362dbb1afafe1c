"""Making many small files durable at once: one flush of a disk costs as much as one of a file."""

from __future__ import annotations

import ctypes
import os
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ebbtide.core.errors import TransferError
from ebbtide.engine.staging import disk_errors

LARGEST = 1024 * 1024
"""Bytes of a file that is worth waiting for others; larger ones are flushed alone."""
MOST = 512
"""Files that wait at a time."""
_FIRST_KERNEL = (5, 8)
"""From this Linux on `syncfs` tells of bytes that could not be written."""


class Batch:
    """Whole files whose bytes are not durable yet. Used by a worker and the saver."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._flushing = threading.Lock()
        self._waiting: list[Callable[[], None]] = []
        self._directory: Path | None = None
        self._descriptor = -1
        self._failure: TransferError | None = None

    def can_take(self, path: str, size: int) -> bool:
        """Tell whether a file may wait; if so, `open` must have been called before its writes."""
        return size <= LARGEST and self._descriptor >= 0 and Path(path).parent == self._directory

    def open(self, path: str) -> None:
        """Get ready for files beside this one: errors count from now on."""
        directory = Path(path).parent
        if directory == self._directory or self._waiting or _sync_file_system is None:
            return
        self.close()
        with disk_errors(path):
            self._descriptor = os.open(directory, os.O_RDONLY)
        self._directory = directory

    def add(self, tell: Callable[[], None]) -> None:
        """Take a file; `tell` is called once it is durable.

        Raises:
            TransferError: too many waited, and the disk refused.
        """
        with self._lock:
            self._waiting.append(tell)
            is_full = len(self._waiting) >= MOST
        if is_full:
            self.flush()

    def flush(self) -> None:
        """Make all files durable that were added, and tell so, in their order.

        Raises:
            TransferError: DISK_FULL, DISK_FAILED; nobody was told of these files.
        """
        with self._flushing:
            if self._failure is not None:
                # The system tells it once; whoever asks next must hear of it, too.
                raise self._failure
            with self._lock:
                waiting, self._waiting = self._waiting, []
            if not waiting:
                return
            try:
                with disk_errors(str(self._directory)):
                    _flush(self._descriptor)
            except TransferError as error:
                self._failure = error
                raise
            for tell in waiting:
                tell()

    def close(self) -> None:
        """Let go of the directory. Closing twice is allowed."""
        with self._flushing:
            if self._descriptor >= 0:
                os.close(self._descriptor)
            self._descriptor, self._directory = -1, None


def _flush(descriptor: int) -> None:
    if _sync_file_system is not None and _sync_file_system(descriptor) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def _find_sync_file_system() -> Any:
    """Return the system's `syncfs`, or None where there is none that can be relied on."""
    if sys.platform != "linux":
        return None
    version = re.match(r"(\d+)\.(\d+)", os.uname().release)
    if version is None or (int(version[1]), int(version[2])) < _FIRST_KERNEL:
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)


_sync_file_system = _find_sync_file_system()
