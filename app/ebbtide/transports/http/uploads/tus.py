"""tus 1.0.0 (https://tus.io/protocols/resumable-upload, version 1.0.0).

One PATCH sends all that is left: servers keep what arrived of a broken one. Fragments are used
where something in between refuses long bodies (413), and where checksums can be sent, because
those stand in the head and so need the bytes twice.

Concatenation is not used: parts sent side by side help where one connection is slow for its
round trip, which is not what a background upload wants; it would leave several sessions to
lose, and neither server tested here announces it without a price (one lacks it, the other
copies every byte again in the end).
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_dates import parse_http_date
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads import sessions
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.body import PIECE, Body
from ebbtide.transports.http.uploads.capabilities import Capabilities, capabilities_at
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.kinds import media_type
from ebbtide.transports.http.uploads.refusals import CONFLICT, MISSING, TOO_MUCH, nonsense, refusal
from ebbtide.transports.http.uploads.sessions import Fragments, OutOfStep, SessionLost, TooMuch

VERSION = {"Tus-Resumable": "1.0.0"}
CHECKED_FRAGMENT = 8 * 1024 * 1024
"""Bytes under one checksum; so many are read twice, and sent again if they arrive wrong."""
_TYPE = "application/offset+octet-stream"
_ALGORITHMS = ("sha256", "sha1", "md5")
"""Best first; spelled alike in tus and in hashlib."""
_WRONG_VERSION = 412
_WRONG_CHECKSUM = 460
_FORBIDDEN = 403
_NO_PATCH = frozenset({405, 501})
_LIMITED_LIFE_S = 60.0
"""An expiry that moved by less is not worth a place on record."""


class TusSessions:
    """`sessions.Sessions` for tus."""

    method = UploadMethod.TUS

    def __init__(self, capabilities: Capabilities, clock: Callable[[], float] = time.time) -> None:
        """Make it for one server.

        Args:
            capabilities: what the server says of itself.
            clock: the time that expiry is compared with.
        """
        self._capabilities = capabilities
        self._clock = clock
        self._algorithm = _common_algorithm(capabilities)
        size = CHECKED_FRAGMENT if self._algorithm else None
        self.fragments = Fragments(first=size, largest=size)

    def create(self, upload: Upload) -> UploadSession:
        """See `sessions.Sessions.create`."""
        self._check_size(upload)
        headers = {
            **VERSION,
            "Upload-Length": str(upload.size),
            "Upload-Metadata": metadata(upload.source.name, media_type(upload)),
        }
        reply = upload.courier.ask("POST", upload.url, headers)
        if reply.status == _WRONG_VERSION:
            detail = f"it speaks another version of tus ({reply.header('Tus-Version') or '?'})"
            raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail[:200])
        if not reply.is_success:
            raise refusal(reply, path=upload.source.name)
        address = upload.courier.resolve(reply.url, reply.header("Location"))
        return UploadSession(self.method, address, self._expires_at(reply))

    def _check_size(self, upload: Upload) -> None:
        largest = self._capabilities.tus_largest
        if largest is not None and upload.size > largest > 0:
            detail = f"it takes files of up to {largest} bytes, and this one has {upload.size}"
            raise TransferError(ErrorCode.UPLOAD_REFUSED, detail=detail)

    def offset(self, upload: Upload, session: UploadSession) -> int:
        """See `sessions.Sessions.offset`."""
        reply = upload.courier.ask("HEAD", session.address, VERSION)
        if reply.status in MISSING or reply.status == _FORBIDDEN:
            raise SessionLost
        if not reply.is_success:
            raise refusal(reply, path=upload.source.name)
        length = _number(reply, "Upload-Length")
        if length is not None and length != upload.size:
            raise SessionLost
        offset = _number(reply, "Upload-Offset")
        if offset is None:
            raise nonsense(reply, "it does not say how much of the file it has")
        return offset

    def append(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        """See `sessions.Sessions.append`."""
        headers = {**VERSION, "Upload-Offset": str(start), "Content-Type": _TYPE}
        if self._algorithm:
            headers["Upload-Checksum"] = _checksum(upload, self._algorithm, start, end)
        reply = _patch(upload, session, headers, Body(upload.source, start, end))
        if not reply.is_success:
            raise _refused(reply, upload, start)
        self._keep_expiry(upload, session, reply)
        reached = _number(reply, "Upload-Offset")
        if reached is None:
            raise OutOfStep
        return reached

    def _keep_expiry(self, upload: Upload, session: UploadSession, reply: Reply) -> None:
        expires_at = self._expires_at(reply)
        if expires_at is None or expires_at - (session.expires_at or 0) < _LIMITED_LIFE_S:
            return
        upload.source.open(replace(session, expires_at=expires_at))

    def finish(self, upload: Upload, session: UploadSession) -> None:
        """The last byte ends it; an empty file is whole from its creation."""

    def _expires_at(self, reply: Reply) -> float | None:
        expires = parse_http_date(reply.header("Upload-Expires") or "")
        if expires is None:
            return None
        # By the server's own clock, so that a wrong one here or there does not matter.
        server_time = parse_http_date(reply.header("Date") or "")
        now = self._clock()
        return now + expires - (now if server_time is None else server_time)


def metadata(name: str, kind: str) -> str:
    """Return Upload-Metadata: keys, and values in Base64."""
    pairs = {"filename": name, "filetype": kind}
    return ",".join(f"{key} {_base64(value)}" for key, value in pairs.items())


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogateescape")).decode()


def _common_algorithm(capabilities: Capabilities) -> str | None:
    if "checksum" not in capabilities.tus_extensions:
        return None
    return next((each for each in _ALGORITHMS if each in capabilities.tus_checksums), None)


def _checksum(upload: Upload, algorithm: str, start: int, end: int) -> str:
    found = hashlib.new(algorithm, usedforsecurity=False)
    for place in range(start, end, PIECE):
        upload.control.check()
        found.update(upload.source.read(place, min(PIECE, end - place)))
    return f"{algorithm} {base64.b64encode(found.digest()).decode()}"


def _patch(upload: Upload, session: UploadSession, headers: Mapping[str, str], body: Body) -> Reply:
    """Send a part, by another word where something in between does not know PATCH."""
    if upload.memory.recall(upload.origin, "patch") is None:
        reply = upload.courier.ask("PATCH", session.address, headers, body)
        if reply.status not in _NO_PATCH:
            return reply
    override = {**headers, "X-HTTP-Method-Override": "PATCH"}
    reply = upload.courier.ask("POST", session.address, override, body)
    if reply.is_success:
        upload.memory.learn(upload.origin, "patch", "by another word")
    return reply


def _refused(reply: Reply, upload: Upload, start: int) -> Exception:
    if reply.status == CONFLICT:
        return OutOfStep()
    if reply.status == _WRONG_CHECKSUM:
        return OutOfStep(start)
    if reply.status in MISSING:
        return SessionLost()
    error = refusal(reply, path=upload.source.name)
    return TooMuch(error) if reply.status == TOO_MUCH else error


def _number(reply: Reply, name: str) -> int | None:
    text = reply.header(name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


class Tus:
    """`base.Method` for tus. The address is one place for all files; the server names them."""

    def is_spoken(self, upload: Upload) -> bool:
        """See `base.Method.is_spoken`."""
        return capabilities_at(upload, upload.url).is_tus

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        sessions.run(TusSessions(capabilities_at(upload, upload.url)), upload)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """Delete it; a server without that extension lets it expire."""
        reply = errand.courier.ask("DELETE", session.address, VERSION)
        gone = reply.is_success or reply.status in MISSING or reply.status in _NO_PATCH
        if not gone:
            raise refusal(reply)
