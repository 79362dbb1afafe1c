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


def _without_value(part: re.Match[str]) -> str:
    return f"{part['name']}=…" if _TELLING.fullmatch(part["name"]) else part[0]
