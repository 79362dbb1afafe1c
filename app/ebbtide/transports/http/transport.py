"""The transport for addresses that begin with http: or https:."""

from __future__ import annotations

import ssl

from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.transports.http.client import HttpClient
from ebbtide.transports.http.download import Download


class HttpTransport:
    """Downloads over HTTP/1.1. Used from many threads, which share idle connections."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        """Make a transport.

        Args:
            context: whom to trust; None is whom the system trusts.
        """
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
        return Download(self._client, request, sink, control).run()

    def close(self) -> None:
        """Close idle connections."""
        self._client.close()
