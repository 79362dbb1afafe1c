"""Qt's compiled translations, written without Qt: packages are built where it is not installed.

The format is that of `lrelease` (qttools, `qm.cpp`) and of `QTranslator`, which reads it:
sections, each a tag, a length and bytes, all numbers big-endian. Tested against `lrelease`.
"""

import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES, _NUMERUS, _LANGUAGE = 0x42, 0x69, 0x88, 0xA7
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8

_EQUALS, _BETWEEN, _NEW_RULE = 0x01, 0x04, 0xFF
_ONE_AND_MANY = bytes([_EQUALS, 1])
NUMERUS = {
    "cs": bytes([_EQUALS, 1, _NEW_RULE, _BETWEEN, 2, 4]),
    "en": _ONE_AND_MANY,
    "it": _ONE_AND_MANY,
    "zh_TW": b"",
}
"""Which form a number asks for, as a program for `QTranslator`."""

Entry = tuple[str, str, list[str]]
"""Context, source and the translation in all its forms."""


def entries(path: Path) -> Iterator[Entry]:
    """Yield the finished translations of a ``.ts`` file."""
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield name, message.findtext("source", ""), forms or [translation.text or ""]


def compiled(language: str, translations: Iterable[Entry]) -> bytes:
    """Return the contents of a ``.qm`` file."""
    hashes, messages = [], bytearray()
    for context, source, forms in translations:
        hashes.append((_elf_hash(source.encode()), len(messages)))
        for form in forms:
            messages += _field(_TRANSLATION, form.encode("utf-16-be"))
        messages += _field(_COMMENT, b"") + _field(_SOURCE, source.encode())
        messages += _field(_CONTEXT, context.encode()) + bytes([_END])
    index = b"".join(struct.pack(">II", *one) for one in sorted(hashes))
    sections = [(_LANGUAGE, language.encode()), (_HASHES, index), (_MESSAGES, bytes(messages))]
    if NUMERUS[language]:
        sections.append((_NUMERUS, NUMERUS[language]))
    return _MAGIC + b"".join(_field(tag, data) for tag, data in sections)


def _field(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _elf_hash(text: bytes) -> int:
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value ^= high >> 24
        value &= ~high & 0xFFFFFFFF
    return value or 1
