#!/usr/bin/env python3
"""Writes the reference in docs/ from the tables that the program itself uses.

Run without arguments it writes the files; a test compares them with what it would write.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "app"))

from api_reference import api_page  # noqa: E402 - the path comes first
from markdown import code_block, markdown_table, member_texts  # noqa: E402

from ebbtide.api.methods import type_in_words  # noqa: E402
from ebbtide.cli.command import Command, parser_of  # noqa: E402
from ebbtide.cli.main import EXIT_STATUS, GROUPS, HOST_COMMANDS, find_command, overview  # noqa: E402
from ebbtide.core.errors import ErrorCode  # noqa: E402
from ebbtide.core.settings import ALL_SETTINGS, Setting  # noqa: E402
from ebbtide.core.states import TRANSITIONS, JobState, Trigger  # noqa: E402

NOTE = "<!-- Written by packaging/generate_docs.py; change the tables, not this file. -->"


def documents() -> dict[str, str]:
    """Return the text of every generated file by its name in docs/."""
    pages: Mapping[str, Callable[[], Iterator[str]]] = {
        "api.md": api_page,
        "cli.md": cli_page,
        "errors.md": errors_page,
        "settings.md": settings_page,
        "states.md": states_page,
    }
    return {name: "\n".join([NOTE, "", *page()]) + "\n" for name, page in pages.items()}


# ---------------------------------------------------------------------------------------------
# Errors, settings, states


def errors_page() -> Iterator[str]:
    """Yield docs/errors.md."""
    yield "# Errors"
    yield ""
    yield "A number is never used again for something else. It is the exit status of the command"
    yield "line and `code` in the API; the name is `data.code` there. Words in braces are filled"
    yield "in from `data.parameters`."
    yield ""
    yield "- **transient** goes away by itself: the job is tried again with growing delays;"
    yield "- **needs_user** goes on after somebody has done what the advice says;"
    yield "- **fatal** will not go away for this job."
    yield ""
    rows = (
        (str(code.number), f"`{code.name.lower()}`", code.kind.value, code.text, code.advice)
        for code in ErrorCode
    )
    yield from markdown_table(("", "Name", "Kind", "What happened", "What to do"), rows)


def settings_page() -> Iterator[str]:
    """Yield docs/settings.md."""
    yield "# Settings"
    yield ""
    yield "`ebbtide settings` shows them, `ebbtide settings KEY VALUE` changes one, and"
    yield "`ebbtide settings KEY --reset` goes back to the default. The administrator of a computer"
    yield "can fix settings, or give them other defaults: see [policy files](policy.md)."
    yield ""
    rows = (
        (f"`{key}`", type_in_words(setting.kind), _value(setting), _bounds(setting), setting.text)
        for key, setting in ALL_SETTINGS.items()
    )
    yield from markdown_table(("Setting", "Type", "Default", "Allowed", "What it is for"), rows)


def _value(setting: Setting[Any]) -> str:
    default = json.dumps(setting.default).removesuffix(".0")
    return f"`{default}` {setting.unit}".rstrip()


def _bounds(setting: Setting[Any]) -> str:
    if setting.choices:
        return ", ".join(f"`{choice}`" for choice in setting.choices)
    if setting.minimum is None or setting.maximum is None:
        return ""
    return f"{setting.minimum:.12g} to {setting.maximum:.12g}"


def states_page() -> Iterator[str]:
    """Yield docs/states.md."""
    yield "# The life of a job"
    yield ""
    yield "Nine states and one table of transitions, those of the Background Intelligent Transfer"
    yield "Service. Anything that is not in the table cannot happen. Transitions that lead back to"
    yield "the same state are left out of the picture; they are in the table below it."
    yield ""
    yield from code_block("mermaid", diagram_lines())
    yield from markdown_table(("State", "No.", "Meaning"), _state_rows())
    yield from markdown_table(("Trigger", "What happened"), _trigger_rows())
    yield from markdown_table(
        ("From", *(f"`{trigger.name.lower()}`" for trigger in Trigger)), _transition_rows()
    )


def diagram_lines() -> Iterator[str]:
    """Yield the state diagram in Mermaid's language, one arrow for each pair of states."""
    yield "stateDiagram-v2"
    yield "    [*] --> QUEUED"
    yield "    [*] --> SUSPENDED: held"
    arrows: dict[tuple[JobState, JobState], list[str]] = {}
    for (state, trigger), after in TRANSITIONS.items():
        if state is not after:
            arrows.setdefault((state, after), []).append(trigger.name.lower())
    for (state, after), triggers in arrows.items():
        yield f"    {state.name} --> {after.name}: {', '.join(triggers)}"
    for state in JobState:
        if state.is_final:
            yield f"    {state.name} --> [*]"


def _state_rows() -> Iterator[tuple[str, str, str]]:
    texts = member_texts(JobState)
    for state in JobState:
        yield f"`{state.name.lower()}`", str(state.value), texts[state.name]


def _trigger_rows() -> Iterator[tuple[str, str]]:
    texts = member_texts(Trigger)
    for trigger in Trigger:
        yield f"`{trigger.name.lower()}`", texts[trigger.name]


def _transition_rows() -> Iterator[list[str]]:
    for state in JobState:
        after = (TRANSITIONS.get((state, trigger)) for trigger in Trigger)
        yield [f"`{state.name.lower()}`", *(next_.name.lower() if next_ else "" for next_ in after)]


# ---------------------------------------------------------------------------------------------
# The command line


def cli_page() -> Iterator[str]:
    """Yield docs/cli.md."""
    yield "# The command line"
    yield ""
    yield from code_block("text", overview())
    for modules in GROUPS.values():
        for name in modules:
            command = find_command(name)
            if command is not None:
                yield from _command_section(name, command)
    for name, summary in HOST_COMMANDS.items():
        yield f"## ebbtide {name}"
        yield ""
        yield summary
        yield ""
    yield "## Exit status"
    yield ""
    yield from code_block("text", EXIT_STATUS)
    yield "[All errors](errors.md) with their numbers."


def _command_section(name: str, command: Command) -> Iterator[str]:
    actions = parser_of(name, command)._actions
    options = [action for action in actions if action.option_strings]
    values = [action for action in actions if not action.option_strings]
    words = [_value_in_words(action) for action in values]
    yield f"## ebbtide {name}"
    yield ""
    yield command.summary
    yield ""
    yield from code_block("text", [" ".join(["ebbtide", name, "[OPTIONS]", *words])])
    rows = [(f"`{word}`", action.help or "") for word, action in zip(words, values, strict=True)]
    rows += [(_option_in_words(action), action.help or "") for action in options[1:]]
    if rows:
        yield from markdown_table(("", ""), rows)
    if command.examples:
        yield from code_block("sh", command.examples)


def _value_in_words(action: argparse.Action) -> str:
    name = str(action.metavar) if action.metavar else "|".join(map(str, action.choices or ()))
    shapes = {"+": f"{name}...", "*": f"[{name}...]", "?": f"[{name}]"}
    return shapes.get(str(action.nargs), name)


def _option_in_words(action: argparse.Action) -> str:
    names = ", ".join(f"`{name}`" for name in action.option_strings)
    if isinstance(action.metavar, tuple):
        return f"{names} `{' '.join(action.metavar)}`"
    value = action.metavar or "|".join(map(str, action.choices or ()))
    return f"{names} `{value}`" if value else names


def main() -> int:
    """Write all files, or tell which are not as they would be written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if stale")
    parser.add_argument("directory", nargs="?", type=Path, default=ROOT / "docs")
    args = parser.parse_args()
    stale = False
    for name, text in documents().items():
        path = args.directory / name
        if args.check and path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        print(f"{path} is not current" if args.check else path)
        stale = True
        if not args.check:
            path.write_text(text, encoding="utf-8")
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
