"""What the tests of downloads share: the file, its versions, and one attempt to fetch it."""

from __future__ import annotations

import math
import random
import ssl
from dataclasses import dataclass

from ebbtide.core.digests import Digest
from ebbtide.core.errors import TransferError
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import DEFAULT_OPTIONS, HttpOptions
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.option_checks import check_options
from ebbtide.core.ports import DownloadRequest, Secrets
from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport
from ebbtide.transports.http.last_look import Doubt
from tests.transports.faulty_server import DATE, OLD
from tests.transports.sinks import MemorySink, Switch

CONTENT = random.Random(1).randbytes(600_000)
OTHER = random.Random(2).randbytes(600_000)
HALF = 300_000

STRONG = RemoteVersion(
    length=len(CONTENT),
    etag='"v1"',
    last_modified=OLD,
    date=DATE,
    media_type="application/octet-stream",
    resumable=True,
)
NEVER = Doubt(after_s=math.inf, from_size=1 << 62)
"""So that a test on a slow machine has no more requests than on a quick one."""
QUICK = Settings({"connect_timeout_s": 5.0, "silence_timeout_s": 5.0})


@dataclass
class Attempt:
    """One call of `download`, with everything around it."""

    sink: MemorySink
    length: int | None = None
    error: TransferError | None = None


def attempt(
    url: str,
    *,
    sink: MemorySink | None = None,
    version: RemoteVersion | None = None,
    settings: Settings = QUICK,
    context: ssl.SSLContext | None = None,
    transport: HttpTransport | None = None,
    control: Switch | None = None,
    digest: Digest | None = None,
    options: HttpOptions = DEFAULT_OPTIONS,
    ranges: tuple[FileRange, ...] = (),
    secrets: Secrets | None = None,
    doubt: Doubt = NEVER,
    failures: int = 0,
) -> Attempt:
    """Try once to download, as the engine does."""
    result = Attempt(sink or MemorySink())
    used = transport or HttpTransport(
        context or ssl.create_default_context(), secrets=secrets, doubt=doubt
    )
    options = check_options(options, [url]) if secrets is None else options
    request = DownloadRequest(
        url, version, settings, digest, options=options, ranges=ranges, failures=failures
    )
    try:
        result.length = used.download(request, result.sink, control or Switch())
    except TransferError as error:
        result.error = error
    finally:
        if transport is None:
            used.close()
    return result


def half_held() -> MemorySink:
    """Return a sink with the first half of the file."""
    return MemorySink({0: CONTENT[:HALF]})
