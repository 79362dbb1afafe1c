"""POST: to a program on the server, as the body itself or as a file in a form.

Nothing can be asked afterwards, so what breaks off begins again (as BITS does it).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import closing

from ebbtide.core.addresses import origin_of
from ebbtide.core.ranges import Ranges
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.client import Answer
from ebbtide.transports.http.redirects import redirect_refused
from ebbtide.transports.http.uploads import notes
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.body import Body, whole
from ebbtide.transports.http.uploads.kinds import media_type
from ebbtide.transports.http.uploads.refusals import refusal
from ebbtide.transports.http.uploads.replies import keep_reply

_SEE_OTHER = frozenset({301, 302, 303})
"""What programs answer to a form that they took, so that a browser shows the next page."""


class Post:
    """`base.Method` for POST."""

    method = UploadMethod.POST

    def is_spoken(self, upload: Upload) -> bool:  # noqa: ARG002
        """Nobody can know what a program takes."""
        return False

    def send(self, upload: Upload) -> None:
        """See `base.Method.send`."""
        if upload.source.session is not None:
            upload.source.note(notes.SENT_AGAIN)
        upload.source.open(UploadSession(self.method))
        headers, body = self.dressed(upload)
        with closing(upload.courier.send("POST", upload.url, headers, body)) as answer:
            _accept(upload, answer)
            _keep_reply(upload, answer)
        upload.source.confirm(Ranges([(0, upload.size)]) if upload.size else Ranges())

    def dressed(self, upload: Upload) -> tuple[Mapping[str, str], Body]:
        """Return the headers and the body."""
        return {"Content-Type": media_type(upload)}, whole(upload.source)

    def abandon(self, errand: Errand, session: UploadSession) -> None:
        """Nothing is left of a request that broke off, as far as anybody can know."""


def _accept(upload: Upload, answer: Answer) -> None:
    if 200 <= answer.status < 300:
        return
    location = answer.header("Location")
    if 300 <= answer.status < 400 and location is not None:
        target = upload.courier.resolve(answer.url, location)
        # Elsewhere may be the log-in page of a Wi-Fi, which takes nothing.
        if answer.status in _SEE_OTHER and origin_of(target) == origin_of(answer.url):
            return
        raise redirect_refused(location, "the file does not go along")
    raise refusal(answer)


def _keep_reply(upload: Upload, answer: Answer) -> None:
    """Keep the answer, or the page that it sends to."""
    if answer.status < 300 or not upload.request.wants_reply:
        keep_reply(upload, answer)
        return
    url = upload.courier.resolve(answer.url, answer.header("Location"))
    with closing(upload.courier.send("GET", url)) as page:
        if not 200 <= page.status < 300:
            raise refusal(page)
        keep_reply(upload, page)


class Multipart(Post):
    """`base.Method` for a form with a file in it (RFC 7578), as browsers send it."""

    method = UploadMethod.MULTIPART

    def dressed(self, upload: Upload) -> tuple[Mapping[str, str], Body]:
        """Return the headers and the body, whose length is known beforehand."""
        boundary = f"ebbtide-{secrets.token_hex(16)}"
        before = b"".join(
            _part(boundary, _disposition(name)) + value.encode("utf-8", "surrogateescape") + b"\r\n"
            for name, value in upload.options.form_values
        )
        file = f"{_disposition(upload.options.form_field)}; filename={_quoted(upload.source.name)}"
        before += _part(boundary, file, media_type(upload))
        after = f"\r\n--{boundary}--\r\n".encode()
        body = Body(upload.source, 0, upload.size, before, after)
        return {"Content-Type": f"multipart/form-data; boundary={boundary}"}, body


def _part(boundary: str, disposition: str, kind: str = "") -> bytes:
    lines = [f"--{boundary}", f"Content-Disposition: {disposition}"]
    lines += [f"Content-Type: {kind}"] if kind else []
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")


def _disposition(name: str) -> str:
    return f"form-data; name={_quoted(name)}"


def _quoted(text: str) -> str:
    """Return a name as browsers write it (HTML, "multipart/form-data encoding algorithm")."""
    for char, escape in (("\n", "%0A"), ("\r", "%0D"), ('"', "%22")):
        text = text.replace(char, escape)
    return f'"{text}"'
