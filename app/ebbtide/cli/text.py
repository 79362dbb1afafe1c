"""Text for terminals: harmless, measured, shortened."""

from __future__ import annotations

_ELLIPSIS = "…"


def clean(text: str) -> str:
    """Return the text without anything that would steer a terminal or mislead a reader.

    Names come from servers: escape sequences, line breaks and marks that reverse the
    reading direction are shown as what they are, something unprintable.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _replacement(char) for char in text)


def _replacement(char: str) -> str:
    import unicodedata

    return " " if unicodedata.category(char) == "Zs" else "�"


def width_of(text: str) -> int:
    """Return how many columns a terminal needs for the text."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


def _char_width(char: str) -> int:
    import unicodedata

    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return the text filled up with spaces to a width in columns."""
    spaces = " " * (width - width_of(text))
    return spaces + text if right else text + spaces


def elide_end(text: str, width: int) -> str:
    """Return the text, cut at its end if it is wider than a number of columns."""
    if width_of(text) <= width:
        return text
    return _first_columns(text, width - 1) + _ELLIPSIS


def elide_middle(text: str, width: int) -> str:
    """Return the text, cut in its middle: both ends of a file name tell something."""
    if width_of(text) <= width:
        return text
    tail = _first_columns(text[::-1], (width - 1) // 2)[::-1]
    head = _first_columns(text, width - 1 - width_of(tail))
    return head + _ELLIPSIS + tail


def _first_columns(text: str, width: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += _char_width(char)
        if used > width:
            return text[:index]
    return text
