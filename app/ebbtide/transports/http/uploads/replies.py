"""The server's answer to an upload, for jobs that want to keep it (BITS: upload-reply)."""

from __future__ import annotations

from ebbtide.core.events import RestartReason
from ebbtide.core.ports import DownloadSink
from ebbtide.transports.http.body import receive
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.heads import version_of_whole
from ebbtide.transports.http.uploads.base import Upload


def keep_reply(upload: Upload, answer: Answer) -> None:
    """Keep the body of the last answer, if the job wants it.

    Raises:
        TransferError: it broke off, or could not be stored; the upload is repeated then.
        StopRequested: a stop came.
    """
    if upload.request.wants_reply:
        upload.source.keep_reply(answer.url, lambda sink: _stored(answer, sink))


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
