"""What is known of an address before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ebbtide.core.errors import ErrorCode, ErrorInfo
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


def asks_for_login(error: ErrorInfo) -> bool:
    """Tell whether an error goes away with a name and password."""
    if error.code in (ErrorCode.LOGIN_REFUSED, ErrorCode.SECRET_MISSING):
        return True
    status = error.parameters.get("status", "")
    return error.code is ErrorCode.REMOTE_FORBIDDEN and status.startswith("401")
