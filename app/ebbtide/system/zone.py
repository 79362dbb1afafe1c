"""The machine's time zone, with its changes of daylight saving."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - what the arithmetic below starts from


class LocalZone(tzinfo):
    """What the C library knows of the zone that the machine is in now.

    Unlike a fixed offset it knows that night in autumn, and unlike `zoneinfo` it needs
    no name for the zone and follows a traveller.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return how far clocks on the wall are ahead of UTC."""
        if moment is None:
            return timedelta(0)
        seconds = round((moment.replace(tzinfo=None, microsecond=0) - _EPOCH).total_seconds())
        return timedelta(seconds=seconds - self._timestamp(seconds, moment.fold))

    def dst(self, moment: datetime | None) -> timedelta:  # noqa: ARG002 - the shape of tzinfo
        """Return nothing: the whole offset is in `utcoffset`."""
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str:  # noqa: ARG002 - likewise
        """Return a name for people."""
        return "local time"

    def fromutc(self, moment: datetime) -> datetime:
        """Return a moment of UTC as the clock on the wall has it."""
        at = moment.replace(tzinfo=UTC).timestamp()
        whole = int(at // 1)
        local = _EPOCH + timedelta(seconds=whole + _offset(whole))
        # The second time that a clock shows an hour.
        fold = int(_offset(whole - 1) > _offset(whole) or self._comes_twice(whole))
        return local.replace(microsecond=moment.microsecond, tzinfo=self, fold=fold)

    def _comes_twice(self, at: int) -> bool:
        """Tell whether the clock showed the same time before."""
        back = _offset(at - _LONGEST_FOLD_S) - _offset(at)
        return back > 0 and _offset(at - back) == _offset(at) + back

    def _timestamp(self, seconds: int, fold: int) -> int:
        """Return when a clock shows a time, given as seconds since its own epoch."""
        before = seconds - _offset(seconds - 86_400)
        after = seconds - _offset(seconds + 86_400)
        earlier, later = sorted((before, after))
        found = [at for at in (earlier, later) if at + _offset(at) == seconds]
        if found:
            return found[-1] if fold else found[0]
        # An hour that is left out: as the standard has it (PEP 495).
        return earlier if fold else later


_LONGEST_FOLD_S = 3 * 3600


def _offset(at: int) -> int:
    try:
        return time.localtime(at).tm_gmtoff or 0
    except (OverflowError, OSError, ValueError):
        return 0
