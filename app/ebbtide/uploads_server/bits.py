"""The BITS upload protocol ([MC-BUP], revision 16), seen from the server.

Its requests are named after what they carry, "packets"; a file is sent in fragments, in
order, and gets its name when the session is closed.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

from ebbtide.core.http_ranges import ContentRange, HeaderError, parse_content_range
from ebbtide.uploads_server.headers import parse_list
from ebbtide.uploads_server.hook import HookFailed, run_hook
from ebbtide.uploads_server.messages import Fields, Refusal, Request, Response
from ebbtide.uploads_server.places import refusal_of
from ebbtide.uploads_server.reception import Body, receive, skip
from ebbtide.uploads_server.sessions import Session, SessionGone, Sessions
from ebbtide.uploads_server.shelf import Shelf, TooLarge

METHOD = "BITS_POST"
PROTOCOL = "{7df0354d-249b-430f-820d-3d2a9bef4931}"
"""The only one that was ever defined: BITS 1.5 upload."""
_ACK = ("BITS-Packet-Type", "Ack")

# HRESULTs that clients understand, and who raised the error.
_SESSION_NOT_FOUND = 0x8020001F
_TOO_LARGE = 0x80200020
_ACCESS_DENIED = 0x80070005
_INVALID = 0x80070057
_DISK_FULL = 0x80070112
_FAILED = 0x80004005
_BY_SERVER = 0x5
_BY_PROGRAM = 0x7
_CODES = {400: _INVALID, 403: _ACCESS_DENIED, 411: _INVALID, 416: 0, 507: _DISK_FULL}


class BitsUploads:
    """Answers BITS_POST requests."""

    def __init__(self, sessions: Sessions, shelf: Shelf) -> None:
        self._sessions = sessions
        self._shelf = shelf
        self._packets: dict[str, Callable[[Request, Body], Fields]] = {
            "ping": self._ping,
            "create-session": self._create,
            "fragment": self._fragment,
            "close-session": self._close,
            "cancel-session": self._cancel,
        }

    def answer(self, request: Request, body: Body) -> Response:
        """Carry out a packet.

        Raises:
            Interrupted: the connection broke.
        """
        kind = (request.header("BITS-Packet-Type") or "").lower()
        try:
            if kind not in self._packets:
                raise Refusal(400, "this packet is not known")
            if not request.has_length:
                raise Refusal(411, "Content-Length is needed")
            return Response(200, (_ACK, *self._packets[kind](request, body)))
        except Refusal as refusal:
            return _refused(refusal)
        except OSError as error:
            return _refused(refusal_of(error))

    def _ping(self, *_: object) -> Fields:
        return ()

    def _create(self, request: Request, _: Body) -> Fields:
        known = parse_list(request.header("BITS-Supported-Protocols"))
        if PROTOCOL not in (one.lower() for one in known):
            raise Refusal(400, "no protocol is known to both sides")
        self._shelf.check_free(request.path)
        session = self._sessions.create("bits", request.path, None)
        return (
            ("BITS-Protocol", PROTOCOL),
            ("BITS-Session-Id", _guid(session)),
            ("Accept-Encoding", "identity"),
        )

    def _fragment(self, request: Request, body: Body) -> Fields:
        session = self._session(request)
        part = _part(request)
        with session.claimed(body.interrupt):
            self._fix_total(session, part)
            here = session.record.offset
            if part.start > here:
                raise Refusal(416, "bytes are missing before these", _wanted(here))
            skip(body, min(here, part.end) - part.start)
            receive(body, session, self._sessions)
            return self._received(session)

    def _received(self, session: Session) -> Fields:
        fields = (("BITS-Session-Id", _guid(session)), *_wanted(session.record.offset))
        hook = self._shelf.options.reply_hook
        if hook is None or session.record.offset != session.record.total:
            return fields
        session.let_finish()
        run_hook(hook, session, self._shelf.options.hook_timeout_s)
        return (*fields, ("BITS-Reply-URL", self._shelf.reply_path(session)))

    def _fix_total(self, session: Session, part: ContentRange) -> None:
        """Keep to the length that the first fragment told."""
        total = session.record.total
        if part.total is None or (total is not None and total != part.total):
            raise Refusal(400, "the file's length is not what it was")
        if total is None:
            self._shelf.check_size(part.total)
            session.save(replace(session.record, total=part.total))

    def _close(self, request: Request, body: Body) -> Fields:
        session = self._session(request)
        with session.claimed(body.interrupt):
            session.let_finish()
            if session.record.offset == session.record.total:
                self._shelf.put(session)
            # Otherwise "the server deletes the upload".
            self._sessions.forget(session)
        return (("BITS-Session-Id", _guid(session)),)

    def _cancel(self, request: Request, body: Body) -> Fields:
        session = self._session(request)
        with session.claimed(body.interrupt):
            self._sessions.forget(session)
        return (("BITS-Session-Id", _guid(session)),)

    def _session(self, request: Request) -> Session:
        try:
            identifier = uuid.UUID(request.header("BITS-Session-Id") or "").hex
        except ValueError as error:
            raise SessionGone from error
        session = self._sessions.find(identifier, "bits")
        if session.record.path != request.path:
            raise SessionGone
        return session


def _part(request: Request) -> ContentRange:
    """Return which bytes of which length a fragment says that it holds.

    Raises:
        Refusal: it does not say so, or holds another number of bytes.
    """
    try:
        part = parse_content_range(request.header("Content-Range") or "")
    except HeaderError as error:
        raise Refusal(400, "Content-Range is needed") from error
    if not isinstance(part, ContentRange) or part.size != request.length:
        raise Refusal(400, "Content-Range and Content-Length contradict each other")
    return part


def _wanted(offset: int) -> Fields:
    return (("BITS-Received-Content-Range", str(offset)),)


def _guid(session: Session) -> str:
    return f"{{{uuid.UUID(session.identifier)}}}".upper()


def _refused(refusal: Refusal) -> Response:
    status, code = _verdict(refusal)
    context = _BY_PROGRAM if isinstance(refusal, HookFailed) else _BY_SERVER
    fields: list[tuple[str, str]] = [_ACK, *refusal.response.fields]
    if code is not None:
        # The protocol's text and the documentation of its use differ in the name.
        fields += [("BITS-Error", f"0x{code:x}"), ("BITS-Error-Code", f"0x{code:x}")]
        fields += [("BITS-Error-Context", f"0x{context:x}")]
    return Response(status, tuple(fields))


def _verdict(refusal: Refusal) -> tuple[int, int | None]:
    """Return the status and the HRESULT that stand for a refusal."""
    if isinstance(refusal, SessionGone):
        return 500, _SESSION_NOT_FOUND
    if isinstance(refusal, TooLarge):
        return 500, _TOO_LARGE
    if isinstance(refusal, HookFailed):
        return 500, _FAILED
    status = refusal.response.status
    return 500 if status == 507 else status, _CODES.get(status)
