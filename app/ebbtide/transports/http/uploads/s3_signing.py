"""Signatures of requests to S3 (AWS Signature Version 4): pure functions.

A server and we hold the same secret key; what is signed with it is a canonical form of the
request, which both make by themselves.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlsplit, urlunsplit

_ALGORITHM = "AWS4-HMAC-SHA256"
EMPTY = hashlib.sha256(b"").hexdigest()
"""The hash of no content."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who asks, and where."""

    key: str
    """The access key's name."""
    secret: str = field(repr=False)
    region: str = "us-east-1"
    service: str = "s3"

    def headers(
        self, method: str, url: str, headers: Mapping[str, str], content_hash: str, now: float
    ) -> dict[str, str]:
        """Return the headers that sign a request, beside those given.

        Args:
            method: in capital letters.
            url: as `canonical_url` writes it.
            headers: what else is signed.
            content_hash: SHA-256 of the body, in hexadecimal.
            now: seconds since the epoch; servers allow a quarter of an hour.
        """
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
        signed = {
            **headers,
            "Host": host_of(url),
            "x-amz-content-sha256": content_hash,
            "x-amz-date": stamp,
        }
        names = ";".join(sorted(name.lower() for name in signed))
        scope = f"{stamp[:8]}/{self.region}/{self.service}/aws4_request"
        request = canonical_request(method, url, signed, content_hash)
        digest = hashlib.sha256(request.encode()).hexdigest()
        signature = self._sign(scope, f"{_ALGORITHM}\n{stamp}\n{scope}\n{digest}")
        credential = f"{_ALGORITHM} Credential={self.key}/{scope}"
        authorization = f"{credential},SignedHeaders={names},Signature={signature}"
        return {
            "x-amz-content-sha256": content_hash,
            "x-amz-date": stamp,
            "Authorization": authorization,
        }

    def _sign(self, scope: str, text: str) -> str:
        key = f"AWS4{self.secret}".encode()
        for part in scope.split("/"):
            key = _hmac(key, part)
        return _hmac(key, text).hex()


def canonical_request(method: str, url: str, headers: Mapping[str, str], content_hash: str) -> str:
    """Return the form of a request that is signed."""
    parts = urlsplit(url)
    folded = sorted((name.lower(), " ".join(value.split())) for name, value in headers.items())
    lines = [method, parts.path or "/", parts.query]
    lines += [*(f"{name}:{value}" for name, value in folded), ""]
    return "\n".join((*lines, ";".join(name for name, _ in folded), content_hash))


def canonical_url(url: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address as it is both signed and asked, with parameters added to its own.

    Everything but unreserved characters (RFC 3986, 2.3) is written with a percent sign.
    """
    parts = urlsplit(url)
    path = "/".join(_quoted(unquote_to_bytes(part)) for part in parts.path.split("/")) or "/"
    own = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    pairs = sorted((_quoted_text(name), _quoted_text(value)) for name, value in (*own, *parameters))
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def host_of(url: str) -> str:
    """Return the Host header's value as the HTTP library sends it: no port that is implied."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    implied = {"http": 80, "https": 443}.get(parts.scheme)
    return host if parts.port in (None, implied) else f"{host}:{parts.port}"


def _quoted(data: bytes) -> str:
    return quote(data, safe="-_.~")


def _quoted_text(text: str) -> str:
    return _quoted(text.encode("utf-8", "surrogateescape"))


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
