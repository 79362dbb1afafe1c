"""The addresses in what somebody drops or pastes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

# A scheme of at least two letters: C:// is a drive.
_ADDRESS = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]+://[^\s<>\"'`{}|\\^]+")
_TRAILING = ".,;:!?…"
_PAIRS = {")": "(", "]": "["}
_FILE = "file:"
_NETSCAPE_FORMATS = ("_NETSCAPE_URL", "text/x-moz-url")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found."""

    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Addresses of files on this computer."""

    def __bool__(self) -> bool:
        return bool(self.links or self.files)


def links_in_text(text: str) -> Found:
    """Return the addresses among other words, each once, in their order."""
    return _sorted_out(_without_trailing(match.group()) for match in _ADDRESS.finditer(text))


def links_in_html(text: str) -> Found:
    """Return what the links of a piece of a web page point to."""
    collector = _LinkCollector()
    collector.feed(text)
    collector.close()
    return _sorted_out(collector.links)


def links_in(mime: QMimeData | None) -> Found:
    """Return the addresses of a drop or of the clipboard; None is an empty clipboard.

    Programs offer the same link in several forms; the most explicit one counts.
    """
    if mime is None:
        return Found()
    for found in _readings(mime):
        if found:
            return found
    return Found()


def _readings(mime: QMimeData) -> Iterable[Found]:
    if mime.hasUrls():
        yield _sorted_out(bytes(url.toEncoded().data()).decode() for url in mime.urls())
    for name in _NETSCAPE_FORMATS:
        if mime.hasFormat(name):
            yield links_in_text(_first_line(bytes(mime.data(name).data()), name))
    if mime.hasHtml():
        yield links_in_html(mime.html())
    if mime.hasText():
        yield links_in_text(mime.text())


def _first_line(data: bytes, name: str) -> str:
    """Return the address; the title that follows it on the next line is not one."""
    encoding = "utf-16-le" if name == "text/x-moz-url" else "utf-8"
    return data.decode(encoding, "replace").partition("\n")[0]


def _sorted_out(addresses: Iterable[str]) -> Found:
    links: dict[str, None] = {}
    files: dict[str, None] = {}
    for address in addresses:
        if address.startswith(_FILE):
            files[address] = None
        elif _ADDRESS.fullmatch(address):
            links[address] = None
    return Found(tuple(links), tuple(files))


def _without_trailing(address: str) -> str:
    """Return the address without the punctuation of the sentence round it."""
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        unbalanced = opening is not None and address.count(last) > address.count(opening)
        if last not in _TRAILING and not unbalanced:
            break
        address = address[:-1]
    return address


class _LinkCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value.strip() for name, value in attrs if name == "href" and value]
