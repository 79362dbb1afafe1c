"""Keeps the translations in step with the sources: `./dev translations`.

What can be translated is found in the window's code (`self.tr` and `translate`) and in the
core's tables (errors, reasons, events, settings), which speak English and know no Qt. The
result goes into translations/ebbtide_*.ts, which Qt Linguist opens; nothing that is still
said loses its translation, what is new is marked "unfinished", what is gone is dropped.
`--check` writes nothing and fails where something is missing.
"""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent))

from details import details_in

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"
TRANSLATIONS = Path(__file__).parent / "translations"
LANGUAGES: Mapping[str, int] = {"cs": 3, "en": 2, "it": 2, "zh_TW": 1}
"""How many forms a word has when it is counted. English has only what is counted."""
_COUNTED = 4
"""The arguments of `translate` with a number: context, source, comment, number."""


class Message(NamedTuple):
    """One text where it is said."""

    context: str
    source: str
    is_counted: bool = False


def catalog() -> list[Message]:
    """Return everything that can be translated, by context, then as the sources have it."""
    of_core = [*_of_core(), *_of_notes()]
    counted = [one._replace(is_counted="{count}" in one.source) for one in of_core]
    found = dict.fromkeys([*_of_code(), *counted])
    return sorted(found, key=lambda message: message.context)


def _of_code() -> Iterator[Message]:
    for folder in ("ui", "host"):
        for path in sorted((APP / "ebbtide" / folder).rglob("*.py")):
            yield from messages_in(path.read_text(encoding="utf-8"))


def messages_in(code: str) -> Iterator[Message]:
    """Return the texts in a module: arguments of `self.tr` and of any `translate`."""
    tree = ast.parse(code)
    yield from _messages_below(tree, "")


def _messages_below(node: ast.AST, owner: str) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield from _message_of(child, owner)
        yield from _messages_below(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _message_of(call: ast.Call, owner: str) -> Iterator[Message]:
    match call.func:
        case ast.Attribute(attr="tr"):
            texts, counted = [owner, *_texts(call.args[:1])], len(call.args) == _COUNTED - 1
        case ast.Attribute(attr="translate") | ast.Name(id="translate"):
            texts, counted = _texts(call.args[:2]), len(call.args) == _COUNTED
        case _:
            return
    if len(texts) == 2 and texts[1]:
        yield Message(texts[0], texts[1], counted)


def _texts(arguments: list[ast.expr]) -> list[str]:
    """Return those that are plain strings; an address such as `error.text` is not one."""
    return [one.value for one in arguments if isinstance(one, ast.Constant) and one.value]  # type: ignore[misc]


def _of_core() -> Iterator[Message]:
    from ebbtide.core import events as ev
    from ebbtide.core.errors import ErrorCode
    from ebbtide.core.link_samples import LinkState
    from ebbtide.core.states import JobState
    from ebbtide.core.verdicts import ReasonCode

    for code in ErrorCode:
        yield Message("ErrorCode", code.text)
        yield Message("ErrorCode", code.advice)
    for reason in ReasonCode:
        yield Message("ReasonCode", reason.value)
        if reason.remedy:
            yield Message("ReasonCode", reason.remedy)
    for kind in ev.event_types().values():
        if kind.sentence:
            yield Message("Event", kind.sentence)
    for enumeration in (ev.RestartReason, ev.AddressReason, ev.YieldReason, LinkState):
        yield from _of_members(enumeration)
    yield from _of_settings()
    for text in dict.fromkeys([*(state.words for state in JobState), *details_in(APP / "ebbtide")]):
        yield Message("Detail", text)


def _of_members(enumeration: type[Enum]) -> Iterator[Message]:
    for member in enumeration:
        yield Message(enumeration.__name__, str(member.value))


def _of_settings() -> Iterator[Message]:
    from ebbtide.core.settings import LANGUAGE
    from ebbtide.ui.preferences import in_order
    from ebbtide.ui.setting_titles import title_of

    for setting in in_order().values():
        yield Message("SettingName", title_of(setting))
        yield Message("Setting", setting.text)
        # Languages are called by their own names.
        for choice in setting.choices if setting is not LANGUAGE else ():
            yield Message("SettingChoice", choice or "none")
        if setting.unit:
            yield Message("SettingUnit", setting.unit)


_TOLD_BY = ("engine/worker.py", "engine/vault.py")
"""Modules besides those called `notes` that tell the history something in capital names."""


def _of_notes() -> Iterator[Message]:
    package = APP / "ebbtide"
    for path in [*sorted(package.rglob("notes.py")), *(package / one for one in _TOLD_BY)]:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                for text in _sentences(node.value):
                    yield Message("Note", text)


def _sentences(value: ast.expr) -> Iterator[str]:
    """Return the strings that are sentences: in a constant, or as the values of a table."""
    parts = value.values if isinstance(value, ast.Dict) else [value]
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and " " in part.value:
            yield part.value


# The files.

Known = dict[tuple[str, str], list[str]]
"""Translations by context and source; several forms where something is counted."""


def read(path: Path) -> Known:
    """Return the finished translations of a file; of a missing one none."""
    if not path.exists():
        return {}
    known: Known = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None:
                forms = [form.text or "" for form in translation.iter("numerusform")]
                source = message.findtext("source", "")
                known[name, source] = forms or [translation.text or ""]
    return known


def rendered(language: str, messages: list[Message], known: Known) -> str:
    """Return a file as Qt Linguist would write it, without line numbers that go stale."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    last = None
    for message in messages:
        if message.context != last:
            lines += ["</context>"] if last is not None else []
            lines += ["<context>", f"    <name>{escape(message.context)}</name>"]
            last = message.context
        forms = known.get(message[:2], [])
        lines += _entry(message, forms, LANGUAGES[language])
    closing = ["</context>"] if last is not None else []
    return "\n".join([*lines, *closing, "</TS>", ""])


def _entry(message: Message, forms: list[str], count: int) -> Iterator[str]:
    yield '    <message numerus="yes">' if message.is_counted else "    <message>"
    yield f"        <source>{_quoted(message.source)}</source>"
    expected = count if message.is_counted else 1
    finished = len(forms) == expected and all(forms)
    opening = "<translation>" if finished else '<translation type="unfinished">'
    if message.is_counted:
        yield f"        {opening}"
        for form in forms if finished else [""] * expected:
            yield f"            <numerusform>{_quoted(form)}</numerusform>"
        yield "        </translation>"
    else:
        yield f"        {opening}{_quoted(forms[0]) if finished else ''}</translation>"
    yield "    </message>"


def _quoted(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def wanted(language: str, messages: list[Message]) -> list[Message]:
    """Return what a language has to translate."""
    return [one for one in messages if one.is_counted] if language == "en" else messages


def main(arguments: list[str]) -> int:
    """Bring the files up to date, or check them; return the exit status."""
    sys.path.insert(0, str(APP))
    messages = catalog()
    status = 0
    for language in LANGUAGES:
        path = TRANSLATIONS / f"ebbtide_{language}.ts"
        known, needed = read(path), wanted(language, messages)
        text = rendered(language, needed, known)
        missing = text.count('type="unfinished"')
        stale = not path.exists() or path.read_text(encoding="utf-8") != text
        if stale and "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        if missing or (stale and "--check" in arguments):
            status = 1
        print(f"{language}: {len(needed)} texts, {missing} to translate{', stale' * stale}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
