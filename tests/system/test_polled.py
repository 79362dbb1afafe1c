from __future__ import annotations

from ebbtide.core.observations import Answer, Wanted
from ebbtide.system.clock import SystemClock
from ebbtide.system.polled import PolledProbe, Readings
from tests.system.listening import Listening


def test_a_lock_is_told_while_it_matters() -> None:
    answers = [Answer.YES]
    readings = Readings(lambda: 1.0, lambda: 0.0, locked=lambda: answers[0])
    probe, heard = PolledProbe(SystemClock(), readings, poll_s=0.02), Listening()
    probe.start(heard)
    try:
        assert heard.seen.presence.locked is Answer.UNKNOWN
        probe.want(Wanted(presence=True))
        heard.until(lambda seen: seen.presence.locked is Answer.YES, "locked")
        answers[0] = Answer.NO
        heard.until(lambda seen: seen.presence.locked is Answer.NO, "unlocked")
        probe.want(Wanted())
        heard.until(lambda seen: seen.presence.locked is Answer.UNKNOWN, "not asked any more")
    finally:
        probe.stop()
