"""docs/api.md: the methods and objects of the API."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from markdown import code_block, markdown_table, member_texts

from ebbtide.api import table
from ebbtide.api.client import ANSWER_TIMEOUT_S
from ebbtide.api.methods import Parameter, parameters_of, type_in_words
from ebbtide.api.protocol import DEEPEST, LONGEST_LINE, error_to_data
from ebbtide.api.shapes import view_to_data
from ebbtide.core.administration import Administration, PolicyProblem, Rule
from ebbtide.core.budgets import Budget, Standing
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.events import Event, Recorded, event_types
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import Credential, Header, HttpOptions, Login, ProxyChoice
from ebbtide.core.jobs import File, Job, JobId, JobKind, Priority, RemoteVersion
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.observations import (
    Network,
    Networks,
    Observations,
    Power,
    Presence,
    Reachability,
    Route,
    Routes,
    Sleep,
    Told,
    Wanted,
)
from ebbtide.core.offers import Offer
from ebbtide.core.ports import JobView, Publication, Snapshot, Status
from ebbtide.core.presence import Attendance
from ebbtide.core.ranges import Ranges
from ebbtide.core.samples import Sample
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.uploads import SourceVersion, UploadOptions, UploadSession
from ebbtide.core.verdicts import TRANSFERRING, Reason, ReasonCode, Verdict

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
    Shape("FileRange", FileRange, "A wanted part of a file."),
    Shape("HttpOptions", HttpOptions, "How a job talks to its servers."),
    Shape("Header", Header, "A header of every request."),
    Shape("Login", Login, "Who a job says it is."),
    Shape("ProxyChoice", ProxyChoice, "Which proxy to go through."),
    Shape("Credential", Credential, "Who somebody is at one server, for all jobs."),
    Shape("Offer", Offer, "What is known of an address before it is added."),
    Shape("UploadOptions", UploadOptions, "How a job sends its files."),
    Shape("SourceVersion", SourceVersion, "What a local file was when its upload began."),
    Shape("UploadSession", UploadSession, "What the server and we agreed on for sending a file."),
    Shape("RemoteVersion", RemoteVersion, "What the server said about a file."),
    Shape("Verdict", Verdict, "Why a job runs or waits; always there."),
    Shape("Reason", Reason, "One reason. The most important one comes first."),
    Shape("Sample", Sample, "How fast a job goes right now."),
    Shape("Link", LinkSample, "Who uses the network, on the interface that we use most."),
    Shape("Error", ErrorInfo, "What went wrong last, as a job keeps it."),
    Shape("Status", Status, "The answer of `engine.status`."),
    Shape("PolicyProblem", PolicyProblem, "What of an administrator's policy file does not count."),
    Shape("Settings", Settings, "Settings by key."),
    Shape("Administration", Administration, "What the administrator's policy files come to."),
    Shape("Rule", Rule, "A setting's value in a policy file."),
    Shape("Conditions", Conditions, "What besides jobs and settings decides whether jobs run."),
    Shape(
        "Observations", Observations, "What the operating system says; all of it may be unknown."
    ),
    Shape("Networks", Networks, "The networks that are connected."),
    Shape("Network", Network, "One network."),
    Shape("Routes", Routes, "Ways to servers."),
    Shape("Route", Route, "The way to one server."),
    Shape("Reachability", Reachability, "Whether the internet can be reached."),
    Shape("Presence", Presence, "Whether somebody uses the computer, as the system says."),
    Shape("Power", Power, "Where the electricity comes from."),
    Shape("Sleep", Sleep, "Suspending and resuming."),
    Shape("Told", Told, "How far the first answers have come."),
    Shape("Wanted", Wanted, "What the system was asked."),
    Shape("Attendance", Attendance, "Whether somebody is at the computer, as we judge it."),
    Shape("Standing", Standing, "How far a data budget is used, roughly."),
    Shape("Budget", Budget, "The data plan of one network."),
    Shape("Snapshot", Snapshot, "Everything at one moment; the answer of `events.subscribe`."),
    Shape("Publication", Publication, "What changed; the parameters of the notification `events`."),
)
_SHAPE_NAMES = {shape.kind: shape.name for shape in SHAPES} | {JobView: "Job", Recorded: "Event"}


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
    if is_dataclass(default):
        return "`{}`"
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
    if shape.kind is LinkSample:
        yield "The states and their words:"
        yield ""
        states = ((f"`{state.name.lower()}`", state.value) for state in LinkState)
        yield from markdown_table(("State", "Text"), states)
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
    if origin in (tuple, frozenset):
        return f"list of {json_type(arguments[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "object"
    if hint is Ranges:
        return "list of [start, end]; the end is not included"
    if hint is Event:
        return "Event"
    if is_dataclass(hint):
        return _SHAPE_NAMES[hint]  # type: ignore[index]
    if hint is ErrorCode:
        return "name in errors.md"
    if hint in (ReasonCode, LinkState):
        return "name in the table below"
    return type_in_words(hint)
