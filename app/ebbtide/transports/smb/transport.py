"""The transport for addresses that begin with smb:.

The library takes a tenth of a second to import, so that waits for the first transfer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from ebbtide.core.errors import CommandError, ErrorCode, TransferError
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.ports import (
    DownloadRequest,
    DownloadSink,
    ListRequest,
    LookRequest,
    RemoteFile,
    Secrets,
    Sighting,
    TransferControl,
    UploadRequest,
    UploadSource,
)
from ebbtide.core.settings import Settings
from ebbtide.core.smb_addresses import SCHEME, SmbAddress, parse_smb_address
from ebbtide.core.uploads import UploadSession
from ebbtide.transports.common.identity import History, Identity, NoSecrets
from ebbtide.transports.smb.keeping import Keeper, Whose
from ebbtide.transports.smb.statuses import Place, Way

if TYPE_CHECKING:
    from ebbtide.transports.smb.server import Server


class SmbTransport:
    """Moves files over SMB 2 and 3. Used from many threads; each attempt has its connection.

    Within `keeping` consecutive files of an attempt share one.
    """

    def __init__(self, secrets: Secrets | None = None, flush_every_s: float = 1.0) -> None:
        """Make a transport.

        Args:
            secrets: where passwords are found; None: nowhere.
            flush_every_s: how often a server has to make durable what it was sent, after more
                often at first; as often as the bytes of a download are made durable here.
        """
        self._flush_every_s = flush_every_s
        self._secrets = secrets or NoSecrets()
        self._keeper = Keeper()

    @property
    def schemes(self) -> frozenset[str]:
        return frozenset({SCHEME})

    def download(
        self, request: DownloadRequest, sink: DownloadSink, control: TransferControl
    ) -> int:
        """See `ebbtide.core.ports.Transport.download`."""
        from ebbtide.transports.smb.download import Download  # noqa: PLC0415

        place = Place(_file(request.url), Way.DOWN)
        with self._server(place, request.settings, request.options, sink, control) as server:
            return Download(server, place, request, sink, control).run()

    def upload(
        self, request: UploadRequest, source: UploadSource, control: TransferControl
    ) -> None:
        """See `ebbtide.core.ports.Transport.upload`."""
        from ebbtide.transports.smb.upload import Upload  # noqa: PLC0415

        place = Place(_file(request.url), Way.UP)
        with self._server(place, request.settings, request.options, source, control) as server:
            Upload(server, place, request, source, control, self._flush_every_s).run()

    def abandon(
        self, request: UploadRequest, session: UploadSession, control: TransferControl
    ) -> None:
        """See `ebbtide.core.ports.Transport.abandon`."""
        from ebbtide.transports.smb.errors import mapped  # noqa: PLC0415
        from ebbtide.transports.smb.upload import CREATED, address_of  # noqa: PLC0415

        place = Place(_file(request.url), Way.UP)
        is_final = session.address == place.address.name
        if not session.address or (is_final and not session.detail(CREATED)):
            return
        with (
            self._server(place, request.settings, request.options, _NoHistory(), control) as server,
            mapped(place, control),
        ):
            server.remove(address_of(place.address, session))

    def is_directory(self, url: str) -> bool:
        """See `ebbtide.core.ports.Transport.is_directory`."""
        try:
            return parse_smb_address(url).is_directory
        except CommandError:
            return False

    def list_files(self, request: ListRequest, control: TransferControl) -> tuple[RemoteFile, ...]:
        """See `ebbtide.core.ports.Transport.list_files`."""
        from ebbtide.transports.smb.listing import Listing  # noqa: PLC0415

        place = Place(_address(request.url), Way.DOWN)
        with self._server(
            place, request.settings, request.options, _NoHistory(), control
        ) as server:
            return Listing(server, place, request.most, control).run()

    def look(self, request: LookRequest, control: TransferControl) -> Sighting:
        """See `ebbtide.core.ports.Scout.look`."""
        from ebbtide.transports.smb.errors import mapped  # noqa: PLC0415
        from ebbtide.transports.smb.versions import version_of  # noqa: PLC0415

        place = Place(_file(request.url), Way.DOWN)
        with (
            self._server(place, request.settings, request.options, _NoHistory(), control) as server,
            mapped(place, control),
        ):
            handle = server.open_to_read(place.address)
            found = handle.stat()
            handle.close()
        return Sighting(version_of(found.size, found.written, found.number), True)

    def keeping(self, control: TransferControl) -> AbstractContextManager[None]:
        """See `ebbtide.core.ports.Transport.keeping`: the log-in stays for the next file."""
        return self._keeper.keeping(control)

    def close(self) -> None:
        """There are no idle connections but those of attempts."""

    @contextmanager
    def _server(
        self,
        place: Place,
        settings: Settings,
        options: HttpOptions,
        history: History,
        control: TransferControl,
    ) -> Iterator[Server]:
        from ebbtide.transports.smb.server import Visit  # noqa: PLC0415

        control.check()
        identity = Identity(options, self._secrets, history, control)
        whose = Whose.of(place.address, options, settings)
        visit = self._keeper.take(control, whose) or Visit(settings, control)
        try:
            account = partial(identity.account, str(place.address), for_proxy=False)
            with visit.in_use(place, account) as server:
                yield server
        except BaseException:
            # Answers may be on the way that nobody waits for any more.
            visit.close()
            raise
        self._keeper.put_back(control, whose, visit)


class _NoHistory:
    """For what belongs to no file."""

    def note(self, text: str, **parameters: str) -> None:
        """Nobody reads it."""


def _address(url: str) -> SmbAddress:
    try:
        return parse_smb_address(url)
    except CommandError as error:
        detail = error.info.parameters.get("detail", "")
        shown = error.info.parameters.get("url", "")
        raise TransferError(error.code, url=shown, detail=detail) from error


def _file(url: str) -> SmbAddress:
    address = _address(url)
    if address.is_directory:
        detail = "it is the address of a directory"
        raise TransferError(ErrorCode.URL_INVALID, url=str(address), detail=detail)
    return address
