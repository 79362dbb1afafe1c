"""Resumable uploads for HTTP, an Internet-Draft, seen from the server.

After ``draft-ietf-httpbis-resumable-upload`` as of July 2026 (interop version 8), without the
interim answers that it makes optional. The file gets its name once the client says that it
is complete.
"""

from __future__ import annotations

import json
from dataclasses import replace

from ebbtide.uploads_server.headers import parse_boolean, parse_integer
from ebbtide.uploads_server.messages import Fields, Refusal, Request, Response
from ebbtide.uploads_server.places import HIDDEN
from ebbtide.uploads_server.reception import Body, receive
from ebbtide.uploads_server.sessions import Session, Sessions
from ebbtide.uploads_server.shelf import Shelf

_RESOURCES = f"/{HIDDEN}/upload/"
_PARTIAL = "application/partial-upload"
_PROBLEMS = "https://iana.org/assignments/http-problem-types#"


def is_resource(path: str) -> bool:
    """Tell whether an address is that of an unfinished upload."""
    return path.startswith(_RESOURCES)


def is_creation(request: Request) -> bool:
    """Tell whether a request begins an upload."""
    if request.method not in ("POST", "PUT", "PATCH") or is_resource(request.path):
        return False
    return parse_boolean(request.header("Upload-Complete")) is not None


class DraftUploads:
    """Answers requests of the draft."""

    def __init__(self, sessions: Sessions, shelf: Shelf) -> None:
        self._sessions = sessions
        self._shelf = shelf

    def create(self, request: Request, body: Body) -> Response:
        """Begin an upload, perhaps with all of it.

        Raises:
            Refusal: the file may not be sent there.
            Interrupted: the connection broke.
        """
        total = parse_integer(request.header("Upload-Length"))
        is_whole = parse_boolean(request.header("Upload-Complete"))
        if is_whole and total is None:
            total = request.length
        self._shelf.check_size(total if total is not None else request.length)
        self._shelf.check_free(request.path)
        session = self._sessions.create("ietf", request.path, total)
        with session.claimed(body.interrupt):
            try:
                return self._appended(session, request, body, 201)
            except Refusal:
                self._sessions.forget(session)
                raise

    def answer(self, request: Request, body: Body) -> Response:
        """Carry out a request to an unfinished upload.

        Raises:
            Refusal: that is not possible.
            Interrupted: the connection broke.
        """
        session = self._sessions.find(request.path.removeprefix(_RESOURCES), "ietf")
        with session.claimed(body.interrupt):
            if request.method == "HEAD":
                return Response(204, (*self._told(session), ("Cache-Control", "no-store")))
            if request.method == "PATCH":
                return self._append(session, request, body)
            if request.method == "DELETE":
                self._sessions.forget(session)
                return Response(204)
        raise Refusal(405, "", (("Allow", "HEAD, PATCH, DELETE"),))

    def discover(self) -> Response:
        """Tell that uploads are taken."""
        return Response(204, self._limits())

    def _append(self, session: Session, request: Request, body: Body) -> Response:
        if (request.header("Content-Type") or "").partition(";")[0].strip().lower() != _PARTIAL:
            raise Refusal(415, f"Content-Type has to be {_PARTIAL}")
        here = session.record.offset
        offset = parse_integer(request.header("Upload-Offset"))
        if offset is None or parse_boolean(request.header("Upload-Complete")) is None:
            raise Refusal(400, "Upload-Offset and Upload-Complete are needed")
        if offset != here or session.record.is_finished:
            problem = {
                "type": f"{_PROBLEMS}mismatching-upload-offset",
                "expected-offset": here,
                "provided-offset": offset,
            }
            raise Refusal(409, json.dumps(problem), self._told(session))
        return self._appended(session, request, body, 200)

    def _appended(self, session: Session, request: Request, body: Body, success: int) -> Response:
        self._check_lengths(session, request)
        receive(body, session, self._sessions)
        if not parse_boolean(request.header("Upload-Complete")):
            return Response(success if success == 201 else 204, self._told(session))
        self._finish(session)
        return Response(success, self._told(session))

    def _check_lengths(self, session: Session, request: Request) -> None:
        """Make sure that the body ends where the file does, or before.

        Raises:
            Refusal: 400, lengths contradict each other.
            TooLarge: the file would be over the limit.
        """
        total, end = session.record.total, session.record.offset + request.length
        told = parse_integer(request.header("Upload-Length"))
        is_last = parse_boolean(request.header("Upload-Complete"))
        fits = total is None or (end == total if is_last else end <= total)
        if not fits or (told is not None and total is not None and told != total):
            problem = {"type": f"{_PROBLEMS}inconsistent-upload-length"}
            raise Refusal(400, json.dumps(problem), self._told(session))
        self._shelf.check_size(end)

    def _finish(self, session: Session) -> None:
        session.let_finish()
        self._shelf.put(session)
        session.save(replace(session.record, is_finished=True, total=session.record.offset))
        session.data.unlink(missing_ok=True)

    def _told(self, session: Session) -> Fields:
        record = session.record
        length = () if record.total is None else (("Upload-Length", str(record.total)),)
        return (
            ("Location", f"{_RESOURCES}{session.identifier}"),
            ("Upload-Offset", str(record.offset)),
            ("Upload-Complete", "?1" if record.is_finished else "?0"),
            *length,
            *self._limits(),
        )

    def _limits(self) -> Fields:
        options = self._shelf.options
        limits = ["min-size=0", f"max-append-size={options.max_request}"]
        limits += [f"max-age={options.session_timeout_s:.0f}"]
        if options.max_size is not None:
            limits.append(f"max-size={options.max_size}")
        return (("Upload-Limit", ", ".join(limits)), ("Upload-Draft-Interop-Version", "8"))
