"""Whether a server may be asked about an address that somebody has just typed.

That costs a few kilobytes, and somebody looks on: the terms are those of a job in the
foreground, as far as they are about the network.
"""

from __future__ import annotations

from ebbtide.core.conditions import Conditions
from ebbtide.core.jobs import Priority, WhenActive
from ebbtide.core.link_samples import Direction
from ebbtide.core.policy import Judge, Rules, Terms
from ebbtide.core.settings import Settings
from ebbtide.core.verdicts import Reason, ReasonCode

_OF_THE_NETWORK = frozenset(
    {
        *(ReasonCode.OFFLINE, ReasonCode.METERED, ReasonCode.METERED_UNKNOWN),
        *(ReasonCode.CAPPED, ReasonCode.NEAR_CAP, ReasonCode.OVER_CAP, ReasonCode.UNMETERED),
        *(ReasonCode.ROAMING, ReasonCode.ROAMING_UNKNOWN),
    }
)
"""The others are about moving files: hours, power, who is here."""


def reason_not_to_ask(
    host: str, conditions: Conditions, settings: Settings, now: float
) -> Reason | None:
    """Return why a server must not be asked now; None if it may be.

    Args:
        host: the server, without a port.
        conditions: the outside world.
        settings: the user's rules.
        now: `Clock.now` seconds.
    """
    terms = Terms(
        Priority.FOREGROUND,
        cost_policy=None,
        when_active=WhenActive.IGNORE,
        window=None,
        lifted=False,
        direction=Direction.DOWN,
        limit=None,
        host=host,
    )
    against = Judge(conditions, Rules.of(settings), now).findings(terms).against
    return next((one for one in against if one.code in _OF_THE_NETWORK), None)
