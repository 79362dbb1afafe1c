"""What the tests over SMB share: one attempt in each direction, as the engine makes it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from ebbtide.core.digests import Digest
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import Credential
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.ports import DownloadRequest, UploadRequest
from ebbtide.core.settings import Settings
from ebbtide.core.uploads import DEFAULT_UPLOAD, UploadOptions
from ebbtide.transports.smb import SmbTransport
from tests.servers.samba import PASSWORD, USER, Samba
from tests.transports.files import FileSource
from tests.transports.secrets import with_book
from tests.transports.sinks import MemorySink, Switch

CONTENT = random.Random(1).randbytes(3_000_000)
OTHER = random.Random(2).randbytes(3_000_000)
BLOCK = 1024 * 1024
QUICK = Settings({"connect_timeout_s": 5.0, "silence_timeout_s": 10.0})
IMPATIENT = Settings({"connect_timeout_s": 1.0, "silence_timeout_s": 1.0})
GUEST = Settings({**QUICK.values, "smb_guest": True})


@dataclass
class Client:
    """A transport that is known to a server, also by way of other ports."""

    samba: Samba
    password: str = PASSWORD
    ports: tuple[int, ...] = ()
    transport: SmbTransport = field(init=False)

    def __post_init__(self) -> None:
        book = [
            Credential(f"smb://{self.samba.host}:{port}", USER, self.password)
            for port in (self.samba.port, *self.ports)
        ]
        self.transport = SmbTransport(with_book(*book))

    def download(
        self,
        url: str,
        sink: MemorySink | None = None,
        version: RemoteVersion | None = None,
        settings: Settings = QUICK,
        control: Switch | None = None,
        digest: Digest | None = None,
        ranges: tuple[FileRange, ...] = (),
    ) -> MemorySink:
        """Fetch a file; what is returned is the sink."""
        sink = sink or MemorySink()
        request = DownloadRequest(url, version, settings, digest, ranges=ranges)
        length = self.transport.download(request, sink, control or Switch())
        assert length == len(sink.data)
        return sink

    def upload(
        self,
        url: str,
        source: FileSource,
        settings: Settings = QUICK,
        control: Switch | None = None,
        options: UploadOptions = DEFAULT_UPLOAD,
    ) -> None:
        """Send a file."""
        request = UploadRequest(url, settings, upload=options)
        self.transport.upload(request, source, control or Switch())


def names(samba: Samba) -> list[str]:
    """What is in the share."""
    return sorted(path.name for path in samba.share.iterdir())


def is_worth_another(error: TransferError) -> bool:
    """Tell whether the engine would try again."""
    return error.code in (ErrorCode.CONNECTION_LOST, ErrorCode.CONNECT_FAILED, ErrorCode.TIMED_OUT)
