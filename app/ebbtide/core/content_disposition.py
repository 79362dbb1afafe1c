"""What a server calls a file (RFC 6266), read as tolerantly as browsers do.

Servers write names in many wrong ways: raw UTF-8, percent-encoded where nothing may be,
as e-mail would. Whatever comes out is made harmless by `ebbtide.core.names`.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from urllib.parse import unquote_to_bytes

from ebbtide.core.names import harmless_name

_LONGEST = 8192
"""Characters of the header that are looked at."""
_PARAMETER = re.compile(
    r';\s*(?P<name>[^\s=;"]+)\s*=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"?|(?P<plain>[^;]*))',
    re.DOTALL,
)
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Python calls them encodings."""
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


def suggested_name(header: str) -> str | None:
    """Return a harmless name for the file, or None if the header suggests none."""
    parameters: dict[str, str] = {}
    for match in _PARAMETER.finditer(";" + header[:_LONGEST]):
        value = match["plain"] if match["quoted"] is None else _unquoted(match["quoted"])
        # The first of several counts, as in browsers.
        parameters.setdefault(match["name"].lower(), value.strip())
    for name in (_extended(parameters.get("filename*")), _plain(parameters.get("filename"))):
        # Directories are the server's, not ours (RFC 6266, 4.3).
        last = re.split(r"[/\\]", name or "")[-1].strip()
        if last.strip(". "):
            return harmless_name(last)
    return None


def _unquoted(text: str) -> str:
    # Only what has to be escaped: servers write C:\name.txt without doubling anything.
    return re.sub(r'\\(["\\])', r"\1", text)


def _extended(value: str | None) -> str | None:
    """Read ``charset'language'percent-encoded`` (RFC 8187)."""
    if value is None:
        return None
    charset, quote, rest = value.strip('"').partition("'")
    _, second_quote, encoded = rest.partition("'")
    if not (quote and second_quote):
        return None
    return _decoded(unquote_to_bytes(encoded), charset)


def _plain(value: str | None) -> str | None:
    if not value:
        return None
    value = _ENCODED_WORD.sub(_decoded_word, value)
    if _PERCENT.search(value):
        value = _as_utf_8(unquote_to_bytes(value)) or value
    try:
        # Headers are read as Latin-1 where they are not all UTF-8.
        return _as_utf_8(value.encode("latin-1")) or value
    except UnicodeEncodeError:
        return value


def _decoded_word(match: re.Match[str]) -> str:
    """Read what belongs into e-mail only (RFC 2047)."""
    charset, encoding, text = match.groups()
    try:
        if encoding in "bB":
            data = base64.b64decode(text + "==")
        else:
            data = binascii.a2b_qp(text.encode("ascii", "replace"), header=True)
    except (binascii.Error, ValueError):
        return match[0]
    return _decoded(data, charset) or match[0]


def _decoded(data: bytes, charset: str) -> str | None:
    for candidate in (charset, "utf-8", "latin-1"):
        try:
            if codecs.lookup(candidate).name not in _NO_CHARSETS:
                return data.decode(candidate)
        except (LookupError, ValueError):
            continue  # Unknown, or the bytes are not in it.
    return None


def _as_utf_8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
