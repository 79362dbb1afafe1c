"""Reading the head of an answer."""

from __future__ import annotations

from ebbtide.core.content_disposition import suggested_name
from ebbtide.core.digests import (
    Digest,
    parse_content_md5,
    parse_digest_fields,
    parse_instance_digests,
    strongest,
)
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_ranges import ContentRange, HeaderError, Unsatisfied, parse_content_range
from ebbtide.core.http_validators import media_type_of
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.names import FALLBACK, name_from_url
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.statuses import WHOLE

_IDENTITY = frozenset({"", "identity"})
_PACKED_TYPES = frozenset(
    {"application/gzip", "application/x-gzip", "application/x-compressed-tar", "application/x-tgz"}
)
_PACKED_ENDINGS = (".gz", ".tgz", ".svgz")
_GZIP = frozenset({"gzip", "x-gzip"})
_UNDOABLE = _GZIP | {"deflate"}


def is_encoded(answer: Answer) -> bool:
    """Tell whether the body is compressed on top of what the file is (Content-Encoding).

    Many servers say "gzip" of files that *are* gzip archives; that does not count.
    """
    coding = _coding(answer)
    if coding in _IDENTITY:
        return False
    path = answer.url.partition("?")[0].lower()
    packed = media_type_of(answer.header("Content-Type")) in _PACKED_TYPES
    return not (coding in _GZIP and (packed or path.endswith(_PACKED_ENDINGS)))


def has_to_be_decoded(answer: Answer) -> bool:
    """Tell whether the body has to be decompressed to get the file.

    Raises:
        TransferError: SERVER_UNSUITED for a coding that cannot be undone.
    """
    if not is_encoded(answer):
        return False
    coding = _coding(answer)
    if coding not in _UNDOABLE:
        detail = f"send the file without compressing it with '{coding[:40]}' on the way"
        raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    return True


def _coding(answer: Answer) -> str:
    return (answer.header("Content-Encoding") or "").lower()


def content_range(answer: Answer) -> ContentRange | Unsatisfied | None:
    """Return what the answer says about its part; None for nothing that makes sense."""
    try:
        return parse_content_range(answer.header("Content-Range") or "")
    except HeaderError:
        return None


def usable_part(answer: Answer, start: int, end: int | None) -> ContentRange | None:
    """Return the part that a 206 holds if it is of what was asked for."""
    part = content_range(answer)
    if (
        isinstance(part, ContentRange)
        and part.start == start
        and (end is None or part.end <= end)
        and answer.content_length in (None, part.size)
        and not is_encoded(answer)
    ):
        return part
    return None


def version_of_whole(answer: Answer) -> RemoteVersion:
    """Return the version that a 200 describes."""
    if has_to_be_decoded(answer):
        # Length and validators are those of the compressed bytes.
        media_type = media_type_of(answer.header("Content-Type"))
        return RemoteVersion(media_type=media_type, name=name_of(answer))
    accepts = (answer.header("Accept-Ranges") or "").lower()
    return _version(answer, answer.content_length, resumable=accepts == "bytes")


def version_of_part(answer: Answer, part: ContentRange) -> RemoteVersion:
    """Return the version that a 206 describes."""
    return _version(answer, part.total, resumable=True)


def digest_of(answer: Answer, *, whole: bool) -> Digest | None:
    """Return the strongest checksum of the whole file that the answer tells.

    Args:
        answer: its body is not compressed.
        whole: the body is the whole file, so that the body's own checksums count.
    """
    digests = [
        *parse_digest_fields(answer.header("Repr-Digest") or ""),
        *parse_instance_digests(answer.header("Digest") or ""),
    ]
    if whole:
        digests += parse_digest_fields(answer.header("Content-Digest") or "")
        digests += parse_content_md5(answer.header("Content-MD5") or "")
    return strongest(digests)


def name_of(answer: Answer) -> str | None:
    """Return what the server calls the file: by header, or by where it sent us on to."""
    name = suggested_name(answer.header("Content-Disposition") or "")
    if name is None and answer.is_redirected:
        name = name_from_url(answer.url)
        return None if name == FALLBACK else name
    return name


def _version(answer: Answer, length: int | None, *, resumable: bool) -> RemoteVersion:
    digest = digest_of(answer, whole=answer.status in WHOLE)
    return RemoteVersion(
        length=length,
        etag=answer.header("ETag") or None,
        last_modified=answer.header("Last-Modified") or None,
        date=answer.header("Date") or None,
        media_type=media_type_of(answer.header("Content-Type")),
        resumable=resumable,
        digest=None if digest is None else str(digest),
        name=name_of(answer),
    )
