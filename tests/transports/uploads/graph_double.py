"""A double of Microsoft Graph's upload sessions, written from its documentation.

Of a fragment that breaks off nothing is kept; each but the last is a multiple of 320 KiB.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import unquote

from tests.transports.faulty_server import Do, Received, Step
from tests.transports.uploads.scripted_server import Body, ScriptedServer, answer

_CREATION = re.compile(r"/drive/root:/([^/:]+):/createUploadSession")
_RANGE = re.compile(r"bytes ([0-9]+)-([0-9]+)/([0-9]+)")
_MULTIPLE = 327_680
_LARGEST = 60 * 1024 * 1024


class Session:
    """One upload."""

    def __init__(self, name: str, *, replaces: bool) -> None:
        self.name = name
        self.replaces = replaces
        self.data = b""


class GraphDouble(ScriptedServer):
    """A drive with one folder."""

    def __init__(self) -> None:
        super().__init__(self._answer)
        self.files: dict[str, bytes] = {}
        self.sessions: dict[str, Session] = {}
        self.cut_after: int | None = None
        """Hang up once within the next fragment, when the file has so many bytes."""
        self.swallow_answer = False
        """Hang up once instead of answering a fragment."""

    def place_of(self, name: str) -> str:
        """Return where sessions for a file are made."""
        return self.url(f"/drive/root:/{name}:/createUploadSession")

    def _answer(self, received: Received, body: Body) -> Iterable[Step]:
        creation = _CREATION.fullmatch(received.target)
        if creation:
            return [self._create(unquote(creation[1]), body(None))]
        session = self.sessions.get(received.target)
        if session is None:
            return [_json("404 Not Found", {})]
        if received.method == "GET":
            return [_expected(session, "200 OK")]
        if received.method == "DELETE":
            del self.sessions[received.target]
            return [b"HTTP/1.1 204 No Content\r\n\r\n"]
        return self._put(received, body, session)

    def _create(self, name: str, description: bytes) -> bytes:
        item = json.loads(description)["item"]
        path = f"/session/{len(self.requests)}"
        behaviour = item["@microsoft.graph.conflictBehavior"]
        self.sessions[path] = Session(name, replaces=behaviour == "replace")
        session = {"uploadUrl": self.url(path), "expirationDateTime": "2099-01-01"}
        return _json("200 OK", session)

    def _put(self, received: Received, body: Body, session: Session) -> Iterable[Step]:
        match = _RANGE.fullmatch(received.headers["content-range"])
        assert match is not None
        start, end, total = int(match[1]), int(match[2]) + 1, int(match[3])
        assert end - start < _LARGEST
        assert end == total or (end - start) % _MULTIPLE == 0
        assert "authorization" not in received.headers
        if self.cut_after is not None and self.cut_after < end:
            body(self.cut_after - start)
            self.cut_after = None
            return [Do.CLOSE]
        data = body(None)
        if len(data) < end - start:
            return [Do.CLOSE]
        if start != len(session.data):
            return [_json("416 Requested Range Not Satisfiable", {})]
        session.data += data
        if self.swallow_answer:
            self.swallow_answer = False
            return [Do.CLOSE]
        if end < total:
            return [_expected(session, "202 Accepted")]
        return [self._finish(received.target, session)]

    def _finish(self, path: str, session: Session) -> bytes:
        if session.name in self.files and not session.replaces:
            return _json("409 Conflict", {"error": {"code": "nameAlreadyExists"}})
        self.files[session.name] = session.data
        del self.sessions[path]
        return _json("201 Created", {"name": session.name})


def _expected(session: Session, status: str) -> bytes:
    return _json(status, {"nextExpectedRanges": [f"{len(session.data)}-"]})


def _json(status: str, value: object) -> bytes:
    return answer(status, "Content-Type: application/json", content=json.dumps(value).encode())
