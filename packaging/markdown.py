"""Pieces of Markdown, and texts that only the source holds."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise


def markdown_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table and an empty one."""
    yield "| " + " | ".join(headings) + " |"
    yield "|" + "---|" * len(headings)
    for cells in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def code_block(language: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as a block of code and an empty line."""
    yield f"```{language}"
    yield from lines
    yield "```"
    yield ""


def member_texts(kind: type) -> dict[str, str]:
    """Return the first line that the source says below each member of a class."""
    body = [part for part in ast.parse(inspect.getsource(kind)).body if _is_class(part)]
    members = [member for part in body for member in ast.iter_child_nodes(part)]
    texts = {}
    for member, text in pairwise(members):
        name = _assigned_name(member)
        if name and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            texts[name] = " ".join(inspect.cleandoc(str(text.value.value)).split())
    return texts


def _is_class(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef)


def _assigned_name(node: ast.AST) -> str:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""
