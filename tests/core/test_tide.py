from __future__ import annotations

from ebbtide.core.tide import COUNT, STEP_S, Moment, Quiet, Tide, quiet_because
from ebbtide.core.verdicts import ReasonCode

NOW = 1_790_000_000.0


def last(tide: Tide, now: float) -> Moment:
    moment = tide.moments(now)[-1]
    assert moment is not None
    return moment


def test_nothing_is_known_before_the_first_note() -> None:
    tide = Tide()
    assert tide.moments(NOW) == [None] * COUNT
    tide.put(Moment(NOW, 5.0))
    assert tide.moments(NOW)[:-1] == [None] * (COUNT - 1)
    assert last(tide, NOW).ours == 5.0


def test_a_rate_ends_when_nothing_is_heard_but_a_reason_stays() -> None:
    tide = Tide()
    tide.put(Moment(NOW, 5.0, 7.0))
    assert last(tide, NOW + 2 * STEP_S).ours == 5.0
    assert last(tide, NOW + 4 * STEP_S).ours == 0.0
    assert last(tide, NOW + 4 * STEP_S).others is None
    tide.put(Moment(NOW + 10 * STEP_S, 0.0, None, Quiet.PRESENCE))
    assert last(tide, NOW + 10_000 * STEP_S).quiet is Quiet.PRESENCE


def test_the_past_is_forgotten_but_for_what_still_counts() -> None:
    tide = Tide()
    for step in range(3 * COUNT):
        tide.put(Moment(NOW + step * STEP_S, float(step)))
    moments = tide.moments(NOW + 3 * COUNT * STEP_S)
    assert len(moments) == COUNT
    assert moments[0] is not None
    assert moments[0].ours == 2 * COUNT + 1


def test_after_a_loss_nothing_is_known_until_the_next_note() -> None:
    tide = Tide()
    tide.put(Moment(NOW, 0.0, None, Quiet.COST))
    tide.lose(NOW + STEP_S)
    tide.put(Moment(NOW + 6 * STEP_S, 3.0))
    known = [one is not None for one in tide.moments(NOW + 6 * STEP_S)[-7:]]
    assert known == [True, True, False, False, False, False, True]


def test_what_was_noted_before_the_clock_was_set_back_lies_ahead_and_goes() -> None:
    tide = Tide()
    tide.put(Moment(NOW + 100 * STEP_S, 9.0))
    tide.put(Moment(NOW, 1.0))
    shown = [one.ours for one in tide.moments(NOW + 200 * STEP_S) if one is not None]
    assert 9.0 not in shown


def test_what_is_known_here_is_not_replaced_by_what_is_known_elsewhere() -> None:
    tide = Tide()
    tide.put(Moment(NOW, 1.0))
    tide.restore([Moment(NOW - 2 * STEP_S, 2.0), Moment(NOW, 3.0)])
    ours = [one.ours for one in tide.moments(NOW) if one is not None]
    assert ours == [2.0, 2.0, 1.0]


def test_only_what_waits_is_quiet_for_a_reason() -> None:
    assert quiet_because(ReasonCode.KEPT_AWAKE) is Quiet.PRESENCE
    assert quiet_because(ReasonCode.RETRY) is Quiet.OTHER
    for code in (ReasonCode.TRANSFERRING, ReasonCode.SUSPENDED, ReasonCode.COMPLETED):
        assert quiet_because(code) is None
