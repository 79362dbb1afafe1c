"""What a server says of a file, without fetching it.

The first byte is asked for, and not HEAD, which many servers answer wrongly: without a
length, with that of a page, or not at all, and signed addresses are signed for GET. It shows
in the same step whether a download can be resumed.
"""

from __future__ import annotations

from contextlib import closing

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_ranges import range_header
from ebbtide.core.ports import Sighting, TransferControl
from ebbtide.transports.http.asking import Asker, put_aside
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.heads import usable_part, version_of_part, version_of_whole
from ebbtide.transports.http.portal import is_page_instead
from ebbtide.transports.http.redirects import without_query
from ebbtide.transports.http.statuses import NOT_SATISFIABLE, PART, WHOLE, status_error


def look(asker: Asker, control: TransferControl) -> Sighting:
    """Ask once; a second time if the server makes nothing of the question for one byte.

    Raises:
        TransferError: why a download would fail.
        StopRequested: a stop came.
    """
    answer = asker.ask({"Range": range_header(0, 1)}, control)
    try:
        sighting = _seen(asker.url, answer)
        if sighting is not None and answer.status == PART and answer.content_length == 1:
            # With that byte taken, the connection can serve the download that follows.
            put_aside(answer)
    finally:
        answer.close()
    if sighting is None:
        # Such as an empty file, which has no first byte.
        with closing(asker.ask({}, control)) as answer:
            sighting = _whole(asker.url, answer)
    return sighting


def _seen(url: str, answer: Answer) -> Sighting | None:
    """Return what an answer tells; None if it is about the question, not the file."""
    if answer.status == NOT_SATISFIABLE:
        return None
    if answer.status != PART:
        return _whole(url, answer)
    part = usable_part(answer, 0, 1)
    if part is None:
        return None
    version = version_of_part(answer, part)
    return _checked(url, answer, Sighting(version, True, _elsewhere(answer)))


def _whole(url: str, answer: Answer) -> Sighting:
    if answer.status not in WHOLE:
        raise status_error(answer, has_part=False)
    version = version_of_whole(answer)
    # Servers that say "bytes" and send everything may only think that one byte is not worth it.
    resumable = None if version.resumable else False
    return _checked(url, answer, Sighting(version, resumable, _elsewhere(answer)))


def _checked(url: str, answer: Answer, sighting: Sighting) -> Sighting:
    if is_page_instead(url, answer.url, sighting.version, None):
        found = sighting.version.media_type or ""
        raise TransferError(ErrorCode.NOT_THE_FILE, found=found)
    return sighting


def _elsewhere(answer: Answer) -> str | None:
    return without_query(answer.url) if answer.is_redirected else None
