"""PUT: the file as the body of one request, or of several on servers that proved to take that.

On a WebDAV server the bytes gather under a name of their own, which is changed at the end: no
half file ever stands under the final name. Elsewhere the final name is all there is. Before
the first byte it is on record what stood there, so that after an interruption the truncated
file that some servers leave is known to be ours.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from ebbtide.core.digests import (
    found_instead,
    parse_checksum,
    parse_digest_fields,
    parse_instance_digests,
    strongest,
)
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.redirects import redirect_refused
from ebbtide.transports.http.uploads import notes, sessions
from ebbtide.transports.http.uploads.addresses import beside, name_of, parent_of
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.body import PIECE, Body
from ebbtide.transports.http.uploads.capabilities import capabilities_for
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.kinds import media_type
from ebbtide.transports.http.uploads.refusals import TOO_MUCH, refusal
from ebbtide.transports.http.uploads.replies import keep_reply
from ebbtide.transports.http.uploads.sessions import Fragments, SessionLost, TooMuch
from ebbtide.transports.http.uploads.targets import (
    Found,
    directory_missing,
    exists,
    find,
    is_beginning,
    is_missing,
    make_parents,
    remove,
    target_of,
)

SCRATCH = ".part"
_TARGET, _BEFORE, _ABSENT, _SIZE = "target", "before", "absent", "size"
_NO_DIRECTORY = frozenset({404, 409})
_PRECONDITION_FAILED = 412
_BAD_DESTINATION = frozenset({400, 502})
_NO_MOVE = frozenset({403, 405, 501})
_ALREADY_GONE = 404
_PATIENCE_S = (0.0, 0.25, 0.5, 1.0)
_SCRATCH_GONE = frozenset({404, 409, 410, 412})


@dataclass(frozen=True, slots=True)
class Place:
    """Where one session's bytes go."""

    address: str
    """What is written to."""
    target: str
    """What the file is called in the end."""

    @property
    def is_scratch(self) -> bool:
        """The bytes gather under another name first."""
        return self.address != self.target


def place_of(session: UploadSession) -> Place:
    """Return where a session's bytes go."""
    return Place(session.address, session.detail(_TARGET) or session.address)


class PutSessions:
    """`sessions.Sessions` for PUT: what the server keeps is the file itself."""

    method = UploadMethod.PUT
    fragments = Fragments(is_divisible=False)

    def __init__(self) -> None:
        self._is_new = False
        """The session began in this attempt."""

    def create(self, upload: Upload) -> UploadSession:
        """Look what is there, and choose where to write."""
        target = target_of(upload)
        found = find(upload, target)
        if found is not None and not upload.options.overwrite:
            raise exists(target)
        self._is_new = True
        address = target
        # What answers a PUT to another name is no reply to this file.
        if not upload.request.wants_reply and _can_move(upload, target):
            address = beside(target, SCRATCH)
        before = _ABSENT if found is None else found.tag
        details = ((_TARGET, target), (_BEFORE, before), (_SIZE, str(upload.size)))
        return UploadSession(self.method, address, details=details)

    def offset(self, upload: Upload, session: UploadSession) -> int:
        """All or nothing: an answer may have been lost, else the file is sent again."""
        place = place_of(session)
        found = find(upload, place.address)
        if found is None:
            if place.is_scratch and self._is_in_place(upload, session):
                return upload.size
            return 0
        if place.is_scratch:
            return self.scratch_offset(upload, found.length)
        if found.tag == session.detail(_BEFORE):
            return 0
        return self._leftover_offset(upload, place, found)

    def _leftover_offset(self, upload: Upload, place: Place, found: Found) -> int:
        """Tell what to do about a file that came since the upload began: ours, or not?"""
        is_ours = is_beginning(upload, place.target, found.length)
        if not is_ours and not upload.options.overwrite:
            raise exists(place.target)
        if is_ours and found.length == upload.size and not upload.request.wants_reply:
            return upload.size
        upload.source.note(notes.LEFTOVER, length=str(found.length))
        return 0

    def scratch_offset(self, upload: Upload, length: int | None) -> int:
        """Return where to go on with a scratch file of this length."""
        return upload.size if length == upload.size else 0

    def append(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        """Send it."""
        self.put(upload, session, start, end)
        return end

    def put(self, upload: Upload, session: UploadSession, start: int, end: int) -> None:
        """Send a part of the file, once more if a directory had to be made for it first."""
        for attempt in range(2):
            with closing(self._put_once(upload, session, start, end)) as answer:
                if 200 <= answer.status < 300:
                    _check_digest(upload, answer, whole=(start, end) == (0, upload.size))
                    keep_reply(upload, answer)
                    return
                if start and answer.status in _SCRATCH_GONE:
                    raise SessionLost
                if attempt or not _lacks_directory(answer, upload, session):
                    raise _refused(answer, session, (start, end), self.fragments)

    def _put_once(self, upload: Upload, session: UploadSession, start: int, end: int) -> Answer:
        address = session.address
        headers = {"Content-Type": media_type(upload)}
        if start:
            # Without If-Match a server may make a new file with a hole where the rest was.
            span = f"bytes {start}-{end - 1}/{upload.size}"
            headers |= {"Content-Range": span, "If-Match": "*"}
        elif self._must_be_new(session):
            headers["If-None-Match"] = "*"
        if end - start == upload.size:
            headers |= _known_digest(upload)
        body = Body(upload.source, start, end)
        return upload.courier.send("PUT", address, headers, body)

    def _must_be_new(self, session: UploadSession) -> bool:
        # Nobody else knows the name of a scratch file. After an interruption, what is in the
        # way may be a part of ours.
        is_scratch = place_of(session).is_scratch
        return self._is_new and session.detail(_BEFORE) == _ABSENT and not is_scratch

    def finish(self, upload: Upload, session: UploadSession) -> None:
        """Give the file its name."""
        place = place_of(session)
        if not upload.size:
            self.put(upload, session, 0, 0)
        if place.is_scratch and not self._is_moved(upload, session):
            try:
                move(upload, place)
            except (SessionLost, TransferError):
                if not self._was_under_way(upload, session):
                    raise
        upload.source.confirm(Ranges([(0, upload.size)]) if upload.size else Ranges())

    def _was_under_way(self, upload: Upload, session: UploadSession) -> bool:
        """Tell whether a request whose answer was lost does what this one could not do.

        Some servers rename by copying, so that both names are there for a while.
        """
        for pause_s in () if self._is_new else _PATIENCE_S:
            upload.control.wait(pause_s)
            if find(upload, session.address) is None:
                return self._is_in_place(upload, session)
        return False

    def _is_moved(self, upload: Upload, session: UploadSession) -> bool:
        """Make sure that all of it is there; tell whether it has its name already."""
        found = find(upload, session.address)
        if found is not None and found.length in (None, upload.size):
            return False
        if found is None and self._is_in_place(upload, session):
            return True
        raise SessionLost

    def _is_in_place(self, upload: Upload, session: UploadSession) -> bool:
        """Tell whether a new file of the right length has the final name."""
        found = find(upload, place_of(session).target)
        changed = found is not None and found.tag != session.detail(_BEFORE)
        return changed and found is not None and found.length == upload.size


def move(upload: Upload, place: Place) -> None:
    """Give a scratch file its final name.

    Raises:
        TransferError: REMOTE_EXISTS, or the server does not do it.
        SessionLost: it is not there.
        StopRequested: a stop came.
    """
    reply = _move_to(upload, place, place.target)
    if reply.status in _BAD_DESTINATION:
        # A server behind another one may not know its own address (RFC 4918, 8.3).
        path = place.target.partition("://")[2].partition("/")[2]
        reply = _move_to(upload, place, f"/{path}")
    if reply.is_success:
        return
    if reply.status == _PRECONDITION_FAILED:
        raise exists(place.target)
    if reply.status == _ALREADY_GONE:
        raise SessionLost
    if reply.status in _NO_MOVE:
        upload.source.note(notes.NO_MOVE, status=str(reply.status))
        upload.memory.learn(upload.origin, "move", "no")
        remove(upload, place.address)
        raise SessionLost
    raise refusal(reply, path=name_of(place.target))


def _move_to(upload: Upload, place: Place, destination: str) -> Reply:
    overwrite = "T" if upload.options.overwrite else "F"
    headers = {"Destination": destination, "Overwrite": overwrite}
    return upload.courier.ask("MOVE", place.address, headers)


def _can_move(upload: Upload, target: str) -> bool:
    if upload.memory.recall(upload.origin, "move") == "no":
        return False
    return capabilities_for(upload, target).is_dav


def _lacks_directory(answer: Answer, upload: Upload, session: UploadSession) -> bool:
    """Tell whether directories were missing and are there now."""
    target = place_of(session).target
    # nginx says 500 where others say 409.
    hides_it = answer.status == 500 and is_missing(upload, parent_of(target))
    if answer.status not in _NO_DIRECTORY and not hides_it:
        return False
    if capabilities_for(upload, target).is_dav and make_parents(upload, target):
        return True
    raise directory_missing(target)


def _refused(
    answer: Answer, session: UploadSession, part: tuple[int, int], fragments: Fragments
) -> Exception:
    target = place_of(session).target
    if answer.status == _PRECONDITION_FAILED:
        return exists(target)
    if 300 <= answer.status < 400:
        location = answer.header("Location")
        url = location or answer.url
        return redirect_refused(url, f"with status {answer.status} the file does not go along")
    error = refusal(answer, path=name_of(target))
    if answer.status == TOO_MUCH and fragments.is_divisible and part[1] - part[0] > 1:
        return TooMuch(error)
    return error


def _known_digest(upload: Upload) -> Mapping[str, str]:
    """Return what the user says that the file adds up to, for servers that check (RFC 9530)."""
    checksum = upload.request.options.checksum
    if checksum is None:
        return {}
    return {"Repr-Digest": digest_field(checksum)}


def digest_field(checksum: str) -> str:
    """Return ``ALGORITHM:HEX`` as a member of Repr-Digest."""
    digest = parse_checksum(checksum)
    name = {"sha256": "sha-256", "sha512": "sha-512", "sha1": "sha"}.get(digest.algorithm)
    return f"{name or digest.algorithm}=:{base64.b64encode(digest.value).decode()}:"


def _check_digest(upload: Upload, answer: Answer, *, whole: bool) -> None:
    """Compare what the server says that it stored, where it says so.

    Only of an answer without a body: otherwise the checksum may be the body's.

    Raises:
        TransferError: UPLOAD_REFUSED, if it stored something else.
    """
    if not whole or answer.content_length != 0:
        return
    told = strongest(
        [
            *parse_digest_fields(answer.header("Repr-Digest") or ""),
            *parse_instance_digests(answer.header("Digest") or ""),
        ]
    )
    if told is not None and found_instead(told, _bytes(upload)) is not None:
        detail = f"it stored something else; its {told.algorithm} checksum differs"
        raise TransferError(ErrorCode.UPLOAD_REFUSED, detail=detail)


def _bytes(upload: Upload) -> Iterator[bytes]:
    for start in range(0, upload.size, PIECE):
        upload.control.check()
        yield upload.source.read(start, min(PIECE, upload.size - start))


class Put:
    """`base.Method` for PUT."""

    def is_spoken(self, upload: Upload) -> bool:  # noqa: ARG002
        """It is what is left when nothing else is spoken."""
        return True

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        sessions.run(PutSessions(), upload)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """Delete the scratch file, or the truncated one that the server kept."""
        withdraw(errand, session)


def withdraw(errand: Errand, session: UploadSession) -> None:
    """Delete what an unfinished session left; never a file that was there before."""
    place = place_of(session)
    if place.is_scratch:
        remove(errand, place.address)
        return
    if session.detail(_BEFORE) != _ABSENT:
        return
    found = find(errand, place.address)
    size = int(session.detail(_SIZE) or 0)
    if found is not None and found.length is not None and found.length < size:
        remove(errand, place.address)
