"""Objects of S3 servers: one PUT for small files, parts for larger ones.

Requests are signed with the job's login: the user is the access key's name, the password the
secret key. An address that is signed already ("presigned", it says X-Amz-Signature) is used as
it is, by a single PUT. Which parts the server has it is asked, never remembered: that is true
after any interruption.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.body import PIECE, Body
from ebbtide.transports.http.uploads.endings import is_taken_back
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.kinds import media_type
from ebbtide.transports.http.uploads.refusals import MISSING, nonsense, refusal
from ebbtide.transports.http.uploads.s3_documents import (
    DocumentError,
    Part,
    completion,
    parse_error,
    parse_parts,
    parse_upload_id,
)
from ebbtide.transports.http.uploads.s3_signing import EMPTY, Signer, canonical_url
from ebbtide.transports.http.uploads.sessions import Fragments, SessionLost, run
from ebbtide.transports.http.uploads.targets import exists, target_of

_MEBIBYTE = 1024 * 1024
SMALLEST_PART = 5 * _MEBIBYTE
_USUAL_PART = 10 * _MEBIBYTE
_MOST_PARTS = 10_000
_MOST_PAGES = 20
_DEFAULT_REGION = "us-east-1"
_BEFORE = "before"
_BUSY = frozenset({"InternalError", "SlowDown", "ServiceUnavailable", "RequestTimeout"})
_NOT_LET_IN = frozenset({"InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"})
_WORDS = {
    "AccessDenied": "you may not write there",
    "EntityTooLarge": "the file is larger than it takes",
    "NoSuchBucket": "it has no such bucket",
    "RequestTimeTooSkewed": "this computer's clock is wrong",
    "AuthorizationHeaderMalformed": "the job's region is not the bucket's",
}

Clock = Callable[[], float]
Parameters = tuple[tuple[str, str], ...]


class S3:
    """See `base.Method`. The address is that of the object, or of its directory."""

    def __init__(self, now: Clock = time.time) -> None:
        self._now = now

    def is_spoken(self, upload: Upload) -> bool:  # noqa: ARG002 - never asked for by `auto`
        """See `base.Method.is_spoken`: they look like any other server."""
        return False

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        url = target_of(upload)
        asking = _Asking(upload, url, self._now)
        if is_presigned(url):
            _put(upload, asking)
            return
        part_size = max(upload.options.fragment_size or _USUAL_PART, SMALLEST_PART)
        session = upload.source.session
        if upload.size > part_size or (session is not None and session.address):
            run(_Multipart(upload, asking), upload)
        else:
            _put_carefully(upload, asking)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """See `base.Method.abandon`."""
        url = session.detail("url")
        if not session.address or url is None:
            return
        asking = _Asking(errand, url, self._now)
        reply = asking.ask("DELETE", parameters=(("uploadId", session.address),))
        if not is_taken_back(reply):
            raise _failure(errand, reply)


def is_presigned(url: str) -> bool:
    """Tell whether the address is a permission in itself."""
    return "x-amz-signature=" in url.lower()


class _Asking:
    """Signed requests for one object."""

    def __init__(self, errand: Errand, url: str, now: Clock) -> None:
        self._errand = errand
        self._url = url
        self._now = now
        account = None if is_presigned(url) else errand.courier.account()
        region = errand.options.region or _DEFAULT_REGION
        self._signer = None if account is None else Signer(account.user, account.password, region)

    @property
    def url(self) -> str:
        return self._url

    def ask(
        self,
        method: str,
        *,
        parameters: Parameters = (),
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
        content_hash: str = EMPTY,
    ) -> Reply:
        told = dict(headers or {})
        url = self._url if is_presigned(self._url) else canonical_url(self._url, parameters)
        if self._signer is not None:
            told |= self._signer.headers(method, url, told, content_hash, self._now())
        return self._errand.courier.ask(method, url, told, body)


def _put_carefully(upload: Upload, asking: _Asking) -> None:
    """Send all of a file at once where nothing is in its way but what an earlier try left."""
    is_first = upload.source.session is None
    if is_first:
        _check_free(upload, asking)
    try:
        _put(upload, asking)
    except TransferError as error:
        if is_first or error.code is not ErrorCode.REMOTE_EXISTS:
            raise
        reply = asking.ask("HEAD")
        if reply.header("Content-Length") != str(upload.size):
            raise
        _confirm(upload, upload.size)


def _put(upload: Upload, asking: _Asking) -> None:
    """Send all of a file at once."""
    upload.source.open(UploadSession(UploadMethod.S3))
    headers = {} if is_presigned(asking.url) else _of_object(upload)
    content_hash = _hash(upload, 0, upload.size)
    body = Body(upload.source, 0, upload.size) if upload.size else None
    reply = asking.ask("PUT", headers=headers, body=body, content_hash=content_hash)
    if not reply.is_success:
        raise _failure(upload, reply)
    _confirm(upload, upload.size)


def _of_object(upload: Upload) -> dict[str, str]:
    condition = {} if upload.options.overwrite else {"If-None-Match": "*"}
    return {"Content-Type": media_type(upload), **condition}


def _check_free(upload: Upload, asking: _Asking) -> Parameters:
    """Make sure that nothing is replaced unasked; return what tells the older object apart."""
    reply = asking.ask("HEAD")
    if not reply.is_success:
        return ()
    if not upload.options.overwrite:
        raise exists(asking.url)
    return ((_BEFORE, reply.header("ETag") or ""),)


class _Multipart:
    """One attempt; see `sessions.Sessions`."""

    method = UploadMethod.S3

    def __init__(self, upload: Upload, asking: _Asking) -> None:
        self._asking = asking
        self._parts: list[Part] = []
        needed = -(-upload.size // _MOST_PARTS)
        first = max(_USUAL_PART, -(-needed // SMALLEST_PART) * SMALLEST_PART)
        self.fragments = Fragments(first=first, multiple=SMALLEST_PART)

    def create(self, upload: Upload) -> UploadSession:
        self._parts = []
        details = _check_free(upload, self._asking)
        headers = {"Content-Type": media_type(upload)}
        reply = self._asking.ask("POST", parameters=(("uploads", ""),), headers=headers)
        if not reply.is_success:
            raise _failure(upload, reply)
        try:
            address = parse_upload_id(reply.content)
        except DocumentError as error:
            raise nonsense(reply, str(error)) from error
        where = (("url", self._asking.url), *details)
        return UploadSession(self.method, address, details=where)

    def offset(self, upload: Upload, session: UploadSession) -> int:
        self._parts = self._listed(upload, session)
        return sum(part.size for part in self._parts)

    def _listed(self, upload: Upload, session: UploadSession) -> list[Part]:
        """Ask for the parts, as far as they lie side by side from the beginning."""
        found: dict[int, Part] = {}
        marker = 0
        for _ in range(_MOST_PAGES):
            parameters = (("part-number-marker", str(marker)), ("uploadId", session.address))
            reply = self._asking.ask("GET", parameters=parameters)
            if reply.status in MISSING:
                raise SessionLost
            if not reply.is_success:
                raise _failure(upload, reply)
            try:
                page = parse_parts(reply.content)
            except DocumentError as error:
                raise nonsense(reply, str(error)) from error
            found |= {part.number: part for part in page.parts}
            if page.next_marker is None or page.next_marker <= marker:
                break
            marker = page.next_marker
        return _side_by_side(found, upload.size)

    def append(self, upload: Upload, session: UploadSession, start: int, end: int) -> int:
        number = len(self._parts) + 1
        parameters = (("partNumber", str(number)), ("uploadId", session.address))
        reply = self._asking.ask(
            "PUT",
            parameters=parameters,
            body=Body(upload.source, start, end),
            content_hash=_hash(upload, start, end),
        )
        if reply.status in MISSING:
            raise SessionLost
        if not reply.is_success:
            raise _failure(upload, reply)
        tag = reply.header("ETag")
        if not tag:
            raise nonsense(reply, "it does not say what it called the part")
        self._parts.append(Part(number, end - start, tag))
        return end

    def finish(self, upload: Upload, session: UploadSession) -> None:
        try:
            if sum(part.size for part in self._parts) != upload.size:
                self._parts = self._listed(upload, session)
            if sum(part.size for part in self._parts) != upload.size:
                raise SessionLost
            self._complete(upload, session)
        except SessionLost:
            # Either it is complete already and that answer was lost, or it was thrown away.
            if not self._is_there(upload, session):
                raise

    def _complete(self, upload: Upload, session: UploadSession) -> None:
        document = completion(self._parts)
        condition = {} if upload.options.overwrite else {"If-None-Match": "*"}
        reply = self._asking.ask(
            "POST",
            parameters=(("uploadId", session.address),),
            headers={"Content-Type": "application/xml", **condition},
            body=Body(before=document),
            content_hash=hashlib.sha256(document).hexdigest(),
        )
        if reply.status in MISSING:
            raise SessionLost
        # An error may come after the head was sent, which said 200.
        if not reply.is_success or parse_error(reply.content) is not None:
            raise _failure(upload, reply)

    def _is_there(self, upload: Upload, session: UploadSession) -> bool:
        if not session.is_sent:
            return False
        reply = self._asking.ask("HEAD")
        is_other = reply.header("ETag") != session.detail(_BEFORE)
        return reply.is_success and is_other and reply.header("Content-Length") == str(upload.size)


def _side_by_side(found: Mapping[int, Part], size: int) -> list[Part]:
    parts: list[Part] = []
    held = 0
    while (part := found.get(len(parts) + 1)) is not None:
        held += part.size
        is_last = held == size
        if held > size or (part.size < SMALLEST_PART and not is_last):
            break
        parts.append(part)
    return parts


def _hash(upload: Upload, start: int, end: int) -> str:
    """Return the SHA-256 of a part of the file, which the server compares with what it gets."""
    found = hashlib.sha256()
    for place in range(start, end, PIECE):
        upload.control.check()
        found.update(upload.source.read(place, min(PIECE, end - place)))
    return found.hexdigest()


def _confirm(upload: Upload, size: int) -> None:
    upload.source.confirm(Ranges([(0, size)]) if size else Ranges())


def _failure(errand: Errand, reply: Reply) -> TransferError:
    """Return the error for a refusal."""
    code = parse_error(reply.content)
    if reply.status in (409, 412) and not errand.options.overwrite:
        return exists(errand.url)
    if code in _NOT_LET_IN:
        return TransferError(ErrorCode.LOGIN_REFUSED, host=reply.host)
    if code in _BUSY or (reply.is_success and code is not None):
        return TransferError(ErrorCode.SERVER_BUSY, status=reply.status, reason=code)
    if code in _WORDS:
        detail = f"{_WORDS[code]} (it answered {reply.status}, {code})"
        return TransferError(ErrorCode.UPLOAD_REFUSED, detail=detail)
    return refusal(reply)
