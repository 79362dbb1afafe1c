"""The server's answer to an upload, for jobs that want to keep it (BITS: upload-reply)."""

from __future__ import annotations

from contextlib import closing
from functools import partial

from ebbtide.core.events import RestartReason
from ebbtide.core.ports import DownloadSink
from ebbtide.transports.http.body import receive
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.heads import version_of_whole
from ebbtide.transports.http.statuses import WHOLE, status_error
from ebbtide.transports.http.uploads.base import Upload
from ebbtide.transports.http.uploads.exchange import put_aside


def keep_reply(upload: Upload, answer: Answer) -> None:
    """Keep the body of the last answer, if the job wants it, or put it aside.

    Raises:
        TransferError: it broke off, or could not be stored; the upload is repeated then.
        StopRequested: a stop came.
    """
    if upload.request.wants_reply:
        upload.source.keep_reply(answer.url, lambda sink: _stored(answer, sink))
    else:
        put_aside(answer)


def fetch_reply(upload: Upload, url: str) -> None:
    """Keep what is at an address as the reply, if the job wants one.

    Raises:
        TransferError: it could not be had; the server has the file all the same.
        StopRequested: a stop came.
    """
    if upload.request.wants_reply:
        upload.source.keep_reply(url, partial(_fetched, upload, url))


def _fetched(upload: Upload, url: str, sink: DownloadSink) -> int:
    with closing(upload.courier.send("GET", url)) as answer:
        if answer.status not in WHOLE:
            raise status_error(answer, has_part=False)
        return _stored(answer, sink)


def _stored(answer: Answer, sink: DownloadSink) -> int:
    if sink.held:
        sink.restart(RestartReason.NOT_RESUMABLE)
    sink.answered(version_of_whole(answer))
    place = 0

    def take(piece: memoryview | bytes) -> None:
        nonlocal place
        if len(piece):
            sink.write(place, piece)
            place += len(piece)

    return receive(answer, answer.content_length, take)
