"""A session of PUTs with Content-Range, in two dialects.

    Google:  308 and Range tell how far the server is; an empty PUT asks
    Graph:   202 and JSON (nextExpectedRanges) tell; GET asks

Google: "Resumable uploads" of its storage and drive. Graph: Microsoft's "createUploadSession".
Both end with 200 or 201 in answer to the last part.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.body import Body
from ebbtide.transports.http.uploads.endings import is_taken_back
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.kinds import media_type
from ebbtide.transports.http.uploads.refusals import (
    CONFLICT,
    MISSING,
    TOO_MUCH,
    nonsense,
    refusal,
)
from ebbtide.transports.http.uploads.sessions import (
    Fragments,
    OutOfStep,
    SessionLost,
    TooMuch,
    run,
)
from ebbtide.transports.http.uploads.targets import exists

MULTIPLE = 1_310_720
"""Google wants multiples of 256 KiB, Graph of 320 KiB: this is one of both."""
_FRAGMENTS = Fragments(first=6 * MULTIPLE, largest=45 * MULTIPLE, multiple=MULTIPLE)
"""Graph takes less than 60 MiB at once."""
_DIALECT = "dialect"
"""Detail of a session."""
_GO_ON = 308
_ACCEPTED = 202
_WHOLE = frozenset({200, 201})
_OUT_OF_STEP = 416
_FORBIDDEN = 403
_RANGE = re.compile(r"bytes\s*[= ]\s*0-(-?[0-9]{1,19})")
_EXPECTED = re.compile(r"([0-9]{1,19})(?:-[0-9]*)?")


class ContentRangeSession:
    """See `base.Method`. The address is where sessions are made."""

    def is_spoken(self, upload: Upload) -> bool:  # noqa: ARG002 - never asked for by `auto`
        """See `base.Method.is_spoken`: nothing but making a session would tell."""
        return False

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        run(_Parts(), upload)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """See `base.Method.abandon`."""
        reply = errand.courier.ask("DELETE", session.address)
        if not is_taken_back(reply) and reply.status not in (_FORBIDDEN, 405):
            raise refusal(reply)


@dataclass(frozen=True, slots=True)
class _Held:
    """How far a server is."""

    offset: int
    is_whole: bool = False


class _Parts:
    """One attempt; see `sessions.Sessions`."""

    method = UploadMethod.CONTENT_RANGE
    fragments = _FRAGMENTS

    def create(self, upload: Upload) -> UploadSession:
        is_graph = _is_graph(upload)
        if is_graph and not upload.size:
            detail = "its upload sessions take no empty files"
            raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
        body = Body(before=json.dumps(_description(upload, is_graph=is_graph)).encode())
        reply = upload.courier.ask("POST", upload.url, _creation(upload), body)
        if not reply.is_success:
            raise _refused(upload, reply)
        location, dialect = reply.header("Location"), "google"
        if location is None:
            location, dialect = _text(_content(reply).get("uploadUrl")), "graph"
        if location is None:
            detail = "it begins no upload session at this address"
            raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
        address = upload.courier.resolve(reply.url, location)
        return UploadSession(self.method, address, details=((_DIALECT, dialect),))

    def offset(self, upload: Upload, session: UploadSession) -> int:
        if _is_google(session):
            headers = {"Content-Range": f"bytes */{upload.size}"}
            reply = upload.courier.ask("PUT", session.address, headers)
        else:
            reply = upload.courier.ask("GET", session.address)
        # One server says "forbidden" of sessions that it does not know.
        if reply.status in MISSING or reply.status == _FORBIDDEN:
            raise SessionLost
        held = self._held(upload, session, reply, asked=True)
        if held.offset >= upload.size and not held.is_whole:
            # It has all bytes, it says, and yet no file: nothing that is sent would end that.
            raise SessionLost
        return held.offset

    def append(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        headers = {"Content-Range": f"bytes {start}-{end - 1}/{upload.size}"}
        reply = upload.courier.ask("PUT", session.address, headers, Body(upload.source, start, end))
        if reply.status in MISSING:
            raise SessionLost
        if reply.status in (_OUT_OF_STEP, _FORBIDDEN):
            raise OutOfStep
        if reply.status == TOO_MUCH:
            raise TooMuch(refusal(reply))
        held = self._held(upload, session, reply, asked=False)
        if held.offset > end or (held.offset == upload.size and not held.is_whole):
            raise OutOfStep
        return held.offset

    def _held(self, upload: Upload, session: UploadSession, reply: Reply, *, asked: bool) -> _Held:
        """Return how many bytes the server says that it has."""
        if _is_google(session) and reply.status == _GO_ON:
            return _Held(_offset_of_range(reply))
        is_progress = reply.status == _ACCEPTED or (asked and reply.status == 200)
        if not _is_google(session) and is_progress:
            return _Held(_offset_of_expected(reply))
        if reply.status in _WHOLE:
            return _Held(upload.size, is_whole=True)
        raise _refused(upload, reply)

    def finish(self, upload: Upload, session: UploadSession) -> None:
        """The last part ends it; only an empty file has none."""
        if upload.size:
            return
        reply = upload.courier.ask("PUT", session.address, {"Content-Range": "bytes */0"})
        if reply.status in MISSING:
            raise SessionLost
        if reply.status not in _WHOLE:
            raise _refused(upload, reply)


def _is_graph(upload: Upload) -> bool:
    return urlsplit(upload.url).path.lower().endswith("createuploadsession")


def _is_google(session: UploadSession) -> bool:
    return session.detail(_DIALECT) != "graph"


def _description(upload: Upload, *, is_graph: bool) -> dict[str, Any]:
    if not is_graph:
        return {"name": upload.source.name}
    behaviour = "replace" if upload.options.overwrite else "fail"
    return {"item": {"@microsoft.graph.conflictBehavior": behaviour}}


def _creation(upload: Upload) -> dict[str, str]:
    return {
        "Content-Type": "application/json; charset=UTF-8",
        "X-Upload-Content-Length": str(upload.size),
        "X-Upload-Content-Type": media_type(upload),
    }


def _offset_of_range(reply: Reply) -> int:
    text = reply.header("Range")
    if text is None:
        return 0
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise nonsense(reply, "it does not say how much of the file it has")
    # One server writes "0--1" for nothing.
    return max(0, int(match[1]) + 1)


def _offset_of_expected(reply: Reply) -> int:
    expected = _content(reply).get("nextExpectedRanges")
    first = _text(expected[0]) if isinstance(expected, list) and expected else None
    match = _EXPECTED.fullmatch((first or "").strip())
    if match is None:
        raise nonsense(reply, "it does not say how much of the file it has")
    return int(match[1])


def _content(reply: Reply) -> dict[str, Any]:
    try:
        found = json.loads(reply.content or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _refused(upload: Upload, reply: Reply) -> TransferError:
    if reply.status == CONFLICT:
        return exists(upload.url.removesuffix("/createUploadSession").rstrip(":"))
    return refusal(reply)
