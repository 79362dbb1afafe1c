"""Resumable uploads for HTTP, an Internet-Draft: interop version 8, as of July 2026.

Not an RFC yet, so it is used only where somebody chooses it. The careful creation is taken
(an empty request first): the interim answers of the other one do not reach us through the
HTTP library.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from urllib.parse import quote

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.body import Body
from ebbtide.transports.http.uploads.endings import has_arrived, is_taken_back, prepare
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
from ebbtide.transports.http.uploads.targets import directory_missing, exists, find, target_of

VERSION = {"Upload-Draft-Interop-Version": "8"}
_PARTIAL = "application/partial-upload"
_INTEGER = re.compile(r"[0-9]{1,15}")
_LIMIT = re.compile(r"\s*([a-z][a-z-]*)\s*=\s*([0-9]{1,15})\s*(?:;.*)?")

Clock = Callable[[], float]


class Ietf:
    """See `base.Method`."""

    def __init__(self, now: Clock = time.time) -> None:
        self._now = now

    def is_spoken(self, upload: Upload) -> bool:
        """See `base.Method.is_spoken`."""
        return _discovered(upload) is not None

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        run(_Draft(self._now), upload)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """See `base.Method.abandon`."""
        reply = errand.courier.ask("DELETE", session.address, VERSION)
        if not is_taken_back(reply):
            raise refusal(reply)


def _discovered(upload: Upload) -> dict[str, int] | None:
    """Return the server's limits; None: it does not speak this."""
    reply = upload.courier.ask("OPTIONS", target_of(upload), VERSION)
    if not reply.is_success or reply.header("Upload-Limit") is None:
        return None
    return limits_of(reply)


def limits_of(reply: Reply) -> dict[str, int]:
    """Read Upload-Limit, a dictionary of integers; what is malformed is left out."""
    members = (_LIMIT.fullmatch(one) for one in (reply.header("Upload-Limit") or "").split(","))
    return {member[1]: int(member[2]) for member in members if member is not None}


class _Draft:
    """One attempt; see `sessions.Sessions`."""

    method = UploadMethod.IETF
    fragments = Fragments()

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._is_complete = False

    def create(self, upload: Upload) -> UploadSession:
        limits = _discovered(upload)
        if limits is None:
            # It would take the empty request for an empty file.
            detail = "it does not speak the draft of resumable uploads"
            raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
        largest = limits.get("max-size")
        if largest is not None and upload.size > largest:
            detail = f"it takes files of up to {largest} bytes, and this one has {upload.size}"
            raise TransferError(ErrorCode.UPLOAD_REFUSED, detail=detail)
        details = prepare(upload)
        reply = upload.courier.ask("POST", target_of(upload), _creation(upload))
        if reply.status != 201 or _boolean(reply, "Upload-Complete"):
            raise _refused(upload, reply)
        address = upload.courier.resolve(reply.url, reply.header("Location"))
        limits |= limits_of(reply)
        age, most = limits.get("max-age"), limits.get("max-append-size")
        return UploadSession(
            self.method,
            address,
            expires_at=None if age is None else self._now() + age,
            fragment_size=most if most is not None and 0 < most < upload.size else None,
            details=details,
        )

    def offset(self, upload: Upload, session: UploadSession) -> int:
        offset, self._is_complete = self._state(upload, session)
        return offset

    def _state(self, upload: Upload, session: UploadSession) -> tuple[int, bool]:
        """Ask how many bytes the server has, and whether it has heard that these are all."""
        reply = upload.courier.ask("HEAD", session.address, VERSION)
        if reply.status in MISSING:
            raise SessionLost
        if not reply.is_success:
            raise refusal(reply)
        is_complete = _boolean(reply, "Upload-Complete") is True
        offset, length = _integer(reply, "Upload-Offset"), _integer(reply, "Upload-Length")
        if offset is None:
            raise nonsense(reply, "it does not say how much of the file it has")
        if length not in (None, upload.size) or (is_complete and offset != upload.size):
            raise SessionLost
        return offset, is_complete

    def append(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        is_last = end == upload.size
        reply = _patch(upload, session, Body(upload.source, start, end), start, is_last=is_last)
        self._is_complete = _boolean(reply, "Upload-Complete") is True
        if self._is_complete:
            # The answer of the place itself: nothing could be gone on with.
            if not reply.is_success or not is_last:
                raise _refused(upload, reply)
            return end
        if reply.status == CONFLICT:
            raise OutOfStep(_integer(reply, "Upload-Offset"))
        if reply.status in MISSING:
            raise SessionLost
        if reply.status == TOO_MUCH:
            raise TooMuch(refusal(reply))
        if not reply.is_success:
            raise _refused(upload, reply)
        offset = _integer(reply, "Upload-Offset")
        return end if offset is None else offset

    def finish(self, upload: Upload, session: UploadSession) -> None:
        """Say that these were all bytes, unless the server has heard that already."""
        if self._is_complete:
            return
        try:
            offset, is_complete = self._state(upload, session)
        except SessionLost:
            if session.is_sent and upload.size and has_arrived(upload, session):
                return
            raise
        if is_complete:
            return
        if offset != upload.size:
            raise SessionLost
        reply = _patch(upload, session, None, offset, is_last=True)
        if not reply.is_success or not _boolean(reply, "Upload-Complete"):
            raise _refused(upload, reply)


def _creation(upload: Upload) -> dict[str, str]:
    name = quote(upload.source.name.encode("utf-8", "surrogateescape"), safe="")
    return {
        **VERSION,
        "Upload-Complete": "?0",
        "Upload-Length": str(upload.size),
        "Content-Type": media_type(upload),
        "Content-Disposition": f"inline; filename*=UTF-8''{name}",
    }


def _patch(
    upload: Upload, session: UploadSession, body: Body | None, start: int, *, is_last: bool
) -> Reply:
    headers = {
        **VERSION,
        "Content-Type": _PARTIAL,
        "Upload-Offset": str(start),
        "Upload-Complete": "?1" if is_last else "?0",
    }
    return upload.courier.ask("PATCH", session.address, headers, body)


def _refused(upload: Upload, reply: Reply) -> TransferError:
    if reply.is_success:
        return nonsense(reply, "it did not begin or end the upload as it was asked to")
    if reply.status in MISSING:
        return directory_missing(target_of(upload))
    is_taken = reply.status in (403, CONFLICT, 412) and not upload.options.overwrite
    if is_taken and find(upload, target_of(upload)) is not None:
        return exists(target_of(upload))
    return refusal(reply)


def _boolean(reply: Reply, name: str) -> bool | None:
    return {"?0": False, "?1": True}.get((reply.header(name) or "").strip())


def _integer(reply: Reply, name: str) -> int | None:
    text = (reply.header(name) or "").strip()
    return int(text) if _INTEGER.fullmatch(text) else None
