"""What a server says of itself when it is asked for its options."""

from __future__ import annotations

from dataclasses import dataclass

from ebbtide.transports.http.uploads.addresses import parent_of
from ebbtide.transports.http.uploads.base import Errand
from ebbtide.transports.http.uploads.exchange import Reply

_QUESTION = "capabilities"
_FIELDS = (
    *("DAV", "Server", "Tus-Version", "Tus-Extension", "Tus-Max-Size", "Tus-Resumable"),
    "Tus-Checksum-Algorithm",
)
_LONGEST = 1000
_NOTHING = "Missing"
_MISSING = frozenset({404, 409, 410})
_MOST_PARENTS = 16


@dataclass(frozen=True, slots=True)
class Capabilities:
    """The answer to OPTIONS, as far as uploads go."""

    fields: tuple[tuple[str, str], ...] = ()

    def _list(self, name: str) -> frozenset[str]:
        text = dict(self.fields).get(name, "")
        return frozenset(word.strip().lower() for word in text.split(",") if word.strip())

    @property
    def is_dav(self) -> bool:
        """It is a WebDAV server (RFC 4918, 10.1), which can move files and make directories."""
        return "1" in self._list("DAV")

    @property
    def is_missing(self) -> bool:
        """There is nothing at the address, not even the directory for it."""
        return _NOTHING in dict(self.fields)

    @property
    def server(self) -> str:
        """What it calls itself."""
        return dict(self.fields).get("Server", "")

    @property
    def is_tus(self) -> bool:
        """It speaks tus 1.0.0."""
        return "1.0.0" in self._list("Tus-Version") | self._list("Tus-Resumable")

    @property
    def tus_extensions(self) -> frozenset[str]:
        return self._list("Tus-Extension")

    @property
    def tus_checksums(self) -> frozenset[str]:
        return self._list("Tus-Checksum-Algorithm")

    @property
    def tus_largest(self) -> int | None:
        """The longest file that it takes, in bytes."""
        text = dict(self.fields).get("Tus-Max-Size", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def capabilities_at(errand: Errand, url: str) -> Capabilities:
    """Ask what can be done at an address; remembered while the program runs.

    Raises:
        TransferError: no answer at all, or LOGIN_REFUSED.
        StopRequested: a stop came.
    """
    known = errand.memory.recall(url, _QUESTION)
    if known is None:
        known = _written(errand.courier.ask_head("OPTIONS", url))
        errand.memory.learn(url, _QUESTION, known)
    pairs = (line.partition(": ") for line in known.splitlines())
    return Capabilities(tuple((name, value) for name, _, value in pairs))


def capabilities_for(errand: Errand, url: str) -> Capabilities:
    """Ask what can be done with a file that is to be: of its directory, where it is missing.

    Raises:
        TransferError: no answer at all, or LOGIN_REFUSED.
        StopRequested: a stop came.
    """
    found = capabilities_at(errand, url)
    parent = parent_of(url)
    for _ in range(_MOST_PARENTS):
        if not found.is_missing or parent is None:
            break
        found = capabilities_at(errand, parent)
        parent = parent_of(parent)
    return found


def _written(reply: Reply) -> str:
    # Google's and others' front doors answer 405 and still tell who they are.
    names = _FIELDS if reply.is_success else ("Server",)
    found = [(name, reply.header(name)) for name in names]
    if reply.status in _MISSING:
        found.append((_NOTHING, "yes"))
    return "\n".join(f"{name}: {_line(value)}" for name, value in found if value)


def _line(value: str) -> str:
    return "".join(char for char in value if char.isprintable())[:_LONGEST]
