"""JSON-RPC 2.0 as bytes in, requests out, and back: no sockets, no threads.

One JSON object a line, UTF-8, each line ended by a line feed. Parameters go by name.
Batches are refused: whoever wants to send many requests sends many lines.

What arrives is hostile until it is shown to be a request. Nothing here raises on bad
input; it becomes an `Invalid`, which the caller answers with `error_line`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ebbtide.core.codec import CodecError, from_data, to_data
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo

LONGEST_LINE = 1 << 20
"""Bytes of a request without its line feed."""
DEEPEST = 32
"""Objects and lists within each other; our requests need four."""

RequestId = str | int


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks for a method to be called."""

    method: str
    params: Mapping[str, Any] = field(default_factory=dict)
    id: RequestId | None = None
    """None: a notification, which is never answered."""


@dataclass(frozen=True, slots=True)
class Invalid:
    """A line that is not a request; to be answered with its error."""

    error: ErrorInfo
    id: RequestId | None = None


class Session:
    """Turns what arrives on one connection into requests. Used by one thread."""

    def __init__(self, longest_line: int = LONGEST_LINE) -> None:
        self._longest_line = longest_line
        self._buffer = bytearray()
        self._searched = 0
        self._skipping = False

    def receive(self, data: bytes) -> list[Request | Invalid]:
        """Take in bytes, however they were cut; return what is complete now.

        Never raises, and never keeps more than one line of the longest length.
        """
        self._buffer += data
        messages: list[Request | Invalid] = []
        while (end := self._buffer.find(b"\n", self._searched)) >= 0:
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            self._searched = 0
            messages.extend(self._line_ended(line))
        self._searched = len(self._buffer)
        if len(self._buffer) > self._longest_line:
            messages.extend(self._line_outgrown())
        return messages

    def _line_ended(self, line: bytes) -> Iterator[Request | Invalid]:
        if self._skipping:
            self._skipping = False
        elif len(line) > self._longest_line:
            yield self._too_long()
        elif line.strip():
            yield parse_line(line)

    def _line_outgrown(self) -> Iterator[Invalid]:
        self._buffer.clear()
        self._searched = 0
        if not self._skipping:
            self._skipping = True
            yield self._too_long()

    def _too_long(self) -> Invalid:
        return _invalid(f"a line is longer than {self._longest_line} bytes")


def parse_line(line: bytes) -> Request | Invalid:
    """Return one line as a request, or why it is none."""
    try:
        data = _parse_json(line)
    except _NotAcceptableError as error:
        return _invalid(str(error))
    if isinstance(data, list):
        return _invalid("batches are not supported; send one request a line")
    if not isinstance(data, dict):
        return _invalid("a request is a JSON object")
    return _request_of(data)


def result_line(request_id: RequestId, result: Any) -> bytes:
    """Return the line that answers a request with its result (plain JSON data)."""
    return _line({"jsonrpc": "2.0", "id": request_id, "result": result})


def error_line(request_id: RequestId | None, error: ErrorInfo) -> bytes:
    """Return the line that answers a request with an error; None when its id is unknown."""
    return _line({"jsonrpc": "2.0", "id": request_id, "error": error_to_data(error)})


def notification_line(method: str, params: Mapping[str, Any]) -> bytes:
    """Return the line that tells the other side something without being asked."""
    return _line({"jsonrpc": "2.0", "method": method, "params": params})


def error_to_data(error: ErrorInfo) -> dict[str, Any]:
    """Return an error as JSON-RPC's error object: ``code``, ``message`` and ``data``."""
    data = {**to_data(error), "kind": to_data(error.kind), "advice": error.advice}
    return {"code": error.code.number, "message": error.text, "data": data}


def error_from_data(data: Any) -> EbbtideError:
    """Return the error that an error object tells of.

    A code that this program does not know (the engine is newer) and an object of
    another shape become UNEXPECTED with the message as its detail.
    """
    members = data if isinstance(data, dict) else {}
    try:
        info = from_data(ErrorInfo, members.get("data"))
    except CodecError:
        return EbbtideError(ErrorCode.UNEXPECTED, detail=members.get("message", "no message"))
    error = EbbtideError(info.code, **info.parameters)
    error.info = info
    return error


class _NotAcceptableError(ValueError):
    """A line is not JSON as we take it; says why."""


def _parse_json(line: bytes) -> Any:
    try:
        data = json.loads(
            line.decode(),
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
    except UnicodeDecodeError:
        raise _NotAcceptableError("a line is not UTF-8") from None
    except RecursionError:
        raise _NotAcceptableError(_TOO_DEEP) from None
    except _NotAcceptableError:
        raise
    except json.JSONDecodeError as error:
        raise _NotAcceptableError(f"a line is not JSON: {error}") from None
    except ValueError:
        # Python refuses whole numbers of more than some thousand digits.
        raise _NotAcceptableError("a number is too long") from None
    _check_values(data)
    return data


_TOO_DEEP = f"objects and lists lie more than {DEEPEST} deep within each other"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        # Readers differ in which of the two counts, so neither does.
        raise _NotAcceptableError("an object has two members of the same name")
    return members


def _no_constant(name: str) -> float:
    raise _NotAcceptableError(f"{name} is not a JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _NotAcceptableError("a number is too large")
    return number


def _check_values(data: Any) -> None:
    """Look at every value, without recursion, for what would hurt further in."""
    level = [data]
    for _ in range(DEEPEST):
        for text in level:
            if isinstance(text, str):
                _check_text(text)
        level = [inner for outer in level for inner in _members(outer)]
        if not level:
            return
    raise _NotAcceptableError(_TOO_DEEP)


def _members(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _check_text(text: str) -> None:
    if "\0" in text:
        raise _NotAcceptableError("a text contains the character NUL")
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair: JSON can spell it, files and databases cannot.
        raise _NotAcceptableError("a text is not valid Unicode") from None


_MEMBERS = frozenset({"jsonrpc", "id", "method", "params"})


def _request_of(data: dict[str, Any]) -> Request | Invalid:
    request_id = data.get("id")
    if "id" in data and type(request_id) not in (str, int):
        return _invalid("'id' must be text or a whole number")
    if data.get("jsonrpc") != "2.0":
        return _invalid("'jsonrpc' must be \"2.0\"", request_id)
    if not data.keys() <= _MEMBERS:
        return _invalid("a request has only jsonrpc, id, method and params", request_id)
    method, params = data.get("method"), data.get("params", {})
    if not isinstance(method, str):
        return _invalid("'method' must be text", request_id)
    if not isinstance(params, dict):
        return _invalid("'params' must be an object: parameters go by name", request_id)
    return Request(method, params, request_id)


def _invalid(detail: str, request_id: RequestId | None = None) -> Invalid:
    return Invalid(ErrorInfo(ErrorCode.REQUEST_INVALID, {"detail": detail}), request_id)


def _line(data: Mapping[str, Any]) -> bytes:
    # Everything outside ASCII is escaped, so that a path with undecodable bytes passes too.
    return json.dumps(data, separators=(",", ":"), allow_nan=False).encode() + b"\n"
