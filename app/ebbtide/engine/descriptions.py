"""Metalink descriptions that somebody adds: each becomes the files that it describes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.commands import AddDownload
from ebbtide.core.errors import CommandError, ErrorCode, TransferError
from ebbtide.core.events import RestartReason
from ebbtide.core.http_options import DEFAULT_OPTIONS, HttpOptions
from ebbtide.core.jobs import RemoteVersion
from ebbtide.core.metalink import LARGEST, MetalinkError, MetalinkFile, parse_metalink
from ebbtide.core.ports import DownloadRequest, StopRequested, TransferControl, Transport
from ebbtide.core.ranges import Ranges
from ebbtide.core.settings import CONNECTIONS_PER_FILE, Settings
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.staging import disk_errors

ENDINGS = (".metalink", ".meta4")
FETCH_TIMEOUT_S = 20.0
"""Somebody waits for the answer to `add`."""


@dataclass(frozen=True, slots=True)
class Known:
    """The addresses of a new job, and what is known of some of them."""

    urls: tuple[str, ...]
    files: Mapping[int, MetalinkFile]
    """By their place among the addresses."""


def is_description(url: str) -> bool:
    """Tell whether an address is that of a description."""
    return url.partition("?")[0].partition("#")[0].lower().endswith(ENDINGS)


def no_fetch(url: str, options: HttpOptions) -> bytes:  # noqa: ARG001
    """Get no description: for engines without a network.

    Raises:
        CommandError: always.
    """
    raise _refusal(url, "there is nobody to fetch it")


def look_up(command: AddDownload, urls: tuple[str, ...], fetch: Callable[[str], bytes]) -> Known:
    """Return the files of a request, with descriptions replaced by what they describe.

    Args:
        command: names descriptions on the disk; with a target of its own, a description
            on the network is fetched as the file it is.
        urls: its addresses, checked.
        fetch: gets a description.

    Raises:
        CommandError: a description cannot be read, or describes nothing.
        TransferError: one cannot be had.
    """
    found: list[str] = []
    files: dict[int, MetalinkFile] = {}
    for url in urls:
        if command.target is None and is_description(url):
            _take(parse(fetch(url), url), found, files)
        else:
            found.append(url)
    for path in command.metalinks:
        _take(parse(_read(path), path), found, files)
    if command.target is not None and len(found) > 1:
        detail = "one file name cannot serve several files"
        raise CommandError(ErrorCode.REQUEST_INVALID, detail=detail)
    return Known(tuple(found), files)


def parse(data: bytes, source: str) -> tuple[MetalinkFile, ...]:
    """Return the files of a description.

    Raises:
        CommandError: it cannot be read, or describes nothing that can be fetched.
    """
    try:
        described = parse_metalink(data)
    except MetalinkError as error:
        raise _refusal(source, str(error)) from error
    usable = tuple(file for file in described if file.sources)
    if not usable:
        raise _refusal(source, "it names no address that can be fetched")
    return usable


def _take(
    described: tuple[MetalinkFile, ...], urls: list[str], files: dict[int, MetalinkFile]
) -> None:
    for file in described:
        files[len(urls)] = file
        urls.append(without_userinfo(file.sources[0].url))


def _read(path: str) -> bytes:
    with disk_errors(path), Path(path).open("rb") as file:
        return file.read(LARGEST + 1)


def _refusal(source: str, detail: str) -> CommandError:
    what = "a Metalink description"
    return CommandError(ErrorCode.VALUE_INVALID, value=source[:200], what=what, detail=detail)


def fetch_description(
    transports: Mapping[str, Transport], url: str, options: HttpOptions = DEFAULT_OPTIONS
) -> bytes:
    """Fetch a description at once, into memory.

    Args:
        transports: by address scheme.
        url: where it is.
        options: how the job asks, and who it says it is; what they say of its files does not
            count. Cost, presence and times do not count either: somebody waits.

    Raises:
        TransferError: it cannot be had, or not soon.
    """
    switch = StopSwitch()
    timer = threading.Timer(FETCH_TIMEOUT_S, switch.throw)
    timer.daemon = True
    timer.start()
    try:
        return fetch_into_memory(transports, url, options, switch, LARGEST)
    except StopRequested:
        raise TransferError(ErrorCode.TIMED_OUT, host=url) from None
    finally:
        timer.cancel()


def fetch_into_memory(
    transports: Mapping[str, Transport],
    url: str,
    options: HttpOptions,
    control: TransferControl,
    most: int,
) -> bytes:
    """Fetch a description, of so many bytes at most.

    Raises:
        TransferError: it cannot be had, or is larger (TOO_LARGE).
        StopRequested: the control asked to stop.
    """
    sink = _Memory(most)
    settings = Settings({CONNECTIONS_PER_FILE.key: 1})
    transport = transports[url.partition(":")[0].lower()]
    asking = replace(options, method="GET", dynamic=False, checksum=None, maximum_size=None)
    transport.download(DownloadRequest(url, None, settings, options=asking), sink, control)
    return bytes(sink.data)


class _Memory:
    """A sink for a small file: `ebbtide.core.ports.DownloadSink`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.data = bytearray()

    @property
    def held(self) -> Ranges:
        return Ranges([(0, len(self.data))]) if self.data else Ranges()

    def read(self, offset: int, length: int) -> bytes:
        return bytes(self.data[offset : offset + length])

    def answered(self, version: RemoteVersion) -> None:
        """Refuse what is too large before it comes; this file is never resumed."""
        self._check(version.length or 0)

    def restart(self, reason: RestartReason) -> None:  # noqa: ARG002 - nobody is told
        self.data.clear()

    def write(self, offset: int, data: memoryview | bytes) -> None:
        self._check(offset + len(data))
        self.data[offset : offset + len(data)] = data

    def _check(self, size: int) -> None:
        if size > self._most:
            raise TransferError(ErrorCode.TOO_LARGE, limit=self._most)

    def drop(self, start: int, end: int) -> None:  # noqa: ARG002 - the rest comes again, too
        del self.data[start:]

    def note(self, text: str, **parameters: str) -> None:
        """Tell nobody: there is no job yet."""

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Tell nobody."""

    def moved(self, url: str) -> None:
        """Tell nobody."""
