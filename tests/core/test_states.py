"""The table, against one written down independently from the description of BITS."""

from __future__ import annotations

import pytest

from ebbtide.core.states import (
    TRANSITIONS,
    InvalidTransitionError,
    JobState,
    Trigger,
    can_take,
    next_state,
)

# One row a state, one column a trigger; "·" is a pair that may not happen.
EXPECTED = """
                 RESUMED      SUSPENDED PICKED     CONNECTED    YIELDED FAILED          FAILED_FOR_GOOD RETRIED TRANSFERRED COMPLETED    CANCELLED
QUEUED           QUEUED       SUSPENDED CONNECTING ·            ·       TRANSIENT_ERROR ERROR           ·       ·           ACKNOWLEDGED CANCELLED
CONNECTING       CONNECTING   SUSPENDED ·          TRANSFERRING QUEUED  TRANSIENT_ERROR ERROR           ·       TRANSFERRED ACKNOWLEDGED CANCELLED
TRANSFERRING     TRANSFERRING SUSPENDED ·          TRANSFERRING QUEUED  TRANSIENT_ERROR ERROR           ·       TRANSFERRED ACKNOWLEDGED CANCELLED
SUSPENDED        QUEUED       SUSPENDED ·          ·            ·       ·               ·               ·       ·           ACKNOWLEDGED CANCELLED
ERROR            QUEUED       SUSPENDED ·          ·            ·       ·               ·               ·       ·           ACKNOWLEDGED CANCELLED
TRANSIENT_ERROR  QUEUED       SUSPENDED ·          ·            ·       TRANSIENT_ERROR ERROR           QUEUED  ·           ACKNOWLEDGED CANCELLED
TRANSFERRED      QUEUED       SUSPENDED ·          ·            ·       ·               ·               ·       ·           ACKNOWLEDGED CANCELLED
ACKNOWLEDGED     ·            ·         ·          ·            ·       ·               ·               ·       ·           ·            ·
CANCELLED        ·            ·         ·          ·            ·       ·               ·               ·       ·           ·            ·
"""  # noqa: E501 - a table


def expected_rows() -> list[tuple[str, str, str]]:
    heading, *lines = EXPECTED.strip("\n").splitlines()
    triggers = heading.split()
    rows = [line.split() for line in lines]
    return [
        (state, trigger, after)
        for state, *cells in rows
        for trigger, after in zip(triggers, cells, strict=True)
    ]


def test_the_expected_table_has_every_pair() -> None:
    named = {(state, trigger) for state, trigger, _ in expected_rows()}
    assert named == {(state.name, trigger.name) for state in JobState for trigger in Trigger}
    assert len(expected_rows()) == 9 * 11


@pytest.mark.parametrize(("state_name", "trigger_name", "after"), expected_rows())
def test_every_state_takes_every_trigger_as_written(
    state_name: str, trigger_name: str, after: str
) -> None:
    state, trigger = JobState[state_name], Trigger[trigger_name]
    if after == "·":
        assert not can_take(state, trigger)
        with pytest.raises(InvalidTransitionError) as caught:
            next_state(state, trigger)
        assert state_name in str(caught.value)
        assert trigger_name in str(caught.value)
    else:
        assert can_take(state, trigger)
        assert next_state(state, trigger) is JobState[after]


SEQUENCES = {
    "the happy path": "QUEUED PICKED CONNECTED TRANSFERRED COMPLETED -> ACKNOWLEDGED",
    "held, then let go": "SUSPENDED RESUMED PICKED CONNECTED TRANSFERRED COMPLETED -> ACKNOWLEDGED",
    "several files": "QUEUED PICKED CONNECTED CONNECTED CONNECTED TRANSFERRED -> TRANSFERRED",
    "one retry": "QUEUED PICKED FAILED RETRIED PICKED CONNECTED -> TRANSFERRING",
    "retries run out": "QUEUED PICKED FAILED RETRIED PICKED FAILED FAILED_FOR_GOOD -> ERROR",
    "network lost while queued": "QUEUED FAILED RETRIED -> QUEUED",
    "somebody mends it": "QUEUED PICKED FAILED_FOR_GOOD RESUMED PICKED -> CONNECTING",
    "somebody is impatient": "QUEUED PICKED FAILED RESUMED PICKED -> CONNECTING",
    "displaced and back": "QUEUED PICKED CONNECTED YIELDED PICKED CONNECTED -> TRANSFERRING",
    "paused on the way": "QUEUED PICKED CONNECTED SUSPENDED SUSPENDED RESUMED -> QUEUED",
    "completed while unfinished": "QUEUED PICKED CONNECTED COMPLETED -> ACKNOWLEDGED",
    "completed after failing": "QUEUED PICKED FAILED_FOR_GOOD COMPLETED -> ACKNOWLEDGED",
    "files added to a whole job": "QUEUED PICKED TRANSFERRED RESUMED PICKED -> CONNECTING",
    "given up at the end": "QUEUED PICKED TRANSFERRED CANCELLED -> CANCELLED",
}


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES.keys())
def test_sequences(sequence: str) -> None:
    steps, _, end = sequence.partition(" -> ")
    first, *triggers = steps.split()
    state = JobState[first]
    for trigger in triggers:
        state = next_state(state, Trigger[trigger])
    assert state is JobState[end]


def test_the_groups_of_states() -> None:
    assert {s.name for s in JobState if s.is_final} == {"ACKNOWLEDGED", "CANCELLED"}
    assert {s.name for s in JobState if s.is_running} == {"CONNECTING", "TRANSFERRING"}
    assert {s.name for s in JobState if s.wants_to_run} == {
        "QUEUED",
        "CONNECTING",
        "TRANSFERRING",
        "TRANSIENT_ERROR",
    }


def test_every_state_can_be_reached_from_the_two_first_ones() -> None:
    reached = {JobState.QUEUED, JobState.SUSPENDED}
    for _ in JobState:
        reached |= {after for (before, _), after in TRANSITIONS.items() if before in reached}
    assert reached == set(JobState)


def test_the_numbers_are_those_of_bits() -> None:
    assert [state.name for state in sorted(JobState, key=lambda state: state.value)] == [
        "QUEUED",
        "CONNECTING",
        "TRANSFERRING",
        "SUSPENDED",
        "ERROR",
        "TRANSIENT_ERROR",
        "TRANSFERRED",
        "ACKNOWLEDGED",
        "CANCELLED",
    ]


def test_every_state_has_words_without_jargon() -> None:
    words = [state.words for state in JobState]
    assert len(set(words)) == len(words)
    assert not any("_" in each or "acknowledge" in each for each in words)
