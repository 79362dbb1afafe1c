"""How much of what is held is fetched again, to compare it with what the server has now."""

from __future__ import annotations

from ebbtide.core.errors import ErrorCode, TransferError

LARGEST = 64 * 1024
"""Bytes."""
SMALLEST = 1024
"""Bytes; fewer would prove too little."""
_STEP = 4
_FEW = 512
"""New bytes that are not worth a connection."""


class Overlap:
    """The size of the overlap within one attempt.

    Where connections break before the overlap has come, a resume would never get to new
    bytes: then it is asked for again at once, and smaller. Four questions at most.
    """

    def __init__(self) -> None:
        self._most = LARGEST
        self._coming = 0
        self._held = 0

    def of(self, held: int) -> int:
        """Return how many of so many bytes before a gap are fetched again."""
        return min(self._most, held)

    def asked(self) -> None:
        """Somebody asks the server; what it answers is not known yet."""
        self._coming = 0

    def comes(self, size: int, held: int) -> None:
        """An answer begins with an overlap of so many bytes, while so many are held in all."""
        self._coming, self._held = size, held

    def shrinks(self, error: TransferError, held: int) -> bool:
        """Tell whether to ask again with less: the connection broke before much that is new."""
        broke = error.code is ErrorCode.CONNECTION_LOST and held - self._held < _FEW
        if not broke or self._coming <= SMALLEST:
            return False
        self._most = max(SMALLEST, self._coming // _STEP)
        return True
