"""What is at the address that a file is to have, and getting ready for it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ebbtide.core.addresses import named_address, origin_of
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_validators import media_type_of
from ebbtide.transports.http.uploads.addresses import name_of, parent_of
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.refusals import MISSING, refusal

_MOST_PARENTS = 64
_COMPARED = 64 * 1024
_ALREADY_THERE = 405
_NO_PARENT = 409


def target_of(upload: Upload) -> str:
    """Return the file's final address: one that ends in a slash is that of a directory."""
    return named_address(upload.url, upload.source.name)


@dataclass(frozen=True, slots=True)
class Found:
    """What a server tells of a file that is there."""

    length: int | None
    tag: str
    """Changes when the file does: entity tag, date and length."""


def find(errand: Errand, url: str) -> Found | None:
    """Return what is at an address; None if there is nothing, or nobody may know.

    Raises:
        TransferError: no answer, or one that says to try later.
        StopRequested: a stop came.
    """
    reply = errand.courier.ask("HEAD", url)
    if reply.is_success:
        _check_portal(reply, url)
        tag = "|".join(reply.header(name) or "" for name in ("ETag", "Last-Modified"))
        length = _length(reply)
        return Found(length, f"{tag}|{length}")
    if 400 <= reply.status < 500 and refusal(reply).code is not ErrorCode.SERVER_BUSY:
        # Gone, or a place where one may write and not read.
        return None
    if reply.status in (501, *MISSING):
        return None
    raise refusal(reply)


def _check_portal(reply: Reply, url: str) -> None:
    """Make sure that the log-in page of a Wi-Fi is not taken for what is there."""
    kind = media_type_of(reply.header("Content-Type"))
    if kind == "text/html" and origin_of(reply.url) != origin_of(url):
        raise TransferError(ErrorCode.NOT_THE_FILE, found=kind)


def _length(reply: Reply) -> int | None:
    text = reply.header("Content-Length") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def is_beginning(upload: Upload, url: str, length: int | None) -> bool:
    """Tell whether a file there is the beginning of ours, by its first and last bytes.

    Raises:
        TransferError: no answer at all, or our file changed.
        StopRequested: a stop came.
    """
    if length is None or length > upload.size:
        return False
    size = min(length, _COMPARED)
    return all(_has_part(upload, url, start, size) for start in {0, length - size} if size)


def _has_part(upload: Upload, url: str, start: int, size: int) -> bool:
    span = f"bytes={start}-{start + size - 1}"
    reply = upload.courier.ask("GET", url, {"Range": span})
    if reply.status == 200:
        # It does not send parts: what came is the file's beginning.
        return reply.content[:size] == upload.source.read(0, size)
    return reply.status == 206 and reply.content == upload.source.read(start, size)


def is_missing(errand: Errand, url: str | None) -> bool:
    """Tell whether there is certainly nothing at an address."""
    return url is not None and errand.courier.ask("HEAD", url).status in MISSING


def exists(url: str) -> TransferError:
    """Return the error for a file that is not replaced."""
    return TransferError(ErrorCode.REMOTE_EXISTS, name=name_of(url))


def make_parents(errand: Errand, url: str) -> bool:
    """Make the directories that a file is to be in, on a WebDAV server; False if it does not."""
    missing: list[str] = []
    parent = parent_of(url)
    while parent is not None and len(missing) < _MOST_PARENTS:
        reply = errand.courier.ask("MKCOL", parent)
        if reply.is_success or reply.status == _ALREADY_THERE:
            break
        if reply.status not in (_NO_PARENT, *MISSING):
            return False
        missing.append(parent)
        parent = parent_of(parent)
    return all(errand.courier.ask("MKCOL", each).is_success for each in reversed(missing))


def directory_missing(url: str) -> TransferError:
    """Return the error for a file whose directory is not there."""
    path = unquote(urlsplit(parent_of(url) or url).path, errors="replace")
    return TransferError(ErrorCode.REMOTE_DIRECTORY_MISSING, path=path)


def remove(errand: Errand, url: str) -> None:
    """Delete a file of ours; one that is not there is fine.

    Raises:
        TransferError: it could not be deleted.
        StopRequested: a stop came.
    """
    reply = errand.courier.ask("DELETE", url)
    if not reply.is_success and reply.status not in MISSING:
        raise refusal(reply, path=name_of(url))
