"""What servers offer beside a file: mirrors and checksums (RFC 6249), side files."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ebbtide.core.digests import Digest, Pieces, parse_checksum_file, strongest
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.links import metalinks, mirrors, parse_links
from ebbtide.core.metalink import LARGEST, MetalinkError, MetalinkFile, parse_metalink
from ebbtide.core.ports import TransferControl
from ebbtide.transports.http.asking import Asker
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.statuses import WHOLE, status_error

_LARGEST_SIDE_FILE = 1024 * 1024
_MOST_DESCRIPTIONS = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """What is known about a file beside its bytes."""

    mirrors: tuple[str, ...] = ()
    digest: Digest | None = None
    pieces: Pieces | None = None


def mirrors_told(answer: Answer) -> tuple[str, ...]:
    """Return the mirrors that an answer names, none less safe than itself."""
    found = mirrors(parse_links(answer.header("Link") or "", answer.url))
    return tuple(url for url in found if _is_as_safe(url, answer.url))


def descriptions_told(answer: Answer) -> tuple[str, ...]:
    """Return the addresses of the descriptions that an answer names."""
    found = metalinks(parse_links(answer.header("Link") or "", answer.url))
    safe = [url for url in found if _is_as_safe(url, answer.url)]
    return tuple(safe[:_MOST_DESCRIPTIONS])


def read_description(
    asker: Asker, url: str, length: int | None, name: str, control: TransferControl
) -> Offer:
    """Fetch a Metalink description and return what it says of a file.

    Raises:
        TransferError: it cannot be had, or it is not one.
        StopRequested: a stop came.
    """
    try:
        files = parse_metalink(read_document(asker, url, LARGEST, control))
    except MetalinkError as error:
        host = urlsplit(url).hostname or ""
        raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=host, detail=str(error)) from error
    return _offer(_described(files, length, name), length, url)


def side_file_digest(
    asker: Asker, url: str, ending: str, control: TransferControl
) -> Digest | None:
    """Return the checksum beside a file, such as ``disk.iso.sha256``; None if it has none.

    Raises:
        TransferError: it cannot be had.
        StopRequested: a stop came.
    """
    parts = urlsplit(url)
    beside = parts._replace(path=f"{parts.path}.{ending}").geturl()
    text = read_document(asker, beside, _LARGEST_SIDE_FILE, control).decode("utf-8", "replace")
    found = parse_checksum_file(text, unquote(parts.path.rpartition("/")[2]))
    return found if found is not None and found.algorithm == ending else None


def read_document(asker: Asker, url: str, most: int, control: TransferControl) -> bytes:
    """Fetch something small.

    Raises:
        TransferError: it cannot be had, or is larger than `most` bytes.
        StopRequested: a stop came.
    """
    document = bytearray()
    with closing(asker.ask({}, control, url)) as answer:
        if answer.status not in WHOLE:
            raise status_error(answer, has_part=False)
        for piece in answer.decoded_pieces():
            document += piece
            if len(document) > most:
                detail = f"it sends more than {most} bytes"
                raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=answer.host, detail=detail)
    return bytes(document)


def _described(
    files: tuple[MetalinkFile, ...], length: int | None, name: str
) -> MetalinkFile | None:
    if len(files) == 1:
        return files[0]
    named = [file for file in files if file.name == name]
    sized = [file for file in files if file.size is not None and file.size == length]
    return next(iter([*named, *sized]), None)


def _offer(file: MetalinkFile | None, length: int | None, url: str) -> Offer:
    if file is None or (length is not None and file.size not in (None, length)):
        return Offer()
    pieces = file.pieces
    if pieces is not None and length is not None and not pieces.covers(length):
        pieces = None
    sources = tuple(source.url for source in file.sources if _is_as_safe(source.url, url))
    return Offer(sources, strongest(file.digests), pieces)


def _is_as_safe(url: str, base: str) -> bool:
    return urlsplit(url).scheme == "https" or urlsplit(base).scheme == "http"
