"""What each method of the table means: the command or query it becomes.

The parameters of a method are the fields of its dataclass, so there is nothing to keep
in step; a parameter that is no field is refused.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from ebbtide import __version__
from ebbtide.api.shapes import (
    budgets_from_data,
    history_from_data,
    jobs_from_data,
    publication_from_data,
    publication_to_data,
    reply_to_data,
    snapshot_from_data,
    snapshot_to_data,
    view_from_data,
    view_to_data,
)
from ebbtide.api.table import API_VERSION
from ebbtide.core import commands as cmd
from ebbtide.core.codec import CodecError, from_data, to_data
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode
from ebbtide.core.http_options import Credential
from ebbtide.core.offers import Offer
from ebbtide.core.ports import Reply, Status
from ebbtide.core.settings import Settings
from ebbtide.core.tide_history import TideLog

__all__ = [
    "API_VERSION",
    "EVENTS",
    "MESSAGES",
    "SHOW",
    "HostCall",
    "ShowWindow",
    "call_to_data",
    "hello_to_data",
    "parse_call",
    "publication_from_data",
    "publication_to_data",
    "reply_from_data",
    "reply_to_data",
    "snapshot_from_data",
    "snapshot_to_data",
    "view_from_data",
    "view_to_data",
]

EVENTS = "events"
"""The notification that carries a publication."""
SHOW = "window.show"
"""The notification that carries a `ShowWindow` to an attached window."""


class HostCall(Enum):
    """What the host carries out itself; the engine never sees it."""

    HELLO = "api.hello"
    """Answer with `hello_to_data`."""
    SUBSCRIBE = "events.subscribe"
    """Answer with a snapshot; send publications that lead on from it."""
    QUIT = "engine.quit"
    ATTACH = "window.attach"
    """Send what `ShowWindow` brings to this connection."""


@dataclass(frozen=True, slots=True)
class ShowWindow:
    """Show the window; carried out by the host, too."""

    links: tuple[str, ...] = ()
    add: bool = False
    token: str = ""


Message = cmd.Command | cmd.Query | ShowWindow

MESSAGES: Mapping[str, type[Message] | HostCall] = {
    "api.hello": HostCall.HELLO,
    "jobs.add": cmd.AddDownload,
    "jobs.upload": cmd.AddUpload,
    "jobs.probe": cmd.ProbeAddresses,
    "jobs.list": cmd.ListJobs,
    "jobs.show": cmd.ShowJob,
    "jobs.history": cmd.ListHistory,
    "jobs.suspend": cmd.SuspendJob,
    "jobs.resume": cmd.ResumeJob,
    "jobs.complete": cmd.CompleteJob,
    "jobs.cancel": cmd.CancelJob,
    "jobs.remove": cmd.RemoveJob,
    "jobs.set_priority": cmd.SetPriority,
    "jobs.set_limit": cmd.SetLimit,
    "jobs.rename": cmd.RenameJob,
    "jobs.set_address": cmd.SetAddress,
    "jobs.set_target": cmd.SetTarget,
    "jobs.set_maximum_size": cmd.SetMaximumSize,
    "jobs.set_checksum": cmd.SetChecksum,
    "jobs.set_login": cmd.SetLogin,
    "jobs.replace_prefix": cmd.ReplacePrefix,
    "credentials.add": cmd.AddCredential,
    "credentials.remove": cmd.RemoveCredential,
    "credentials.list": cmd.ListCredentials,
    "jobs.start_now": cmd.StartNow,
    "jobs.set_cost_policy": cmd.SetCostPolicy,
    "jobs.set_when_active": cmd.SetWhenActive,
    "jobs.set_window": cmd.SetWindow,
    "jobs.set_start": cmd.SetStart,
    "jobs.move": cmd.MoveJob,
    "jobs.move_before": cmd.MoveBefore,
    "budgets.list": cmd.ListBudgets,
    "budgets.set": cmd.SetBudget,
    "budgets.remove": cmd.RemoveBudget,
    "engine.status": cmd.ShowStatus,
    "engine.tide": cmd.ShowTide,
    "engine.pause": cmd.PauseAll,
    "engine.resume": cmd.ResumeAll,
    "engine.quit": HostCall.QUIT,
    "settings.list": cmd.ListSettings,
    "settings.set": cmd.ChangeSetting,
    "settings.reload": cmd.ReloadSettings,
    "events.subscribe": HostCall.SUBSCRIBE,
    "window.show": ShowWindow,
    "window.attach": HostCall.ATTACH,
}
"""By method; the texts are in `ebbtide.api.table`."""


def parse_call(method: str, params: Mapping[str, Any]) -> Message | HostCall:
    """Return what a request asks for.

    Raises:
        CommandError: METHOD_UNKNOWN, REQUEST_INVALID (unknown, missing or wrong
            parameters) or PROTOCOL_MISMATCH.
    """
    meaning = MESSAGES.get(method)
    if meaning is None:
        raise CommandError(ErrorCode.METHOD_UNKNOWN, method=method[:80])
    if not isinstance(meaning, HostCall):
        return meaning(**_arguments(method, _parameters(meaning), params))
    arguments = _arguments(method, host_parameters(meaning), params)
    if meaning is HostCall.HELLO and arguments["api"] != API_VERSION:
        raise CommandError(ErrorCode.PROTOCOL_MISMATCH, theirs=API_VERSION, ours=arguments["api"])
    return meaning


def hello_to_data() -> dict[str, Any]:
    """Return the answer of ``api.hello``."""
    return {"api": API_VERSION, "version": __version__}


def call_to_data(message: Message) -> tuple[str, dict[str, Any]]:
    """Return the method and parameters that ask for a message: `parse_call` backwards.

    Raises:
        LookupError: no method asks for it.
    """
    for method, meaning in MESSAGES.items():
        if meaning is type(message):
            return method, to_data(message)
    raise LookupError(type(message).__name__)


_READERS: Mapping[str, Callable[[Any], Reply]] = {
    "jobs.list": jobs_from_data,
    "jobs.history": history_from_data,
    "jobs.probe": lambda data: from_data(tuple[Offer, ...], data),
    "credentials.list": lambda data: from_data(tuple[Credential, ...], data),
    "engine.status": lambda data: from_data(Status, data),
    "engine.tide": lambda data: from_data(TideLog, data),
    "budgets.list": budgets_from_data,
    "budgets.set": budgets_from_data,
    "budgets.remove": budgets_from_data,
    "settings.list": lambda data: from_data(Settings, data),
    "settings.set": lambda data: from_data(Settings, data),
    "settings.reload": lambda data: from_data(Settings, data),
    "events.subscribe": snapshot_from_data,
}


def reply_from_data(method: str, data: Any) -> Reply:
    """Return the result of a method as the engine gave it: `reply_to_data` backwards.

    Raises:
        EbbtideError: REQUEST_INVALID, the data has another shape.
    """
    if data is None:
        return None
    try:
        return _READERS.get(method, view_from_data)(data)
    except CodecError as error:
        raise EbbtideError(ErrorCode.REQUEST_INVALID, detail=str(error)) from None


class Parameter:
    """One parameter of a method, as its dataclass declares it."""

    def __init__(self, declared: Field[Any] | None, name: str, hint: Any) -> None:
        self.name = name
        self.hint = hint
        self.default = MISSING if declared is None else declared.default

    @property
    def required(self) -> bool:
        """There is no default."""
        return self.default is MISSING


def parameters_of(method: str) -> tuple[Parameter, ...]:
    """Return the parameters of a method of the table."""
    meaning = MESSAGES[method]
    if isinstance(meaning, HostCall):
        return host_parameters(meaning)
    return _parameters(meaning)


def host_parameters(call: HostCall) -> tuple[Parameter, ...]:
    """Return the parameters of what the host carries out."""
    return (Parameter(None, "api", int),) if call is HostCall.HELLO else ()


def _parameters(kind: type[Message]) -> tuple[Parameter, ...]:
    hints = get_type_hints(kind)
    return tuple(Parameter(field, field.name, hints[field.name]) for field in fields(kind))


def _arguments(
    method: str, parameters: tuple[Parameter, ...], params: Mapping[str, Any]
) -> dict[str, Any]:
    known = {parameter.name for parameter in parameters}
    for name in params:
        if name not in known:
            raise _refusal(f"{method} has no parameter '{name[:40]}'")
    for parameter in parameters:
        if parameter.required and parameter.name not in params:
            raise _refusal(f"{method} needs the parameter '{parameter.name}'")
    present = [parameter for parameter in parameters if parameter.name in params]
    return {parameter.name: _argument(parameter, params[parameter.name]) for parameter in present}


def _argument(parameter: Parameter, data: Any) -> Any:
    if parameter.name == "job" and type(data) is int:
        # Programs that read a job's number hand it back as a number.
        return str(data)
    try:
        return from_data(parameter.hint, data)
    except CodecError:
        # The codec's own words show the value, which may hold a password.
        wanted = type_in_words(parameter.hint)
        raise _refusal(f"the parameter '{parameter.name}' must be {wanted}") from None


_TYPE_WORDS: Mapping[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
    object: "any value",
}


def type_in_words(hint: Any) -> str:
    """Return what a parameter has to be, for messages and the reference."""
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(type_in_words(part) for part in get_args(hint))
    if get_origin(hint) is tuple:
        return f"a list of {type_in_words(get_args(hint)[0])}"
    if is_dataclass(hint):
        return "an object"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "one of " + ", ".join(member.name.lower() for member in hint)
    return _TYPE_WORDS[hint]


def _refusal(detail: str) -> CommandError:
    return CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
