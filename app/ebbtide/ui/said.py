"""The blanks of the core's sentences in the window's language.

Whoever raises an error writes its details in English; they are stored and sent like that, and
older databases hold older ones. The window finds out which template made them, says the
template in its own language and fills in what stood in the blanks.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ebbtide.core.errors import ErrorCode, fill
from ebbtide.core.http_dates import parse_http_date
from ebbtide.core.settings import ALL_SETTINGS
from ebbtide.ui import formats
from ebbtide.ui.setting_titles import title_of

try:
    from ebbtide.ui._translations import TEMPLATES
except ImportError:  # run from the sources without having built the translations
    TEMPLATES = {}

translate = QCoreApplication.translate

_CONTEXTS = ("Detail", "Note", "ErrorCode")
_LONGEST = 500
"""Nobody writes longer ones; a server's words may be any length."""
_BLANK = re.compile(r"\{(\w+)\}")
_WORDS = frozenset(
    {"action", "detail", "error", "hint", "host", "method", "protection", "reason", "state"}
    | {"status", "text", "what", "why", "words"}
)
"""Parameters that are words of ours; the others are names, paths and the like."""
_COUNTS = frozenset(
    {"attempt", "count", "expected", "first", "found", "last", "length", "limit", "offset"}
    | {"size", "start", "total"}
)
_SETTINGS = frozenset({"key", "setting"})
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(?: ([A-Za-z]+))?")
_SIZES = {"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15}
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86_400}


def shown(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of a sentence as they are shown."""
    return {name: _shown(name, value) for name, value in parameters.items()}


def template_of(context: str, template: str, parameters: Mapping[str, str]) -> str:
    """Return one of the core's sentences with its blanks, in the form that a number asks for."""
    count = parameters.get("count", "")
    if "{count}" in template and count.isdecimal():
        return translate(context, template, None, int(count))
    return translate(context, template)


def said(text: str) -> str:
    """Return words that were written in English in the window's language, if it knows them."""
    for context in _CONTEXTS:
        for spelling in (text, text[:1].lower() + text[1:]):
            words = translate(context, spelling)
            if words != spelling:
                return words
    found = _match(text) if len(text) <= _LONGEST else None
    if found is None:
        return text
    blanks = dict(found.blanks)
    template = template_of(found.context, found.template, blanks)
    return fill(template, {name: _said_blank(name, value) for name, value in blanks.items()})


def _shown(name: str, value: str) -> str:
    if name in _WORDS:
        return said(value)
    if name in _SETTINGS and value in ALL_SETTINGS:
        return title_of(ALL_SETTINGS[value])
    if name in _COUNTS and value.isdecimal():
        return formats.number(int(value))
    if name == "limit":
        return _rate(value) or value
    if name == "missing":
        return _measure(value) or said(value)
    if name == "duration":
        return _duration(value) or value
    if name == "date":
        at = parse_http_date(value)
        return value if at is None else formats.moment(at, time.time())
    return value


def _said_blank(name: str, value: str) -> str:
    if name in _SETTINGS and value in ALL_SETTINGS:
        return title_of(ALL_SETTINGS[value])
    return _duration(value) or _measure(value) or said(value)


def _measure(text: str) -> str | None:
    """Return a number, with the unit that it may have, as the place writes it."""
    found = _MEASURE.fullmatch(text)
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit in _SIZES:
        return formats.size(number * _SIZES[unit])
    words = formats.number(int(number)) if number.is_integer() else formats.decimal(number)
    return words if unit is None else f"{words} {translate('SettingUnit', unit)}"


def _rate(text: str) -> str | None:
    """Return a rate of the core's, such as ``500 kB/s``, as the window writes it."""
    found = _MEASURE.fullmatch(text.removesuffix("/s"))
    if found is None or found[2] not in _SIZES:
        return None
    return formats.speed(float(found[1]) * _SIZES[found[2]])


def _duration(text: str) -> str | None:
    """Return a duration of the core's, such as ``2 min 10 s``, as the window writes it."""
    parts = text.split(" ")
    if len(parts) % 2 or not all(one.isdecimal() for one in parts[::2]):
        return None
    if not all(unit in _SECONDS for unit in parts[1::2]):
        return None
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return formats.duration(sum(int(count) * _SECONDS[unit] for count, unit in pairs))


class _Found(NamedTuple):
    context: str
    template: str
    blanks: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1000)
def _match(text: str) -> _Found | None:
    for context, template, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            return _Found(context, template, tuple(match.groupdict().items()))
    return None


@cache
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    """Return every template with blanks, those that say most first."""
    known = [(context, one) for context, texts in TEMPLATES.items() for one in texts]
    known += [("ErrorCode", code.text) for code in ErrorCode if _literals(code.text)]
    known.sort(key=lambda pair: -len(_literals(pair[1])))
    return [(context, one, _pattern(one)) for context, one in known]


def _literals(template: str) -> str:
    """Return what stands between the blanks; nothing if that is no word of ours."""
    return _BLANK.sub("", template).strip(" .:")


def _pattern(template: str) -> re.Pattern[str]:
    parts = _BLANK.split(template)
    texts, names = parts[::2], parts[1::2]
    regex = re.escape(texts[0])
    for name, text in zip(names, texts[1:], strict=True):
        regex += f"(?P<{name}>.+?)" + re.escape(text)
    return re.compile(regex, re.DOTALL)
