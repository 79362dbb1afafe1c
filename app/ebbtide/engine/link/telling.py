"""What is told of the connections over one network interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ebbtide.core.link_samples import Direction, LinkSample, LinkState
from ebbtide.engine.link.limiter import Limiter
from ebbtide.engine.link.lines import Line


def told(
    sample: LinkSample,
    lines: Sequence[Line],
    exemption: Callable[[Line], LinkState | None],
    limiter: Limiter,
) -> LinkSample:
    """Return the link as it is shown.

    Args:
        sample: what the controller says, which knows only of connections that it steers.
        lines: all connections over the interface, one at least.
        exemption: why a connection does not give way, or None when it does.
        limiter: the fixed limits.
    """
    if sample.state is LinkState.QUIET:
        state = _unsteered(lines, exemption)
        sample = replace(sample, state=state, direction=_direction(sample, lines))
    return _with_limit(sample, lines, limiter)


def _direction(sample: LinkSample, lines: Sequence[Line]) -> Direction:
    ways = {line.direction for line in lines}
    if len(ways) == 1:
        return ways.pop()
    return Direction.UP if sample.up > sample.down else Direction.DOWN


def _unsteered(lines: Sequence[Line], exemption: Callable[[Line], LinkState | None]) -> LinkState:
    exemptions = {exemption(line) for line in lines}
    if None in exemptions:
        known = any(line.last is not None for line in lines)
        return LinkState.STARTING if known else LinkState.UNMEASURED
    local = exemptions == {LinkState.LOCAL}
    return LinkState.LOCAL if local else LinkState.FULL_SPEED


def _with_limit(sample: LinkSample, lines: Sequence[Line], limiter: Limiter) -> LinkSample:
    moving = {line.job_id for line in lines if line.direction is sample.direction}
    limit, until = limiter.limit(sample.direction, moving)
    if limit is None:
        return sample
    if limit == 0:
        state = LinkState.STOPPED if until is None else LinkState.STOPPED_UNTIL
    else:
        state = LinkState.LIMITED if until is None else LinkState.LIMITED_UNTIL
    ends = until.timestamp() if until is not None else None
    return replace(sample, state=state, limit=limit, limited_until=ends)
