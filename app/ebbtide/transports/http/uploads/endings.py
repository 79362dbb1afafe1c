"""When it is not clear whether an upload has ended well: what was there before, and what is now."""

from __future__ import annotations

from ebbtide.core.uploads import UploadSession
from ebbtide.transports.http.uploads.base import Upload
from ebbtide.transports.http.uploads.exchange import Reply
from ebbtide.transports.http.uploads.targets import exists, find, target_of

_BEFORE = "before"
"""Detail of a session: what told the file apart that it is going to replace."""


def prepare(upload: Upload) -> tuple[tuple[str, str], ...]:
    """Make sure that nothing is replaced unasked; return what a session has to remember of it.

    Raises:
        TransferError: REMOTE_EXISTS, or no answer.
        StopRequested: a stop came.
    """
    url = target_of(upload)
    found = find(upload, url)
    if found is not None and not upload.options.overwrite:
        raise exists(url)
    return () if found is None else ((_BEFORE, found.tag),)


def has_arrived(upload: Upload, session: UploadSession) -> bool:
    """Tell whether the file is there, after an upload whose last answer was lost."""
    found = find(upload, target_of(upload))
    if found is None:
        return False
    return found.length == upload.size and found.tag != session.detail(_BEFORE)


def is_taken_back(reply: Reply) -> bool:
    """Tell whether an unfinished upload is gone after it was asked to be."""
    return reply.is_success or reply.status in (404, 410, 499)
