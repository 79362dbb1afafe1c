"""The Link header (RFC 8288), as far as downloads use it (RFC 6249)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

_LONGEST = 32_768
_MOST = 200
"""Links of one header that are looked at."""
_LINK = re.compile(r'<(?P<target>[^<>]*)>(?P<parameters>(?:[^,"]|"(?:[^"\\]|\\.)*"?)*)', re.DOTALL)
_PARAMETER = re.compile(
    r';\s*(?P<name>[^\s=;,"]+)\s*(?:=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"?|(?P<plain>[^;,]*)))?',
    re.DOTALL,
)
_LOWEST_PRIORITY = 999_999
METALINK = "application/metalink4+xml"


@dataclass(frozen=True, slots=True)
class Link:
    """One link."""

    target: str
    """Absolute address."""
    relations: frozenset[str]
    """In lower case."""
    media_type: str | None = None
    priority: int = _LOWEST_PRIORITY
    """1 is best (RFC 6249, 3.1)."""
    location: str | None = None
    """Two letters for the country, in lower case."""


def parse_links(text: str, base: str) -> tuple[Link, ...]:
    """Read a Link header; what cannot be read is left out.

    Args:
        text: the header's value; several of one name joined by commas.
        base: the address that answered.
    """
    links = []
    for match in _LINK.finditer(text[:_LONGEST]):
        link = _link(match["target"], match["parameters"], base)
        if link is not None:
            links.append(link)
        if len(links) == _MOST:
            break
    return tuple(links)


def mirrors(links: tuple[Link, ...]) -> tuple[str, ...]:
    """Return where else the same file is, best first (RFC 6249, 3)."""
    duplicates = [link for link in links if "duplicate" in link.relations]
    duplicates.sort(key=lambda link: link.priority)
    return tuple(dict.fromkeys(link.target for link in duplicates))


def metalinks(links: tuple[Link, ...]) -> tuple[str, ...]:
    """Return where the file's Metalink description is (RFC 6249, 4)."""
    return tuple(
        link.target
        for link in links
        if "describedby" in link.relations and link.media_type == METALINK
    )


def _link(target: str, parameters: str, base: str) -> Link | None:
    try:
        absolute = urljoin(base, target.strip())
        parts = urlsplit(absolute)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    values: dict[str, str] = {}
    for match in _PARAMETER.finditer(parameters):
        value = match["plain"] if match["quoted"] is None else match["quoted"]
        values.setdefault(match["name"].lower(), (value or "").strip())
    priority = values.get("pri", "")
    return Link(
        absolute,
        frozenset(values.get("rel", "").lower().split()),
        values.get("type", "").lower() or None,
        int(priority) if re.fullmatch(r"[0-9]{1,6}", priority) else _LOWEST_PRIORITY,
        values.get("geo", "").lower() or None,
    )
