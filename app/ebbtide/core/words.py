"""Numbers as people read them, in English; the window has its own by locale."""

from __future__ import annotations

_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
_STEP = 1000.0
_ROUND_FROM = 100.0

_MINUTE_S = 60
_HOUR_S = 3600
_DAY_S = 86400


def size_in_words(size: float) -> str:
    """Return bytes as three significant digits with a decimal unit: ``2.4 MB``."""
    unit = 0
    while abs(size) >= _STEP and unit < len(_UNITS) - 1:
        size /= _STEP
        unit += 1
    if unit == 0 or abs(size) >= _ROUND_FROM:
        return f"{size:.0f} {_UNITS[unit]}"
    return f"{size:.1f} {_UNITS[unit]}"


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
