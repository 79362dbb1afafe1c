"""What is known of an address before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.names import free_name
from ebbtide.core.verdicts import Reason


class OfferKind(Enum):
    """What an address stands for."""

    FILE = "file"
    LIST = "list"
    """A Metalink description: its files are fetched."""
    DIRECTORY = "directory"
    """All files in it are fetched."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server says of one address, and what it would become here.

    None is "not told", here as everywhere.
    """

    url: str
    """The address, without a name and password."""
    kind: OfferKind = OfferKind.FILE
    address: str | None = None
    """Where the server sent us on to, if it did; without a query, which may hold a token."""
    name: str | None = None
    """What the file would be called, were the name free; harmless."""
    size: int | None = None
    """Bytes; of a list, those of all its files."""
    resumable: bool | None = None
    """Whether an interrupted download can go on where it was."""
    media_type: str | None = None
    modified: float | None = None
    """Seconds since the epoch, by the server's clock."""
    digest: str | None = None
    """As `ebbtide.core.digests.Digest` writes it."""
    files: int | None = None
    """How many there are in a list."""
    wants_login: bool = False
    """The server asks for a name and password, or for other ones."""
    error: ErrorInfo | None = None
    """Why the server does not say more."""
    held: Reason | None = None
    """Why the server was not asked: the network is not for that."""
    job: int | None = None
    """The number of a download of this address that is in the list already."""
    job_is_over: bool = False
    """That job has fetched it."""
    directory: str | None = None
    """Where it would be saved."""
    exists: bool = False
    """There is something of this name already."""
    saved_as: str | None = None
    """The name that it would get there."""
    free: int | None = None
    """Bytes that are free there."""


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


def asks_for_login(error: ErrorInfo) -> bool:
    """Tell whether an error goes away with a name and password."""
    if error.code in (ErrorCode.LOGIN_REFUSED, ErrorCode.SECRET_MISSING):
        return True
    status = error.parameters.get("status", "")
    return error.code is ErrorCode.REMOTE_FORBIDDEN and status.startswith("401")
