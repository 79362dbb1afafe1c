"""What the lines somebody typed come to: addresses, descriptions of files, mistakes. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ebbtide.core.batches import BatchError, read_batch

_DESCRIPTIONS = (".metalink", ".meta4")


@dataclass(frozen=True, slots=True)
class Wish:
    """What becomes one job."""

    line: str
    """As it was typed, for when it is refused."""
    url: str | None = None
    metalink: str | None = None
    """Full path of a Metalink description."""


@dataclass(frozen=True, slots=True)
class WishList:
    """Everything that was typed."""

    wishes: tuple[Wish, ...] = ()
    mistake: str = ""
    """Why a line makes no sense, if one does not."""
    first: str = ""
    """Of the addresses, all of which came of one range; empty otherwise."""
    last: str = ""


def read_wishes(text: str) -> WishList:
    """Read one line for each address; the same address counts once."""
    wishes: dict[str, Wish] = {}
    ends: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        path = description_path(line)
        if path is not None:
            wishes[line] = Wish(line, metalink=path)
            ends.append(("", ""))
            continue
        try:
            batch = read_batch(line)
        except BatchError as error:
            return WishList(tuple(wishes.values()), str(error))
        ends.append((batch.first, batch.last) if batch.count > 1 else ("", ""))
        wishes.update((url, Wish(url, url)) for url in batch)
    # Beside other lines a range's ends are not those of all that is counted.
    first, last = ends[0] if len(ends) == 1 else ("", "")
    return WishList(tuple(wishes.values()), "", first, last)


def description_path(line: str) -> str | None:
    """Return the path of a Metalink description on this computer, or None if it is no such."""
    if not line.lower().endswith(_DESCRIPTIONS):
        return None
    if line.startswith("/"):
        return line
    parts = urlsplit(line)
    return unquote(parts.path) if parts.scheme == "file" else None
