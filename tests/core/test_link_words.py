"""The link's state in words."""

from __future__ import annotations

import time

import pytest

from ebbtide.core.link_samples import Direction, LinkSample, LinkState
from ebbtide.core.link_words import link_in_words

SIX_IN_THE_EVENING = time.mktime((2026, 11, 20, 18, 0, 0, 0, 0, -1))


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        (LinkSample(), "nothing is being transferred"),
        (
            LinkSample(LinkState.FULL_SPEED),
            "at full speed: what is running does not give way",
        ),
        (LinkSample(LinkState.LOCAL), "on your own network: not held back"),
        (LinkSample(LinkState.LINK_IDLE), "link idle"),
        (LinkSample(LinkState.YIELDING, queue_down_s=0.0182), "yielding: 18 ms of queue"),
        (LinkSample(LinkState.USER_ACTIVE), "you are using the network"),
        (
            LinkSample(LinkState.SHARING, others_down=625_000.0),
            "you are using the network: 625 kB/s of it",
        ),
        (LinkSample(LinkState.LIMITED, limit=500_000.0), "limited to 500 kB/s"),
        (
            LinkSample(LinkState.LIMITED_UNTIL, limit=500e3, limited_until=SIX_IN_THE_EVENING),
            "limited to 500 kB/s until 18:00",
        ),
        (
            LinkSample(LinkState.STOPPED_UNTIL, limit=0.0, limited_until=SIX_IN_THE_EVENING),
            "stopped by the limit until 18:00",
        ),
    ],
)
def test_says_it_in_words(sample: LinkSample, words: str) -> None:
    assert link_in_words(sample) == words


def test_upload_tells_of_uploads() -> None:
    sample = LinkSample(
        LinkState.SHARING, down=3e6, others_down=1.0, others_up=3e6, direction=Direction.UP
    )
    assert link_in_words(sample) == "you are using the network: 3.0 MB/s of it"
    queues = LinkSample(
        LinkState.YIELDING, queue_down_s=0.001, queue_up_s=0.007, direction=Direction.UP
    )
    assert link_in_words(queues) == "yielding: 7 ms of queue"


def test_every_state_has_words_without_braces_left() -> None:
    for state in LinkState:
        words = link_in_words(LinkSample(state, limit=1.0, limited_until=0.0))
        assert words
        assert "{" not in words
