"""The BITS upload protocol ([MC-BUP], revision 16), as IIS and ``ebbtide serve-uploads`` speak it.

    Create-Session -> Fragment* -> (fetch the reply) -> Close-Session

There is no question for the offset: a fragment that the server has already, or cannot use yet,
is answered with the byte that it wants. Success is what the status says, nothing else.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from urllib.parse import quote

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads import notes
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.bits_answers import (
    SESSION_NOT_FOUND,
    code_of,
    failure,
    is_ack,
    next_byte,
    session_name,
    speaks,
)
from ebbtide.transports.http.uploads.bits_hosts import (
    HOST,
    UNREACHABLE,
    Details,
    host_details,
    is_given_up,
    reached,
    url_at,
    with_details,
    without_host,
)
from ebbtide.transports.http.uploads.body import Body
from ebbtide.transports.http.uploads.endings import has_arrived, is_taken_back, prepare
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.refusals import MISSING, TOO_MUCH, nonsense, refusal
from ebbtide.transports.http.uploads.replies import fetch_reply
from ebbtide.transports.http.uploads.sessions import (
    Fragments,
    OutOfStep,
    SessionLost,
    TooMuch,
    run,
)
from ebbtide.transports.http.uploads.targets import directory_missing, exists, target_of

VERB = "BITS_POST"
PROTOCOL = "{7df0354d-249b-430f-820d-3d2a9bef4931}"
_MEBIBYTE = 1024 * 1024
_FRAGMENTS = Fragments(first=4 * _MEBIBYTE, largest=13 * _MEBIBYTE, smallest=5 * 1024)
"""Between the bounds of BITS itself."""
_PROBE = 16 * 1024
"""Bytes that go out to learn what the server holds."""
_URL = "url"
"""Detail of a session: where the file goes, its own name included."""
_REPLY = "reply"
"""Detail of a session: where the server's reply is."""
_OUT_OF_STEP = 416
_CONFLICT = 409
_LONGEST_NAME = 260
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')

Clock = Callable[[], float]


class Bits:
    """See `base.Method`."""

    def __init__(self, now: Clock = time.time) -> None:
        self._now = now

    def is_spoken(self, upload: Upload) -> bool:
        """See `base.Method.is_spoken`."""
        reply = upload.courier.ask(VERB, target_of(upload), {"BITS-Packet-Type": "Ping"})
        return reply.is_success and is_ack(reply)

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        if upload.size:
            run(_Fragmented(self._now), upload)
        else:
            _send_empty(upload)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """See `base.Method.abandon`."""
        if not session.address:
            return
        headers = {"BITS-Packet-Type": "Cancel-Session", "BITS-Session-Id": session.address}
        reply = errand.courier.ask(VERB, _url_of(errand, session), headers)
        if not is_taken_back(reply) and code_of(reply) != SESSION_NOT_FOUND:
            raise refusal(reply)


def _send_empty(upload: Upload) -> None:
    """Send a file without bytes, for which the protocol has no words."""
    prepare(upload)
    upload.source.open(UploadSession(UploadMethod.BITS))
    headers = {} if upload.options.overwrite else {"If-None-Match": "*"}
    reply = upload.courier.ask("PUT", target_of(upload), headers)
    if reply.is_success:
        return
    if reply.status == 412:
        raise exists(target_of(upload))
    if reply.status in (403, 405, 501):
        detail = "BITS uploads cannot be empty, and it takes no PUT either"
        raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    raise refusal(reply)


class _Fragmented:
    """One attempt; see `sessions.Sessions`."""

    method = UploadMethod.BITS
    fragments = _FRAGMENTS

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._mute = 0
        """Refusals in a row in which nothing is of the protocol."""

    def create(self, upload: Upload) -> UploadSession:
        details = (*prepare(upload), (_URL, target_of(upload)))
        reply = _created(upload, PROTOCOL)
        if reply.status == 400:
            # Some servers compare letter by letter.
            reply = _created(upload, PROTOCOL.upper())
        _check_created(upload, reply)
        session = UploadSession(self.method, session_name(reply), details=details)
        return self._moved(upload, session, host_details(reply, self._now()))

    def _moved(self, upload: Upload, session: UploadSession, host: Details) -> UploadSession:
        """Follow the server to the host that it names, if somebody answers there."""
        if not host:
            return session
        there = with_details(session, host)
        try:
            if is_ack(self._ask(upload, there, "Ping")):
                return there
        except TransferError as error:
            if error.code not in UNREACHABLE:
                raise
        upload.source.note(notes.HOST_SILENT, host=dict(host)[HOST])
        return session

    def offset(self, upload: Upload, session: UploadSession) -> int:
        # Also makes names and passwords known before bytes go out.
        pinged = self._ask(upload, session, "Ping")
        if not pinged.is_success:
            raise failure(upload, pinged)
        held = upload.source.confirmed.pairs
        start = min(held[0][1] if held else 0, upload.size - 1)
        end = min(start + min(_PROBE, session.fragment_size or _PROBE), upload.size)
        try:
            return self._fragment(upload, session, start, end)
        except OutOfStep as step:
            if step.offset is None:
                raise SessionLost from step
            return step.offset
        except TooMuch as refused:
            raise refused.error from refused

    def append(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        offset = self._fragment(upload, session, start, end)
        if offset > end:
            # It cannot have what nobody sent.
            raise SessionLost
        return offset

    def _fragment(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        headers = {"Content-Range": f"bytes {start}-{end - 1}/{upload.size}"}
        if start == 0:
            headers["Content-Name"] = _content_name(upload.source.name)
        body = Body(upload.source, start, end)
        reply = self._ask(upload, session, "Fragment", headers, body)
        if not reply.is_success:
            raise self._trouble(upload, session, reply, start)
        self._mute = 0
        offset = next_byte(reply)
        if offset is None:
            raise nonsense(reply, "it does not say how much of the file it has")
        self._remember(upload, session, reply)
        return offset

    def _remember(self, upload: Upload, session: UploadSession, reply: Reply) -> None:
        """Keep where the reply is, and that the host was there."""
        location = reply.header("BITS-Reply-URL")
        if location:
            url = upload.courier.resolve(reply.url, location)
            session = with_details(session, ((_REPLY, url),))
            upload.source.open(session)
        fresh = reached(session, self._now())
        if fresh is not None:
            upload.source.open(fresh)

    def _trouble(
        self, upload: Upload, session: UploadSession, reply: Reply, start: int
    ) -> Exception:
        """Return what a refused fragment means."""
        if reply.status == _OUT_OF_STEP:
            return OutOfStep(next_byte(reply))
        if reply.status == TOO_MUCH:
            return TooMuch(refusal(reply))
        if code_of(reply) == SESSION_NOT_FOUND or reply.status in MISSING:
            return SessionLost()
        if reply.status == 500 and not speaks(reply) and self._answers(upload, session):
            # Servers that keep sessions in memory forget them in this way.
            self._mute += 1
            return SessionLost() if self._mute > 1 else OutOfStep(start)
        return failure(upload, reply)

    def _answers(self, upload: Upload, session: UploadSession) -> bool:
        return is_ack(self._ask(upload, session, "Ping"))

    def finish(self, upload: Upload, session: UploadSession) -> None:
        reply_url = session.detail(_REPLY)
        if reply_url is not None:
            # Closing the session deletes the reply.
            fetch_reply(upload, reply_url)
        reply = self._ask(upload, session, "Close-Session")
        if reply.is_success:
            return
        is_gone = code_of(reply) == SESSION_NOT_FOUND or reply.status in MISSING
        is_mute = reply.status == 500 and not speaks(reply) and self._answers(upload, session)
        if not is_gone and not is_mute:
            raise failure(upload, reply)
        # Either it is closed already and that answer was lost, or it expired.
        if not has_arrived(upload, session):
            raise SessionLost
        upload.source.note(notes.ARRIVED_BEFORE)

    def _ask(
        self,
        upload: Upload,
        session: UploadSession,
        kind: str,
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
    ) -> Reply:
        told = {"BITS-Packet-Type": kind, "BITS-Session-Id": session.address, **(headers or {})}
        try:
            return upload.courier.ask(VERB, _url_of(upload, session), told, body)
        except TransferError as error:
            is_stored = upload.source.session is not None
            if error.code in UNREACHABLE and is_stored and is_given_up(session, self._now()):
                upload.source.note(notes.HOST_SILENT, host=session.detail(HOST) or "")
                upload.source.open(without_host(session))
            raise


def _url_of(errand: Errand, session: UploadSession) -> str:
    url, host = session.detail(_URL) or errand.url, session.detail(HOST)
    return url if host is None else url_at(url, host)


def _created(upload: Upload, protocol: str) -> Reply:
    headers = {"BITS-Packet-Type": "Create-Session", "BITS-Supported-Protocols": protocol}
    return upload.courier.ask(VERB, target_of(upload), headers)


def _check_created(upload: Upload, reply: Reply) -> None:
    """Make sure that there is a session.

    Raises:
        TransferError: there is none.
    """
    if reply.is_success and not is_ack(reply):
        detail = "it takes no BITS uploads at this address"
        raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    if reply.is_success:
        return
    if reply.status in MISSING:
        raise directory_missing(target_of(upload))
    if reply.status == _CONFLICT:
        raise exists(target_of(upload))
    raise failure(upload, reply)


def _content_name(name: str) -> str:
    """Return the file's name as a header can carry it; servers ignore it."""
    return quote(_NOT_IN_NAMES.sub("_", name), safe=" !#$&'()+,-.;=@[]^_`{}~")[:_LONGEST_NAME]
