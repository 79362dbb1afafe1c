"""PUT with Content-Range: a file in parts, on servers that proved to put parts into place.

Many servers ignore the header and replace the file by its part (RFC 9110, 14.5, warns of
that). So a server is tried with a scratch file of two bytes before it is trusted with more.
"""

from __future__ import annotations

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads import sessions
from ebbtide.transports.http.uploads.addresses import beside
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.body import Body
from ebbtide.transports.http.uploads.capabilities import capabilities_for
from ebbtide.transports.http.uploads.putting import PutSessions, withdraw
from ebbtide.transports.http.uploads.sessions import Fragments, SessionLost
from ebbtide.transports.http.uploads.targets import make_parents, remove, target_of

WORTH_PARTS = 4 * 1024 * 1024
"""Bytes; what is smaller is sent again faster than a server is tried."""
_LARGEST_PART = 64 * 1024 * 1024
_TRIAL = ".try"


class RangedSessions(PutSessions):
    """`sessions.Sessions` for PUT in parts; the first one makes the file."""

    method = UploadMethod.RANGED_PUT
    fragments = Fragments(first=WORTH_PARTS, largest=_LARGEST_PART)

    def create(self, upload: Upload) -> UploadSession:
        """See `PutSessions.create`; parts never go to the final name."""
        session = super().create(upload)
        if session.detail("target") == session.address:
            raise _unsuited("it cannot rename files")
        return session

    def scratch_offset(self, upload: Upload, length: int | None) -> int:
        """What is there was put there in order: it is the file's beginning."""
        if length is None or length > upload.size:
            raise SessionLost
        return length


class RangedPut:
    """`base.Method` for PUT in parts."""

    def is_spoken(self, upload: Upload) -> bool:
        """Try it, unless the file is so small that nothing is gained."""
        if upload.size <= WORTH_PARTS or upload.request.wants_reply:
            return False
        return is_proven(upload)

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        if not is_proven(upload):
            raise _unsuited("a trial showed that it does not put parts of a file together")
        sessions.run(RangedSessions(), upload)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """Delete the scratch file."""
        withdraw(errand, session)


def is_proven(upload: Upload) -> bool:
    """Tell whether the server puts parts of files into place; it is tried once.

    Raises:
        TransferError: no answer at all, or LOGIN_REFUSED.
        StopRequested: a stop came.
    """
    target = target_of(upload)
    found = capabilities_for(upload, target)
    if not found.is_dav:
        return False
    question = f"ranged put, {found.server}"
    known = upload.memory.recall(upload.origin, question)
    if known is None:
        known = "yes" if _try(upload, target) else "no"
        upload.memory.learn(upload.origin, question, known)
    return known == "yes"


def _try(upload: Upload, target: str) -> bool:
    scratch = beside(target, _TRIAL)
    courier = upload.courier
    made = courier.ask("PUT", scratch, {}, Body(before=b"ab"))
    if made.status in (404, 409) and make_parents(upload, target):
        made = courier.ask("PUT", scratch, {}, Body(before=b"ab"))
    if not made.is_success:
        return False
    try:
        part = courier.ask(
            "PUT", scratch, {"Content-Range": "bytes 1-1/2", "If-Match": "*"}, Body(before=b"c")
        )
        return part.is_success and courier.ask("GET", scratch).content == b"ac"
    finally:
        remove(upload, scratch)


def _unsuited(detail: str) -> TransferError:
    return TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
