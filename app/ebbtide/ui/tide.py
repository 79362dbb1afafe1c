"""What the strip makes of moments: its bands, and why most jobs wait. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ebbtide.core.ports import JobView
from ebbtide.core.tide import Moment, Quiet, quiet_because

_MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Band:
    """A quiet time for one reason: indexes of its first moment and the one after its last."""

    first: int
    end: int
    quiet: Quiet


def bands(moments: Iterable[Moment | None]) -> list[Band]:
    """Return the quiet times, moments with the same reason joined."""
    found: list[Band] = []
    for place, moment in enumerate(moments):
        quiet = moment.quiet if moment is not None else None
        if quiet is None:
            continue
        if found and found[-1].end == place and found[-1].quiet is quiet:
            found[-1] = Band(found[-1].first, place + 1, quiet)
        else:
            found.append(Band(place, place + 1, quiet))
    return found


def quiet_of(views: Iterable[JobView]) -> Quiet | None:
    """Return what keeps most of the waiting jobs; None when none waits."""
    reasons = (quiet_because(view.verdict.reasons[0].code) for view in views)
    held = (one for one in reasons if one is not None)
    counted = Counter(islice(held, _MOST_LOOKED_AT))
    return counted.most_common(1)[0][0] if counted else None
