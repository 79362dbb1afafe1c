"""Finds the words that errors carry in their blanks: `detail`, `what`, `reason` and the like.

They are written where an error is raised, in English. The window translates them by these
templates: a plain text by itself, an f-string by what stands between its blanks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_NAMES = frozenset({"detail", "what", "reason", "action", "hint", "words", "why", "protection"})
"""Parameters of errors and notes that are words, and what their makers call them."""
_PACKAGES = ("core", "engine", "storage", "system", "transports")
_OTHERS = frozenset({"UNKNOWN"})
"""What looks like words and is none."""
_UNSEEN = ("policy_files.py",)
"""Modules whose words only the command line and the log tell."""
_SILENT = ("codec.py", "ranges.py", "body.py", "wire.py", "wayland.py", "x11_wire.py")
"""Modules whose `ValueError` nobody is shown."""
SYSTEM = (
    "of '{path}'",
    "connection aborted",
    "connection refused",
    "connection reset by peer",
    "connection timed out",
    "device or resource busy",
    "directory not empty",
    "input/output error",
    "invalid argument",
    "is a directory",
    "network is unreachable",
    "no route to host",
    "no space left on device",
    "no such device",
    "no such file or directory",
    "not a directory",
    "operation not permitted",
    "operation not supported",
    "permission denied",
    "read-only file system",
    "stale file handle",
    "text file busy",
    "too many open files",
)
"""What the operating system calls its most common errors."""
_BLANK = re.compile(r"\{\w+\}")
_Positions = dict[str, dict[int, str]]


@cache
def details_in(package: Path) -> tuple[str, ...]:
    """Return every template in the packages that raise errors people are shown."""
    files = [path for one in _PACKAGES for path in sorted((package / one).rglob("*.py"))]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    positions = _positions_of(trees.values())
    found = dict.fromkeys(SYSTEM)
    for path, tree in trees.items():
        if path.name in _UNSEEN:
            continue
        found.update(dict.fromkeys(_Module(tree, positions, path.name in _SILENT).templates()))
    return tuple(sorted(text for text in map(str.strip, found) if _is_said(text)))


def _is_said(text: str) -> bool:
    """Tell whether there is anything to translate: more than names and signs."""
    has_letters = any(map(str.isalpha, _BLANK.sub("", text)))
    says = any(f"{{{name}}}" in text for name in ("words", "reason", "strerror"))
    return text not in _OTHERS and (has_letters or says) and not text.startswith(("and {", "0x"))


def _positions_of(trees: Iterable[ast.Module]) -> _Positions:
    """Return by a function's name which of its arguments are such words."""
    found: _Positions = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [one.arg for one in node.args.args if one.arg not in ("self", "cls")]
                worded = {at: name for at, name in enumerate(names) if name in _NAMES}
                if worded:
                    found.setdefault(node.name, {}).update(worded)
    return found


class _Module:
    """What one module says in the blanks of errors."""

    def __init__(self, tree: ast.Module, positions: _Positions, silent: bool) -> None:
        self._tree = tree
        self._positions = positions
        self._silent = silent
        self._assigned: dict[str, list[ast.expr]] = {}
        self._returned: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._assigned.setdefault(name, []).append(value)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    self._assigned.setdefault(name, []).append(value)
                case ast.FunctionDef(name=name):
                    values = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
                    self._returned[name] = [one for one in values if one is not None]

    def templates(self) -> Iterator[str]:
        """Return them as they come in the module."""
        for node in ast.walk(self._tree):
            for value in self._values(node):
                yield from self._of(value, frozenset())

    def _values(self, node: ast.AST) -> Iterator[ast.expr]:
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name), args=[value])):
                if name in _VALUE_ERRORS and not self._silent:
                    yield value
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                worded = self._positions.get(name, {})
                yield from (value for at, value in enumerate(node.args) if at in worded)
                yield from (one.value for one in node.keywords if one.arg in _NAMES)
            case ast.Assign(targets=[ast.Name(id=name)]) if name in _NAMES:
                yield node.value

    def _of(self, value: ast.expr, seen: frozenset[str]) -> Iterator[str]:
        match value:
            case ast.Constant(value=str(text)):
                if " " in text or text.isalpha():
                    yield text
            case ast.JoinedStr(values=parts):
                yield _template(parts)
                blanks = (part.value for part in parts if isinstance(part, ast.FormattedValue))
                for blank in blanks:
                    yield from self._of_blank(blank, seen)
            case ast.Name(id=name) if name not in seen:
                for one in self._assigned.get(name, ()):
                    yield from self._of(one, seen | {name})
            case ast.Subscript(value=ast.Name() as table):
                yield from self._of(table, seen)
            case ast.Call():
                yield from self._of_call(value, seen)
            case _:
                for one in _alternatives(value):
                    yield from self._of(one, seen)

    def _of_call(self, call: ast.Call, seen: frozenset[str]) -> Iterator[str]:
        match call.func:
            case ast.Attribute(value=ast.Name() as table, attr="get"):
                yield from self._of(table, seen)
                for other in call.args[1:]:
                    yield from self._of(other, seen)
            case ast.Attribute(value=ast.BoolOp() as inner, attr="lower"):
                yield from self._of(inner, seen)
            case ast.Name(id=name) if name not in seen:
                for one in self._returned.get(name, ()):
                    yield from self._of(one, seen | {name})

    def _of_blank(self, value: ast.expr, seen: frozenset[str]) -> Iterator[str]:
        """Return the words that a blank may hold: of a table or a function of words."""
        match value:
            case ast.Subscript() | ast.Call(func=ast.Name()):
                yield from self._of(value, seen)
            case ast.Name(id=name) if name in ("words", "number", "more"):
                yield from self._of(value, seen)


def _alternatives(value: ast.expr) -> list[ast.expr]:
    """Return the expressions of which one is what an expression comes to."""
    match value:
        case ast.IfExp(body=one, orelse=other):
            return [one, other]
        case ast.BoolOp(values=values) | ast.Dict(values=values) | ast.Tuple(elts=values):
            return values
        case _:
            return []


_VALUE_ERRORS = frozenset({"ValueError", "TimetableError", "MetalinkError", "BatchError"})


def _template(parts: list[ast.expr]) -> str:
    names: list[str] = []
    text = ""
    for part in parts:
        if isinstance(part, ast.FormattedValue):
            name = _name_of(part.value)
            while name in names:
                name += "_"
            names.append(name)
            text += f"{{{name}}}"
        elif isinstance(part, ast.Constant):
            text += str(part.value)
    return text


def _name_of(value: ast.expr) -> str:
    """Return what a translator sees of a blank: the first name in its expression."""
    names = [
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(value)
        if isinstance(node, ast.Name | ast.Attribute)
    ]
    return names[0].strip("_").lower() if names else "value"
