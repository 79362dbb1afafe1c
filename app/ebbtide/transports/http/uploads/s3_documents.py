"""What S3 servers say and are told in XML."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"
_LISTS = ("ListPartsResult", "ListPartsResponse")
"""Amazon's word for a list of parts, and that of other servers."""
_NUMBER = re.compile(r"[0-9]{1,18}")
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class DocumentError(ValueError):
    """A document does not say what it should."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that the server has."""

    number: int
    """Counted from 1."""
    size: int
    tag: str
    """Its ETag, with its quotes."""


@dataclass(frozen=True, slots=True)
class PartList:
    """One page of the parts of an upload."""

    parts: tuple[Part, ...]
    next_marker: int | None
    """Where the next page begins; None after the last."""


def parse_upload_id(document: bytes) -> str:
    """Read the answer to CreateMultipartUpload.

    Raises:
        DocumentError: it names no upload.
    """
    found = _text(_parsed(document), "UploadId")
    if not found or len(found) > 2000:
        raise DocumentError("it names no upload")
    return found


def parse_parts(document: bytes) -> PartList:
    """Read the answer to ListParts.

    Raises:
        DocumentError: it is none.
    """
    root = _parsed(document)
    if _name(root) not in _LISTS:
        raise DocumentError("it is no list of parts")
    parts = tuple(_part(child) for child in root if _name(child) == "Part")
    is_cut = _text(root, "IsTruncated") == "true"
    return PartList(parts, _number(_text(root, "NextPartNumberMarker")) if is_cut else None)


def parse_error(document: bytes) -> str | None:
    """Return an error's code; None: the document is no error."""
    try:
        root = _parsed(document)
    except DocumentError:
        return None
    return (_text(root, "Code") or "?")[:100] if _name(root) == "Error" else None


def completion(parts: Iterable[Part]) -> bytes:
    """Return the body of CompleteMultipartUpload."""
    lines = (
        f"<Part><PartNumber>{part.number}</PartNumber><ETag>{escape(part.tag)}</ETag></Part>"
        for part in parts
    )
    inner = "".join(lines)
    root = f'<CompleteMultipartUpload xmlns="{_NAMESPACE}">{inner}</CompleteMultipartUpload>'
    return root.encode()


def _parsed(document: bytes) -> ET.Element:
    # No server of this kind sends any, and they can make a short document endless.
    if _DOCTYPE.search(document):
        raise DocumentError("it declares things")
    try:
        return ET.fromstring(document)  # noqa: S314 - declarations are refused above
    except ET.ParseError as error:
        raise DocumentError("it is no XML") from error


def _part(element: ET.Element) -> Part:
    tag = _text(element, "ETag") or ""
    if not tag or len(tag) > 200:
        raise DocumentError("a part has no tag")
    number = _number(_text(element, "PartNumber"))
    return Part(number, _number(_text(element, "Size")), tag)


def _number(text: str | None) -> int:
    if text is None or not _NUMBER.fullmatch(text.strip()):
        raise DocumentError("a number is missing")
    return int(text)


def _text(element: ET.Element, name: str) -> str | None:
    return next((child.text for child in element if _name(child) == name), None)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
