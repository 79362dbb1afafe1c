"""Dividing one flow among its connections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ebbtide.core.jobs import Priority

WEIGHTS: Mapping[Priority, float] = {
    Priority.FOREGROUND: 8.0,
    Priority.HIGH: 8.0,
    Priority.NORMAL: 4.0,
    Priority.LOW: 1.0,
}
"""What the connections of a job get, compared with each other."""


class Claim(NamedTuple):
    """What one connection may get, and the most that it can use."""

    weight: float
    most: float


def divide(total: float, claims: Mapping[int, Claim]) -> dict[int, float]:
    """Give each claim its part by weight; what one cannot use goes to the others."""
    parts: dict[int, float] = {}
    left = total
    open_claims = dict(claims)
    while open_claims:
        weights = sum(claim.weight for claim in open_claims.values())
        unit = left / weights
        sated = {
            key: claim for key, claim in open_claims.items() if claim.most <= unit * claim.weight
        }
        if not sated:
            parts.update((key, unit * claim.weight) for key, claim in open_claims.items())
            break
        for key, claim in sated.items():
            parts[key] = claim.most
            left -= claim.most
            del open_claims[key]
    return parts
