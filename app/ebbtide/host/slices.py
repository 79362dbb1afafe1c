"""Reading long JSON without keeping the interpreter's lock.

The standard library's reader lets nobody else run until it has read the whole text: a third
of a second for ten thousand jobs. Here it reads what is deep inside, piece by piece.
"""

from __future__ import annotations

import json
import re
from typing import Any

_DEPTH = 3
"""An answer, its result, the list in it: whatever is below is read in one go."""
_SPACE = re.compile(r"[ \t\n\r]*")
_decode = json.JSONDecoder().raw_decode


def read_json(text: str) -> Any:
    """Return what `json.loads` returns.

    Raises:
        json.JSONDecodeError: it is not JSON.
    """
    value, end = _value(text, _after_space(text, 0), _DEPTH)
    if _after_space(text, end) != len(text):
        raise json.JSONDecodeError("nothing more was expected", text, end)
    return value


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    opening = text[at : at + 1]
    if depth and opening == "{":
        return _object(text, at, depth)
    if depth and opening == "[":
        return _array(text, at, depth)
    return _decode(text, at)


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    at = _after_space(text, at + 1)
    if text[at : at + 1] == "}":
        return found, at + 1
    while True:
        key, at = _decode(text, at)
        if not isinstance(key, str):
            raise json.JSONDecodeError("a name was expected", text, at)
        at = _after_space(text, _past(text, at, ":"))
        found[key], at = _value(text, at, depth - 1)
        at, is_last = _next(text, at, "}")
        if is_last:
            return found, at


def _array(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    at = _after_space(text, at + 1)
    if text[at : at + 1] == "]":
        return found, at + 1
    while True:
        one, at = _value(text, at, depth - 1)
        found.append(one)
        at, is_last = _next(text, at, "]")
        if is_last:
            return found, at


def _next(text: str, at: int, closing: str) -> tuple[int, bool]:
    """Return where to go on, and whether that is behind the end."""
    at = _after_space(text, at)
    if text[at : at + 1] == closing:
        return at + 1, True
    return _after_space(text, _past(text, at, ",")), False


def _past(text: str, at: int, sign: str) -> int:
    at = _after_space(text, at)
    if text[at : at + 1] != sign:
        raise json.JSONDecodeError(f"{sign!r} was expected", text, at)
    return at + 1


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return at if match is None else match.end()
