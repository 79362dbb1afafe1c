"""The transport for addresses that begin with http: or https:."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from ebbtide.core.events import RestartReason
from ebbtide.core.ports import (
    DownloadRequest,
    DownloadSink,
    LookRequest,
    NoDirectories,
    Secrets,
    Sighting,
    TransferControl,
    UploadRequest,
    UploadSource,
)
from ebbtide.core.settings import CONNECTIONS_PER_FILE
from ebbtide.core.uploads import UploadSession
from ebbtide.transports.common.identity import NoSecrets
from ebbtide.transports.http import notes
from ebbtide.transports.http.asking import Asker
from ebbtide.transports.http.client import HttpClient
from ebbtide.transports.http.crew import SMALLEST_PART, Sharing
from ebbtide.transports.http.download import Download
from ebbtide.transports.http.hosts import HostLimits
from ebbtide.transports.http.last_look import USUAL, Doubt, LastLook
from ebbtide.transports.http.looking import look
from ebbtide.transports.http.manner import Manner
from ebbtide.transports.http.ranged import RangedDownload
from ebbtide.transports.http.telling import Silence, Teller
from ebbtide.transports.http.uploads import choosing
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.exchange import ANSWER_TIMEOUT_S, Courier
from ebbtide.transports.http.uploads.memory import Memory


class HttpTransport(NoDirectories):
    """Downloads over HTTP/1.1. Used from many threads, which share idle connections."""

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        smallest_part: int = SMALLEST_PART,
        secrets: Secrets | None = None,
        answer_timeout_s: float = ANSWER_TIMEOUT_S,
        doubt: Doubt = USUAL,
    ) -> None:
        """Make a transport.

        Args:
            context: whom to trust; None is whom the system trusts.
            secrets: where passwords are found; None: nowhere.
            smallest_part: bytes of a file that are worth a connection of their own.
            answer_timeout_s: how long a server may think about what it was sent.
            doubt: which files are asked about once more when all their bytes are here.
        """
        self._doubt = doubt
        self._smallest_part = smallest_part
        self._hosts = HostLimits()
        self._secrets = secrets or NoSecrets()
        self._answer_timeout_s = answer_timeout_s
        self._memory = Memory()
        self._client = HttpClient(context or ssl.create_default_context())

    @property
    def schemes(self) -> frozenset[str]:
        return frozenset({"http", "https"})

    def download(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> int:
        """Fetch what the sink does not hold yet; return the file's length in bytes.

        Raises:
            TransferError: the attempt failed.
            StopRequested: the control asked to stop.
        """
        manner = Manner(self._client, request.options, sink, self._secrets, control)
        try:
            return self._download(manner, request, sink, control)
        finally:
            manner.close()

    def _download(
        self,
        manner: Manner,
        request: DownloadRequest,
        sink: DownloadSink,
        control: TransferControl,
    ) -> int:
        asker = Asker(manner, request, sink)
        look = LastLook(asker, request, sink, self._doubt)
        if request.ranges:
            return RangedDownload(asker, request, sink, control, look).run()
        connections = request.settings.get(CONNECTIONS_PER_FILE)
        if not request.options.is_resumable:
            connections = 1
            if sink.held:
                sink.note(notes.NO_PARTS)
                sink.restart(RestartReason.NOT_RESUMABLE)
        sharing = Sharing(connections, self._hosts, self._smallest_part)
        return Download(asker, request, sink, control, sharing, look).run()

    def look(self, request: LookRequest, control: TransferControl) -> Sighting:
        """See `ebbtide.core.ports.Scout.look`."""
        # Whatever the job's method does on the server, it does not do it for a look.
        request = replace(request, options=replace(request.options, method="GET"))
        manner = Manner(self._client, request.options, Silence(), self._secrets, control)
        try:
            return look(Asker(manner, request, Silence()), control)
        finally:
            manner.close()

    def upload(
        self,
        request: UploadRequest,
        source: UploadSource,
        control: TransferControl,
    ) -> None:
        """See `ebbtide.core.ports.Transport.upload`."""
        with self._courier(request, source, control) as courier:
            choosing.send(Upload(request, control, courier, self._memory, source))

    def abandon(
        self, request: UploadRequest, session: UploadSession, control: TransferControl
    ) -> None:
        """See `ebbtide.core.ports.Transport.abandon`."""
        with self._courier(request, Silence(), control) as courier:
            choosing.abandon(Errand(request, control, courier, self._memory), session)

    @contextmanager
    def _courier(
        self, request: UploadRequest, teller: Teller, control: TransferControl
    ) -> Iterator[Courier]:
        manner = Manner(self._client, request.options, teller, self._secrets, control)
        try:
            timeout_s = self._answer_timeout_s
            yield Courier(manner, request, teller, control, self._memory, timeout_s)
        finally:
            manner.close()

    def close(self) -> None:
        """Close idle connections."""
        self._client.close()
