"""Numbers, sizes and times as people of a place write them."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ebbtide.core.errors import fill

translate = QCoreApplication.translate

_STEP = 1000
_ROUND_FROM = 100
_MINUTE_S = 60
_HOUR_S = 3600
_DAY_S = 86_400


def size(count: float) -> str:
    """Return bytes with a decimal unit and up to three digits: ``2.4 MB``, ``310 kB``."""
    count = max(0, round(count))
    power = int(math.log(count, _STEP)) if count else 0
    scaled = count / _STEP**power
    digits = 1 if power and scaled < _ROUND_FROM - 0.05 else 0
    return _locale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def speed(bytes_per_second: float) -> str:
    """Return a rate: ``2.4 MB/s``."""
    return fill(translate("Formats", "{size}/s"), {"size": size(bytes_per_second)})


def percent(fraction: float) -> str:
    """Return a fraction in whole percent, never 100 before the end."""
    whole = _locale().toString(min(math.floor(fraction * 100), 100))
    return fill(translate("Formats", "{number} %"), {"number": whole})


def duration(seconds: float) -> str:
    """Return a duration as precise as one reads it: ``40 s``, ``19 min``, ``3 h 20 min``."""
    total = max(0, math.ceil(seconds))
    if total < _MINUTE_S:
        return _filled(translate("Formats", "{seconds} s"), seconds=total)
    if total < _HOUR_S:
        return _filled(translate("Formats", "{minutes} min"), minutes=round(total / _MINUTE_S))
    if total < _DAY_S:
        hours, minutes = divmod(round(total / _MINUTE_S), _MINUTE_S)
        if not minutes:
            return _filled(translate("Formats", "{hours} h"), hours=hours)
        return _filled(
            translate("Formats", "{hours} h {minutes} min"), hours=hours, minutes=minutes
        )
    days, hours = divmod(round(total / _HOUR_S), 24)
    if not hours:
        return _filled(translate("Formats", "{days} d"), days=days)
    return _filled(translate("Formats", "{days} d {hours} h"), days=days, hours=hours)


def moment(at: float, now: float) -> str:
    """Return a time of day, with the date when it is not today's."""
    when, today = (QDateTime.fromSecsSinceEpoch(int(one)) for one in (at, now))
    short = QLocale.FormatType.ShortFormat
    time = _locale().toString(when.time(), short)
    if when.date() == today.date():
        return time
    date = _locale().toString(when.date(), short)
    return fill(translate("Formats", "{date}, {time}"), {"date": date, "time": time})


def time_of_day(at: float) -> str:
    """Return hours and minutes."""
    when = QDateTime.fromSecsSinceEpoch(int(at))
    return _locale().toString(when.time(), QLocale.FormatType.ShortFormat)


def full_moment(at: float) -> str:
    """Return date and time in full, for tooltips and the history."""
    when = QDateTime.fromSecsSinceEpoch(int(at))
    return _locale().toString(when, QLocale.FormatType.LongFormat)


def number(value: int) -> str:
    """Return a whole number with the place's separators."""
    return _locale().toString(value)


def decimal(value: float) -> str:
    """Return a number with as many digits as it has, up to three behind the point."""
    text = f"{value:.3f}".rstrip("0")
    return _locale().toString(value, "f", len(text.partition(".")[2]))


def _locale() -> QLocale:
    return QLocale()


def _filled(template: str, **values: int) -> str:
    return fill(template, {name: number(value) for name, value in values.items()})
