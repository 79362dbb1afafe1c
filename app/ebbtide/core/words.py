"""Numbers as people read them, in English; the window has its own by locale."""

from __future__ import annotations

_UNITS = ("kB", "MB", "GB", "TB", "PB")
_STEP = 1000.0
# From here on a number is rounded up to 1000, or to 100.0.
_NEXT_UNIT_FROM = 999.5
_WHOLE_FROM = 99.95

_MINUTE_S = 60
_HOUR_S = 3600
_DAY_S = 86400


def size_in_words(size: float) -> str:
    """Return bytes as at most three digits with a decimal unit: ``640 B``, ``2.4 MB``."""
    if abs(size) < _NEXT_UNIT_FROM:
        return f"{size:.0f} B"
    index = 0
    size /= _STEP
    while abs(size) >= _NEXT_UNIT_FROM and index < len(_UNITS) - 1:
        index += 1
        size /= _STEP
    return f"{size:.{0 if abs(size) >= _WHOLE_FROM else 1}f} {_UNITS[index]}"


def rate_in_words(rate: float) -> str:
    """Return bytes per second as people read them: ``500 kB/s``."""
    return f"{size_in_words(rate)}/s"


def duration_in_words(seconds: float) -> str:
    """Return a duration in its two largest units: ``2 min 10 s``, ``14 d``."""
    total = max(0, round(seconds))
    parts = []
    for unit, length in (("d", _DAY_S), ("h", _HOUR_S), ("min", _MINUTE_S), ("s", 1)):
        count, total = divmod(total, length)
        if count:
            parts.append(f"{count} {unit}")
        elif parts:
            break
    return " ".join(parts[:2]) or "0 s"
