"""When a server has to make durable what it was sent."""

from __future__ import annotations

from ebbtide.transports.smb.rhythm import FIRST, Rhythm


def test_by_bytes_at_distances_that_double() -> None:
    rhythm = Rhythm(0.0, 1.0)
    for distance in (FIRST, 2 * FIRST, 4 * FIRST, 8 * FIRST):
        assert not rhythm.is_due(0.0, distance - 1)
        assert rhythm.is_due(0.0, distance)
        rhythm.flushed(0.0)


def test_by_time_in_pauses_that_double_up_to_the_longest() -> None:
    now = 0.0
    rhythm = Rhythm(now, 1.0)
    pauses = (0.0625, 0.125, 0.25, 0.5, 1.0, 1.0)
    for pause_s in pauses:
        assert not rhythm.is_due(now + pause_s / 2, 1)
        now += pause_s
        assert rhythm.is_due(now, 1)
        rhythm.flushed(now)
