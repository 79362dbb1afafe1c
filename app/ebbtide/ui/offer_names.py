"""What several offers would be called when all of them are taken. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ebbtide.core.names import free_name
from ebbtide.core.offers import Offer


def named_apart(offers: Iterable[Offer | None]) -> list[Offer | None]:
    """Return offers as they would be saved one after the other: none under another one's name.

    Each was made as if it were the only one.
    """
    taken: set[str] = set()
    found: list[Offer | None] = []
    for offer in offers:
        saved_as = None if offer is None else _not_among(offer, taken)
        if offer is not None and saved_as is not None:
            taken.add(saved_as)
            offer = replace(offer, saved_as=saved_as)  # noqa: PLW2901 - the same, told better
        found.append(offer)
    return found


def _not_among(offer: Offer, taken: set[str]) -> str | None:
    name, saved_as = offer.name, offer.saved_as
    stays = offer.exists and saved_as == name
    if name is None or saved_as is None or saved_as not in taken or stays:
        return saved_as
    passed: set[str] = set()
    while (candidate := free_name(name, passed)) != saved_as and len(passed) < _MOST_PASSED:
        passed.add(candidate)
    return free_name(name, passed | taken)


_MOST_PASSED = 100
"""Files with numbers in a directory that are counted to find the next number."""
