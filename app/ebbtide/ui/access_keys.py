"""Names without the keys that are marked in them."""

from __future__ import annotations

import re

_APART = re.compile(r"\s*\(&\w\)")
"""Scripts without letters to press put one after the words: ``新增(&A)``."""


def without_key(text: str) -> str:
    """Return the words of a button, a menu or a label alone, for where no key is pressed."""
    return _APART.sub("", text).replace("&", "").rstrip(":：…")
