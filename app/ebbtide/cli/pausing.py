"""How long a pause of all transfers lasts, as people type it."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta

from ebbtide.cli.timing import start_time
from ebbtide.core.errors import EbbtideError, ErrorCode

MORNING = 6
"""The hour at which "tomorrow" begins: at midnight one would find it all running again."""
_UNITS_S = {"d": 86_400, "h": 3600, "m": 60, "s": 1}
_DURATION = re.compile(r"(?:\d{1,6}[dhms])+", re.ASCII)


def pause_end(jobs: list[str], duration: str | None, until: str | None) -> float:
    """Return when a pause of all transfers ends, in seconds since the epoch.

    Args:
        jobs: those that were named besides; there must be none.
        duration: as in ``1h30m``, or None.
        until: as in ``07:30`` or ``tomorrow``, or None.

    Raises:
        EbbtideError: USAGE.
    """
    if jobs:
        raise _usage("--for and --until are for all transfers; leave out the jobs.")
    if duration is not None and until is not None:
        raise _usage("Say --for or --until, not both.")
    now = time.time()
    at = now + duration_of(duration) if duration is not None else _moment(until or "", now)
    if at <= now:
        raise _usage("That time is over already.")
    return at


def duration_of(text: str) -> int:
    """Return a duration that somebody typed, in seconds: ``90s``, ``30m``, ``1h30m``, ``2d``.

    Raises:
        EbbtideError: USAGE, it is none.
    """
    word = text.strip().lower().replace(" ", "").replace("min", "m")
    if not _DURATION.fullmatch(word):
        raise _usage(f"'{text}' is not a duration; write 30m, 1h or 1h30m.")
    return sum(int(part[:-1]) * _UNITS_S[part[-1]] for part in re.findall(r"\d+[dhms]", word))


def _moment(text: str, now: float) -> float:
    if text.lower() != "tomorrow":
        return start_time(text)
    local = datetime.fromtimestamp(now)  # noqa: DTZ006 - the clock on the wall is what people mean
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return (morning + timedelta(days=1)).timestamp()


def _usage(detail: str) -> EbbtideError:
    return EbbtideError(ErrorCode.USAGE, detail=detail)
