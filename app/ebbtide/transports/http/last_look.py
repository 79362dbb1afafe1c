"""Is the file on the server still the one that was fetched? Asked once all bytes are here.

A file that is written anew *in place* changes under a server that is sending it: the answer
begins with the old bytes, ends with the new ones, and nothing in it says so. A question
afterwards tells, where the server knows an ETag or a date.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from ebbtide.core.errors import ErrorCode, ErrorKind, TransferError
from ebbtide.core.http_ranges import ContentRange, Unsatisfied, range_header
from ebbtide.core.http_validators import etags_agree, strong_date, strong_etag
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.transports.http import notes
from ebbtide.transports.http.asking import Asker, put_aside
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.heads import content_range, version_of_part, version_of_whole
from ebbtide.transports.http.portal import is_page_instead
from ebbtide.transports.http.statuses import (
    NOT_MODIFIED,
    NOT_SATISFIABLE,
    PART,
    WHOLE,
    status_error,
)
from ebbtide.transports.http.validation import weigh


@dataclass(frozen=True, slots=True)
class Doubt:
    """From when on a file is worth a question more; small ones are here within a moment."""

    after_s: float = 1.0
    """Seconds between its first byte and its last."""
    from_size: int = 8 * 1024 * 1024
    """Bytes."""


USUAL = Doubt()

_MOST_FAILURES = 5
"""So many attempts in a row only ask, with growing delays: about half a minute."""


class LastLook:
    """Asks about one file at the end of one attempt. Used by one thread."""

    def __init__(
        self, asker: Asker, request: DownloadRequest, sink: DownloadSink, doubt: Doubt
    ) -> None:
        self._asker = asker
        self._request = request
        self._sink = sink
        self._doubt = doubt
        self._url: str | None = None
        self._began: float | None = None

    def begins(self, answer: Answer) -> None:
        """Bytes of the file begin to come with this answer."""
        self._url = answer.url
        if self._began is None:
            self._began = time.monotonic()

    def shows_change(
        self, version: RemoteVersion | None, size: int, control: TransferControl
    ) -> bool:
        """Tell whether the server has another version by now than the one that was fetched.

        A server that is gone, or that answers nothing of use, does not make good bytes bad;
        but while it may yet answer, nobody says that they are good.

        Args:
            version: what the bytes are said to be of.
            size: how many bytes they are.
            control: what stops the question.

        Raises:
            TransferError: it does not answer now; the next attempt, which holds all bytes, asks.
            StopRequested: a stop came.
        """
        if version is None or not self._is_due(version, size):
            return False
        try:
            is_changed = self._is_another(version, control)
        except TransferError as error:
            control.check()
            if self._may_yet_answer(error, version):
                self._sink.note(notes.ASKED_LATER)
                raise
            self._sink.note(notes.NOT_ASKED_AGAIN, error=str(error))
            return False
        self._sink.note(notes.CHANGED_MEANWHILE if is_changed else notes.STILL_THE_SAME)
        if is_changed:
            self._began = None
        return is_changed

    def _is_due(self, version: RemoteVersion, size: int) -> bool:
        if not self._request.options.is_resumable:
            return False
        if strong_etag(version) is None and strong_date(version) is None:
            return False
        if self._began is None:
            # All bytes are of an earlier attempt, which ended before it could ask.
            return True
        return (
            size >= self._doubt.from_size or time.monotonic() - self._began >= self._doubt.after_s
        )

    def _may_yet_answer(self, error: TransferError, version: RemoteVersion) -> bool:
        # Where no length was told, the next attempt would ask for bytes, too.
        if error.code.kind is not ErrorKind.TRANSIENT or version.length is None:
            return False
        if error.code is ErrorCode.PROTOCOL_VIOLATED:
            # It answered, and would again.
            return False
        # What failed before the last bytes came says nothing about this question.
        return self._began is not None or self._request.failures < _MOST_FAILURES

    def _is_another(self, version: RemoteVersion, control: TransferControl) -> bool:
        found = self._ask(version, control)
        evidence = weigh(version, found)
        if evidence.content_differs:
            return True
        # A date that is always "now" is that of the answer, not of the file.
        has_dates = strong_date(version) is not None or strong_date(found) is not None
        if evidence.date_differs and has_dates and not evidence.etag_proves:
            return True
        if not evidence.etag_differs or evidence.date_proves:
            return False
        # Some servers give each answer an ETag of its own: those prove nothing.
        again = self._ask(version, control)
        return etags_agree(found.etag or "", again.etag or "")

    def _ask(self, version: RemoteVersion, control: TransferControl) -> RemoteVersion:
        """Ask for as little as possible; not by HEAD, which signed addresses do not allow."""
        headers = {"Range": range_header(0, 1)}
        etag = strong_etag(version)
        if etag is not None:
            headers["If-None-Match"] = etag
        answer = self._asker.ask(headers, control, self._url)
        try:
            return self._read(answer, version)
        finally:
            put_aside(answer)

    def _read(self, answer: Answer, held: RemoteVersion) -> RemoteVersion:
        """Return what an answer says of the file.

        Raises:
            TransferError: it says nothing.
        """
        part = content_range(answer)
        if answer.status == NOT_MODIFIED:
            return RemoteVersion(
                etag=answer.header("ETag") or held.etag,
                last_modified=answer.header("Last-Modified"),
                date=answer.header("Date"),
            )
        if answer.status == NOT_SATISFIABLE and isinstance(part, Unsatisfied):
            return RemoteVersion(length=part.total)
        if answer.status == PART and isinstance(part, ContentRange):
            found = version_of_part(answer, part)
        elif answer.status in WHOLE:
            found = version_of_whole(answer)
        else:
            raise status_error(answer, has_part=True)
        if is_page_instead(self._request.url, answer.url, found, held):
            raise TransferError(ErrorCode.NOT_THE_FILE, found=found.media_type or "")
        return found
