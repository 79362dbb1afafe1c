"""Where all adapters write what they see, and from where the listener hears of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ebbtide.core.observations import Observations, Part, Routes, Sleep


class Board:
    """The latest `Observations`; tells a listener each part that really changed.

    Used from any thread. The listener is called under the board's lock, so that it
    hears everything in order.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen = Observations()
        self._listener: Callable[[Part], None] | None = None

    def listen(self, listener: Callable[[Part], None] | None) -> None:
        """Name the one who listens from now on; None is nobody."""
        with self._lock:
            self._listener = listener

    @property
    def seen(self) -> Observations:
        """What is known now."""
        return self._seen

    def change(self, field: str, **changes: Any) -> None:
        """Change some facts of one part, named as in `Observations`."""
        with self._lock:
            self._put(replace(getattr(self._seen, field), **changes))

    def put(self, part: Part) -> None:
        """Replace one part as a whole."""
        with self._lock:
            self._put(part)

    def forget(self) -> None:
        """Turn every answer to "cannot tell". Counters stay: they never go back."""
        nothing = Observations(
            routes=Routes(self._seen.routes.generation),
            sleep=Sleep(woken_generation=self._seen.sleep.woken_generation),
        )
        with self._lock:
            for name in Observations.__dataclass_fields__:
                self._put(getattr(nothing, name))

    def _put(self, part: Part) -> None:
        after = self._seen.with_part(part)
        if after == self._seen:
            return
        self._seen = after
        if self._listener is not None:
            self._listener(part)
