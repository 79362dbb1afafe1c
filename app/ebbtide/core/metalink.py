"""Metalink 4 (RFC 5854) and 3: where a file is, and what its bytes must add up to.

A description comes from a server and is hostile input: a document that declares
entities is refused before any is expanded, and so is one that is too large or too deep.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.parsers import expat

from ebbtide.core.digests import Digest, Pieces, from_hex
from ebbtide.core.names import harmless_name

LARGEST = 16 * 1024 * 1024
"""Bytes of a document."""
_DEEPEST = 16
_MOST_FILES = 10_000
_MOST_PIECES = 1_000_000
_LOWEST_PRIORITY = 999_999
_SPACES = ("urn:ietf:params:xml:ns:metalink", "http://www.metalinker.org/")
_SCHEMES = ("http", "https")


class MetalinkError(ValueError):
    """The document is not Metalink, or is one that is not read; the text says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place where the file is."""

    url: str
    priority: int = _LOWEST_PRIORITY
    """1 is best."""
    location: str | None = None
    """Two letters for the country, in lower case."""


@dataclass(frozen=True, slots=True)
class MetalinkFile:
    """One file of a description."""

    name: str
    """Harmless, without directories."""
    size: int | None
    digests: tuple[Digest, ...]
    pieces: Pieces | None
    sources: tuple[Source, ...]
    """Best first; only those that can be fetched."""


def parse_metalink(data: bytes) -> tuple[MetalinkFile, ...]:
    """Read a description.

    Raises:
        MetalinkError: it is no Metalink, is damaged, too large, or tries to be clever.
    """
    if len(data) > LARGEST:
        raise MetalinkError("the document is too large")
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.EntityDeclHandler = _refuse_declaration
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise MetalinkError(f"it is not well-formed: {error}") from None
    except (LookupError, ValueError) as error:
        if isinstance(error, MetalinkError):
            raise
        raise MetalinkError(f"its encoding cannot be read: {error}") from None
    return tuple(reader.files)


def _refuse_declaration(*_: object) -> None:
    raise MetalinkError("it declares a document type, which no Metalink needs")


@dataclass
class _Draft:
    """A file while it is read."""

    name: str
    size: int | None = None
    digests: list[Digest] = field(default_factory=list)
    piece_length: int | None = None
    piece_kind: str = ""
    pieces: list[Digest | None] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def finished(self) -> MetalinkFile:
        return MetalinkFile(
            self.name,
            self.size,
            tuple(self.digests),
            self._usable_pieces(),
            tuple(sorted(self.sources, key=lambda source: source.priority)),
        )

    def _usable_pieces(self) -> Pieces | None:
        """Return the pieces if they cover the file without a hole."""
        known = [digest for digest in self.pieces if digest is not None]
        if not self.piece_length or not known or len(known) != len(self.pieces):
            return None
        if self.size is not None and -(-self.size // self.piece_length) != len(known):
            return None
        return Pieces(self.piece_length, tuple(known))


class _Reader:
    """Turns the elements of a document into files."""

    def __init__(self) -> None:
        self.files: list[MetalinkFile] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._attributes: dict[str, str] = {}
        self._draft: _Draft | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self._path and (name != "metalink" or space not in _SPACES):
            raise MetalinkError("it does not begin as a Metalink does")
        # Elements of other vocabularies keep their place but lose their meaning.
        name = name if space in _SPACES else ""
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise MetalinkError("its elements are nested too deeply")
        self._text.clear()
        self._attributes = attributes
        if name == "file" and self._draft is None:
            self._draft = _Draft(_last_part(attributes.get("name", "")))
        elif name == "pieces" and self._draft is not None:
            self._draft.piece_length = _number(attributes.get("length", ""))
            self._draft.piece_kind = attributes.get("type", "")

    def text(self, text: str) -> None:
        self._text.append(text)

    def end(self, _: str) -> None:
        name = self._path.pop()
        text = "".join(self._text).strip()
        self._text.clear()
        if self._draft is None:
            return
        if name == "file":
            self.files.append(self._draft.finished())
            self._draft = None
            if len(self.files) > _MOST_FILES:
                raise MetalinkError("it describes too many files")
        elif name == "size":
            self._draft.size = _number(text)
        elif name == "hash":
            self._take_hash(self._draft, text)
        elif name == "url":
            self._take_source(self._draft, text)

    def _take_hash(self, draft: _Draft, text: str) -> None:
        if self._path[-1] == "pieces":
            if len(draft.pieces) == _MOST_PIECES:
                raise MetalinkError("it lists too many pieces")
            draft.pieces.append(from_hex(draft.piece_kind, text))
            return
        digest = from_hex(self._attributes.get("type", ""), text)
        if digest is not None and self._path[-1] in ("file", "verification"):
            draft.digests.append(digest)

    def _take_source(self, draft: _Draft, text: str) -> None:
        try:
            parts = urlsplit(text)
            _ = parts.port
        except ValueError:
            return
        if parts.scheme not in _SCHEMES or not parts.hostname or self._path[-1] == "publisher":
            return
        location = self._attributes.get("location", "").lower() or None
        draft.sources.append(Source(text, self._priority(), location))

    def _priority(self) -> int:
        priority = _number(self._attributes.get("priority", ""))
        if priority is not None:
            return priority
        # Metalink 3 counts the other way round: 100 is best.
        preference = _number(self._attributes.get("preference", ""))
        return _LOWEST_PRIORITY if preference is None else max(1, 101 - preference)


def _last_part(name: str) -> str:
    return harmless_name(name.replace("\\", "/").rstrip("/").rpartition("/")[2])


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 19 else None
