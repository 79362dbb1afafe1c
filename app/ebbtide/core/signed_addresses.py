"""Addresses that are passwords themselves, as they are shown: without what makes them so.

Whoever holds a presigned address may fetch the file. It is stored as it is, because the job
needs it; what people and programs read of the job has "…" in the place of the signature.
"""

from __future__ import annotations

import re

_QUERY_PART = re.compile(r"(?<=[?&;])(?P<name>[^?&;=#\s]+)=(?P<value>[^&;#\s]+)")
_TELLING = re.compile(
    r".*(signature|token|secret|passw|api[_.-]?key|access[_.-]?key|hmac|jwt|session).*"
    r"|(x-amz-)?(sig|auth|authorization|key|pwd|hdnea|hdnts|credential|policy)",
    re.IGNORECASE,
)
"""Names of what servers take for a proof: S3, Google, Azure, CloudFront, Akamai and others."""


def shown_address(url: str) -> str:
    """Return an address without the values that let anybody in who reads them."""
    return _QUERY_PART.sub(_without_value, url)


def is_signed(url: str) -> bool:
    """Tell whether an address is a password itself, or was one before it was shortened."""
    if "=" not in url:
        return False
    return any(_TELLING.fullmatch(part["name"]) for part in _QUERY_PART.finditer(url))


def is_shortened(url: str) -> bool:
    """Tell whether `shown_address` has been at work: nobody gets in with such an address."""
    return is_signed(url) and shown_address(url) == url


def _without_value(part: re.Match[str]) -> str:
    return f"{part['name']}=…" if _TELLING.fullmatch(part["name"]) else part[0]
