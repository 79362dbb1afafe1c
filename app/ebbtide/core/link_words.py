"""What the link controller is doing, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from ebbtide.core.errors import fill
from ebbtide.core.link_samples import Direction, LinkSample
from ebbtide.core.words import rate_in_words


def link_in_words(sample: LinkSample) -> str:
    """Return the state in English: ``yielding: 18 ms of queue``, ``link idle``."""
    return fill(sample.state.value, link_parameters(sample))


def link_parameters(sample: LinkSample) -> dict[str, str]:
    """Return what the braces of the state's sentence stand for."""
    down = sample.direction is Direction.DOWN
    return {
        "delay": f"{(sample.queue_s or 0.0) * 1000:.0f} ms",
        "others": rate_in_words(sample.others_down if down else sample.others_up),
        "limit": rate_in_words(sample.limit or 0.0),
        "until": _time_of_day(sample.limited_until),
    }


def _time_of_day(at: float | None) -> str:
    if at is None:
        return ""
    try:
        return datetime.fromtimestamp(at, UTC).astimezone().strftime("%H:%M")
    except (OverflowError, OSError, ValueError):
        return "an unknown time"
