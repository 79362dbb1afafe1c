"""What the link controller is doing, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from ebbtide.core.errors import fill
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.words import size_in_words


def link_in_words(sample: LinkSample) -> str:
    """Return the state in English: ``yielding: 18 ms of queue``, ``link idle``."""
    return fill(sample.state.value, link_parameters(sample))


def link_parameters(sample: LinkSample) -> dict[str, str]:
    """Return what the braces of the state's sentence stand for."""
    others = sample.others_up if sample.up > sample.down else sample.others_down
    return {
        "delay": f"{(sample.queue_s or 0.0) * 1000:.0f} ms",
        "others": rate_in_words(others),
        "limit": rate_in_words(sample.limit or 0.0),
        "until": _time_of_day(sample.limited_until),
    }


def rate_in_words(rate: float) -> str:
    """Return bytes per second as people read them: ``500 kB/s``."""
    return f"{size_in_words(rate)}/s"


def _time_of_day(at: float | None) -> str:
    if at is None:
        return ""
    try:
        return datetime.fromtimestamp(at, UTC).astimezone().strftime("%H:%M")
    except (OverflowError, OSError, ValueError):
        return "an unknown time"


def is_limited(state: LinkState) -> bool:
    """Whether a fixed limit, not the link, holds the rate down."""
    return state in (
        LinkState.LIMITED,
        LinkState.LIMITED_UNTIL,
        LinkState.STOPPED,
        LinkState.STOPPED_UNTIL,
    )
