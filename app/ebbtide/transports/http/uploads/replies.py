"""What a server answers to a whole upload, as a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

from ebbtide.core.events import RestartReason
from ebbtide.core.ports import DownloadSink
from ebbtide.transports.http.body import receive
from ebbtide.transports.http.heads import version_of_whole
from ebbtide.transports.http.statuses import WHOLE, status_error
from ebbtide.transports.http.uploads.exchange import Courier


def fetching(courier: Courier, url: str) -> Callable[[DownloadSink], int]:
    """Return what gets a reply; see `ebbtide.core.ports.UploadSource.keep_reply`."""
    return partial(_fetch, courier, url)


def _fetch(courier: Courier, url: str, sink: DownloadSink) -> int:
    with closing(courier.send("GET", url)) as answer:
        if answer.status not in WHOLE:
            raise status_error(answer, has_part=False)
        if sink.held:
            sink.restart(RestartReason.NOT_RESUMABLE)
        sink.answered(version_of_whole(answer))
        return receive(answer, answer.content_length, _Writer(sink).take)


class _Writer:
    """Writes pieces one behind the other."""

    def __init__(self, sink: DownloadSink) -> None:
        self._sink = sink
        self._place = 0

    def take(self, piece: memoryview | bytes) -> None:
        if piece:
            self._sink.write(self._place, piece)
            self._place += len(piece)
