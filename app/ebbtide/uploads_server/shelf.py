"""Where whole files lie: putting them there, and handing them out."""

from __future__ import annotations

import os
import stat
from email.utils import formatdate
from pathlib import Path
from typing import BinaryIO

from ebbtide.uploads_server.headers import parse_range
from ebbtide.uploads_server.messages import Content, Refusal, Request, Response
from ebbtide.uploads_server.options import ServerOptions, Tell
from ebbtide.uploads_server.places import HIDDEN, check_free, locate, parse_path, put_in_place
from ebbtide.uploads_server.sessions import Session, Sessions

_REPLIES = f"/{HIDDEN}/reply/"


class TooLarge(Refusal):
    """The file is over the server's limit."""


class Shelf:
    """The server's directory. Used from many threads."""

    def __init__(self, options: ServerOptions, tell: Tell) -> None:
        self.options = options
        self._tell = tell
        self._root = options.directory

    def place(self, path: str) -> Path:
        """Return where the file of an address lies.

        Raises:
            Refusal: nowhere.
        """
        return locate(self._root, parse_path(path))

    def check_free(self, path: str) -> None:
        """Make sure that a file may be sent to an address.

        Raises:
            Refusal: it may not.
        """
        check_free(self.place(path), overwrite=self.options.overwrite)

    def check_size(self, size: int) -> None:
        """Make sure that a file may be so large.

        Raises:
            TooLarge: it may not.
        """
        if self.options.max_size is not None and size > self.options.max_size:
            raise TooLarge(413, "the file is larger than this server takes")

    def put(self, session: Session) -> None:
        """Give a whole upload its name.

        Raises:
            Refusal: that is not possible, or not any more.
        """
        place = self.place(session.record.path)
        put_in_place(session.data, place, overwrite=self.options.overwrite)
        self._tell(f"Received {place.relative_to(self._root)}: {session.record.offset} bytes.")

    def put_empty(self, request: Request) -> Response:
        """Make an empty file: the BITS upload protocol has no words for one.

        Raises:
            Refusal: it is not empty, or may not be put there.
        """
        if request.length or not request.has_length:
            raise Refusal(405, "only empty files come by PUT", _ALLOWED)
        place = self.place(request.path)
        overwrite = self.options.overwrite and request.header("If-None-Match") != "*"
        try:
            check_free(place, overwrite=overwrite)
        except Refusal as refusal:
            if refusal.response.status == 403 and request.header("If-None-Match") == "*":
                raise Refusal(412, "the file exists already") from refusal
            raise
        with _creating(place, overwrite=overwrite):
            self._tell(f"Received {place.relative_to(self._root)}: 0 bytes.")
        return Response(201)

    def reply_path(self, session: Session) -> str:
        """Return where the reply to an upload is."""
        return f"{_REPLIES}{session.identifier}"

    def find(self, request: Request, sessions: Sessions) -> Response:
        """Hand out a file or a reply, or the part of it that is asked for.

        Raises:
            Refusal: there is none.
        """
        if request.path.startswith(_REPLIES):
            session = sessions.find(request.path.removeprefix(_REPLIES), "bits")
            return _handed_out(session.reply, request)
        return _handed_out(self.place(request.path), request)


_ALLOWED = (("Allow", "GET, HEAD, BITS_POST, OPTIONS"),)


def _creating(place: Path, *, overwrite: bool) -> BinaryIO:
    try:
        return place.open("wb" if overwrite else "xb")
    except FileExistsError as error:
        raise Refusal(412, "the file exists already") from error
    except OSError as error:
        raise Refusal(403, "the server may not write there") from error


def _handed_out(path: Path, request: Request) -> Response:
    file = _opened(path)
    status = os.fstat(file.fileno())
    etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
    fields = (
        ("Content-Type", "application/octet-stream"),
        # Nothing that was sent is to be run as a page of this server.
        ("Content-Disposition", "attachment"),
        ("X-Content-Type-Options", "nosniff"),
        ("Last-Modified", formatdate(status.st_mtime, usegmt=True)),
        ("ETag", etag),
        ("Accept-Ranges", "bytes"),
    )
    part = parse_range(request.header("Range"), status.st_size)
    if part is None or request.header("If-Range") not in (None, etag):
        return Response(200, fields, content=Content(file, 0, status.st_size))
    start, end = part
    total = f"/{status.st_size}"
    if start >= end:
        file.close()
        raise Refusal(416, "there is no such part", (("Content-Range", f"bytes *{total}"),))
    told = ("Content-Range", f"bytes {start}-{end - 1}{total}")
    return Response(206, (*fields, told), content=Content(file, start, end - start))


def _opened(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Refusal(404, "there is no such file")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY)
    except OSError as error:
        raise Refusal(404, "there is no such file") from error
    return os.fdopen(handle, "rb", buffering=0)


_BINARY = getattr(os, "O_BINARY", 0)
