"""What servers say so that a version of a file is recognised again (RFC 9110, 8.8)."""

from __future__ import annotations

import re

from ebbtide.core.http_dates import parse_http_date
from ebbtide.core.jobs import RemoteVersion

_ENTITY_TAG = re.compile(r'(?P<weak>W/)?(?P<opaque>"[\x21\x23-\x7e\x80-\U0010ffff]*")')
_STRONG_AFTER_S = 1.0
"""A file may change twice within the second that Last-Modified can tell."""


def strong_etag(version: RemoteVersion) -> str | None:
    """Return the ETag if it promises equal bytes, else None."""
    match = _ENTITY_TAG.fullmatch(version.etag or "")
    return version.etag if match is not None and not match["weak"] else None


def strong_date(version: RemoteVersion) -> str | None:
    """Return Last-Modified if it was long enough ago to be trusted (RFC 9110, 8.8.2.2)."""
    if version.last_modified is None or version.date is None:
        return None
    modified = parse_http_date(version.last_modified)
    date = parse_http_date(version.date)
    if modified is None or date is None or date - modified < _STRONG_AFTER_S:
        return None
    return version.last_modified


def etags_agree(one: str, other: str) -> bool:
    """Compare two ETags, weak or not, by what they name (RFC 9110, 8.8.3.2)."""
    return _opaque(one) == _opaque(other)


def dates_agree(one: str, other: str) -> bool:
    """Compare two Last-Modified dates, whatever their spelling."""
    if one.strip() == other.strip():
        return True
    time = parse_http_date(one)
    return time is not None and time == parse_http_date(other)


def _opaque(etag: str) -> str:
    return etag.strip().removeprefix("W/").strip('"')


def media_type_of(content_type: str | None) -> str | None:
    """Return the type without its parameters, in lower case (RFC 9110, 8.3.1)."""
    if content_type is None:
        return None
    return content_type.partition(";")[0].strip().lower() or None
