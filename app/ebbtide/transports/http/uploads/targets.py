"""What lies at the address that a file goes to: asked before an upload, and when its end is unclear."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.names import name_from_url
from ebbtide.core.uploads import UploadSession
from ebbtide.transports.http.uploads.base import Upload
from ebbtide.transports.http.uploads.exchange import Reply

BEFORE = "before"
"""Detail of a session: what told the file apart that it is going to replace."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file on the server."""

    exists: bool
    """False also where the server does not say."""
    length: int | None = None
    mark: str = ""
    """Tells this version of it from others."""


def look(upload: Upload) -> Target:
    """Ask what is there.

    Raises:
        TransferError: no answer.
        StopRequested: a stop came.
    """
    reply = upload.courier.ask("HEAD", upload.url)
    if not reply.is_success:
        return Target(exists=False)
    length = reply.header("Content-Length") or ""
    mark = "|".join(reply.header(name) or "" for name in ("ETag", "Last-Modified"))
    return Target(True, int(length) if length.isascii() and length.isdigit() else None, mark)


def prepare(upload: Upload) -> tuple[tuple[str, str], ...]:
    """Make sure that nothing is replaced unasked; return what a session has to remember of it.

    Raises:
        TransferError: REMOTE_EXISTS, or no answer.
        StopRequested: a stop came.
    """
    target = look(upload)
    if target.exists and not upload.options.overwrite:
        raise already_there(upload)
    return ((BEFORE, target.mark),) if target.exists else ()


def has_arrived(upload: Upload, session: UploadSession) -> bool:
    """Tell whether the file is there, after an upload whose last answer was lost."""
    target = look(upload)
    replaced = session.detail(BEFORE)
    return target.exists and target.length == upload.size and target.mark != replaced


def already_there(upload: Upload) -> TransferError:
    """Return the error for a file that is not to be replaced."""
    return TransferError(ErrorCode.REMOTE_EXISTS, name=name_from_url(upload.url))


def directory_missing(upload: Upload) -> TransferError:
    """Return the error for a directory that has to be made first."""
    path = urlsplit(upload.url).path.rpartition("/")[0]
    return TransferError(ErrorCode.REMOTE_DIRECTORY_MISSING, path=f"{path}/")


def taken_back(reply: Reply) -> bool:
    """Tell whether an unfinished upload is gone after it was asked to be."""
    return reply.is_success or reply.status in (404, 410, 499)
