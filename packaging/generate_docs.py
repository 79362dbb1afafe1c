#!/usr/bin/env python3
"""Writes the reference in docs/ from the tables that the program itself uses.

Run without arguments it writes the files; a test compares them with what it would write.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "app"))

from ebbtide.api import table  # noqa: E402 - found only now
from ebbtide.api.client import ANSWER_TIMEOUT_S  # noqa: E402
from ebbtide.api.methods import Parameter, parameters_of, type_in_words  # noqa: E402
from ebbtide.api.protocol import DEEPEST, LONGEST_LINE, error_to_data  # noqa: E402
from ebbtide.api.shapes import view_to_data  # noqa: E402
from ebbtide.cli.command import Command, parser_of  # noqa: E402
from ebbtide.cli.main import EXIT_STATUS, GROUPS, HOST_COMMANDS, find_command, overview  # noqa: E402
from ebbtide.core.conditions import Conditions  # noqa: E402
from ebbtide.core.errors import ErrorCode, ErrorInfo  # noqa: E402
from ebbtide.core.events import Event, event_types  # noqa: E402
from ebbtide.core.jobs import File, Job, JobId, JobKind, Priority, RemoteVersion  # noqa: E402
from ebbtide.core.ports import JobView, Publication, Snapshot, Status  # noqa: E402
from ebbtide.core.ranges import Ranges  # noqa: E402
from ebbtide.core.samples import Sample  # noqa: E402
from ebbtide.core.settings import ALL_SETTINGS, Setting, Settings  # noqa: E402
from ebbtide.core.states import TRANSITIONS, JobState, Trigger  # noqa: E402
from ebbtide.core.verdicts import TRANSFERRING, Reason, ReasonCode, Verdict  # noqa: E402

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
    yield "`ebbtide settings KEY --reset` goes back to the default."
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
    value = action.metavar or "|".join(map(str, action.choices or ()))
    return f"{names} `{value}`" if value else names


# ---------------------------------------------------------------------------------------------
# The API

EXAMPLE_JOB = Job(
    id=JobId("5f2c8a1e-6f0b-4d5e-9a51-0c7a7f7b3c11"),
    number=3,
    name="ebb.iso",
    kind=JobKind.DOWNLOAD,
    priority=Priority.NORMAL,
    state=JobState.TRANSFERRING,
    files=(
        File(
            url="https://example.org/ebb.iso",
            target="/home/ann/Downloads/ebb.iso",
            staging="/home/ann/Downloads/ebb.iso.5f2c8a1e.part",
            version=RemoteVersion(length=1000, etag='"v1"', resumable=True),
            size=1000,
            done=Ranges([(0, 500)]),
            high_water=500,
        ),
    ),
    created_at=1_700_000_000.0,
    modified_at=1_700_000_100.0,
    rank=3.0,
)


class Shape(NamedTuple):
    """One kind of object of the API."""

    name: str
    kind: type
    text: str


SHAPES = (
    Shape("Job", Job, "A job as it is shown: what is stored, what is derived, what is measured."),
    Shape("File", File, "One file of a job."),
    Shape("RemoteVersion", RemoteVersion, "What the server said about a file."),
    Shape("Verdict", Verdict, "Why a job runs or waits; always there."),
    Shape("Reason", Reason, "One reason. The most important one comes first."),
    Shape("Sample", Sample, "How fast a job goes right now."),
    Shape("Error", ErrorInfo, "What went wrong last, as a job keeps it."),
    Shape("Status", Status, "The answer of `engine.status`."),
    Shape("Settings", Settings, "Settings by key."),
    Shape("Conditions", Conditions, "What besides jobs and settings decides whether jobs run."),
    Shape("Snapshot", Snapshot, "Everything at one moment; the answer of `events.subscribe`."),
    Shape("Publication", Publication, "What changed; the parameters of the notification `events`."),
)
_SHAPE_NAMES = {shape.kind: shape.name for shape in SHAPES} | {JobView: "Job"}


def api_page() -> Iterator[str]:
    """Yield docs/api.md."""
    yield from _introduction()
    yield "## Methods"
    yield ""
    common = ", ".join(f"`{name.lower()}`" for name in table.COMMON_ERRORS)
    yield f"Any method may answer {common}; [errors.md](errors.md) has them all."
    yield ""
    for method in table.METHODS:
        yield from _method_section(method)
    yield "## Objects"
    yield ""
    yield "Enumerations are spelled as their names in lower case. Times are seconds since the"
    yield "epoch, sizes are bytes. Readers should ignore members that they do not know."
    yield ""
    for shape in SHAPES:
        yield from _shape_section(shape)
    yield from _event_section()


def _introduction() -> Iterator[str]:
    yield f"# The API, version {table.API_VERSION}"
    yield ""
    yield "JSON-RPC 2.0 over a Unix socket, one JSON object a line, UTF-8. The socket is"
    yield "`engine.sock` in the first of these directories that there is:"
    yield ""
    yield "1. `$EBBTIDE_RUNTIME_DIR`"
    yield "2. `$XDG_RUNTIME_DIR/ebbtide`"
    yield "3. `/run/user/UID/ebbtide`"
    yield "4. `/tmp/ebbtide-UID`"
    yield ""
    yield "It belongs to one user and serves only that user. On Windows it is the named pipe"
    yield r"`\\.\pipe\ebbtide-USERNAME`; that was not run yet."
    yield ""
    yield "- Parameters go by name. An unknown one is refused, so that a typing error does no harm."
    yield "- A request without `id` is a notification: it is carried out and not answered."
    yield "- Batches are refused; send one request a line, as many as you like."
    yield f"- A line may have {LONGEST_LINE} bytes and nest {DEEPEST} deep. NaN, Infinity, members"
    yield "  of the same name, NUL and lone surrogates are refused. After a bad line the next one"
    yield "  counts."
    yield f"- The first call is `api.hello`. The project's own client waits {ANSWER_TIMEOUT_S:g} s"
    yield "  for an answer. Go by the `id`: answers need not come in the order of the requests, and"
    yield "  notifications come in between."
    yield ""
    yield from code_block("json", _conversation())
    yield "An error's `code` is its stable number, `data.code` its name:"
    yield ""
    error = error_to_data(ErrorInfo(ErrorCode.JOB_NOT_FOUND, {"job": "7"}))
    yield from code_block("json", json.dumps(error, indent=2).split("\n"))


def _conversation() -> Iterator[str]:
    hello = {"jsonrpc": "2.0", "id": 1, "method": "api.hello", "params": {"api": table.API_VERSION}}
    urls = ["https://example.org/ebb.iso"]
    add = {"jsonrpc": "2.0", "id": 2, "method": "jobs.add", "params": {"urls": urls}}
    yield json.dumps(hello)
    yield json.dumps(add)


def _method_section(method: table.Method) -> Iterator[str]:
    yield f"### {method.name}"
    yield ""
    yield method.summary
    yield ""
    parameters = parameters_of(method.name)
    if parameters:
        rows = (
            (
                f"`{parameter.name}`",
                type_in_words(parameter.hint),
                _default_in_words(parameter),
                method.parameters[parameter.name],
            )
            for parameter in parameters
        )
        yield from markdown_table(("Parameter", "Type", "Default", ""), rows)
    yield f"Result: {method.result}"
    yield ""
    if method.errors:
        yield "Errors: " + ", ".join(f"`{name.lower()}`" for name in method.errors) + "."
        yield ""


def _default_in_words(parameter: Parameter) -> str:
    if parameter.required:
        return "(required)"
    default = parameter.default
    return f"`{json.dumps(default.name.lower() if isinstance(default, Enum) else default)}`"


def _shape_section(shape: Shape) -> Iterator[str]:
    yield f"### {shape.name}"
    yield ""
    yield shape.text
    yield ""
    derived = table.DERIVED.get(shape.name, {})
    hints, texts = get_type_hints(shape.kind), member_texts(shape.kind)
    rows = [
        (f"`{field.name}`", json_type(hints[field.name]), texts.get(field.name, ""))
        for field in fields(shape.kind)
        if field.name not in derived
    ]
    rows += [(f"`{name}`", "(derived)", text) for name, text in derived.items()]
    yield from markdown_table(("Member", "Type", ""), rows)
    if shape.kind is Reason:
        yield "The codes and their words:"
        yield ""
        codes = ((f"`{code.name.lower()}`", code.value) for code in ReasonCode)
        yield from markdown_table(("Code", "Text"), codes)
    if shape.kind is Job:
        view = JobView(EXAMPLE_JOB, TRANSFERRING, Sample(EXAMPLE_JOB.id, 600, 100.0))
        yield from code_block("json", json.dumps(view_to_data(view), indent=2).split("\n"))


def _event_section() -> Iterator[str]:
    yield "### Event"
    yield ""
    yield "What happened, as `jobs.history` and publications tell it: `number` (rising; one that is"
    yield "left out means that something was missed), `at`, `event` (the name in the table),"
    yield "`job_id`, `sentence` (in English, derived), and the members of the event. The history"
    yield "keeps those marked so."
    yield ""
    yield from markdown_table(
        ("Event", "Members", "What happened", "Kept"),
        (_event_row(name, kind) for name, kind in event_types().items()),
    )


def _event_row(name: str, kind: type[Event]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    members = (
        f"`{field.name}`: {json_type(hints[field.name])}"
        for field in fields(kind)
        if field.name != "job_id"
    )
    text = (kind.__doc__ or "").split("\n")[0]
    return f"`{name}`", "; ".join(members), text, "yes" if kind.remembered else ""


def json_type(hint: Any) -> str:
    """Return how a field of the core appears in JSON."""
    hint = getattr(hint, "__supertype__", hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(json_type(part) for part in arguments)
    if origin is tuple and Ellipsis not in arguments:
        return "[" + ", ".join(json_type(part) for part in arguments) + "]"
    if origin is tuple:
        return f"list of {json_type(arguments[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "object"
    if hint is Ranges:
        return "list of [start, end]; the end is not included"
    if is_dataclass(hint) or hint is Event:
        return _SHAPE_NAMES.get(hint, "Event")  # type: ignore[arg-type]
    if hint is ErrorCode:
        return "name in errors.md"
    if hint is ReasonCode:
        return "name in the table below"
    return type_in_words(hint)


# ---------------------------------------------------------------------------------------------
# Texts that only the source holds


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


def main() -> int:
    """Write all files."""
    directory = ROOT / "docs"
    directory.mkdir(exist_ok=True)
    for name, text in documents().items():
        (directory / name).write_text(text, encoding="utf-8")
        print(directory / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
