"""What is known of a file that is being sent: how, what it was, and how far the server has it.

A server's promise to go on where a connection broke is a *session*. Its address is kept before
the first byte goes out, so that an upload survives a crash of either side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class UploadMethod(Enum):
    """By what protocol a file is sent over HTTP; SMB needs none of them."""

    AUTO = "auto"
    """Ask the server what it speaks."""
    PUT = "put"
    POST = "post"
    MULTIPART = "multipart"
    """A form with a file in it (RFC 7578)."""
    TUS = "tus"
    """tus 1.0.0."""
    BITS = "bits"
    """The BITS upload protocol ([MC-BUP]), as IIS speaks it."""
    CONTENT_RANGE = "content-range"
    """A session of PUTs with Content-Range, as Google's and Microsoft Graph's servers take."""
    RANGED_PUT = "ranged-put"
    """PUTs with Content-Range on the file itself, where a trial proved that they work."""
    IETF = "ietf"
    """Resumable uploads for HTTP, an Internet-Draft."""
    S3 = "s3"
    """Parts of an S3 object."""
    SMB = "smb"
    """Not to be chosen: what ``smb:`` addresses use."""


ENDPOINT_METHODS = frozenset(
    {UploadMethod.TUS, UploadMethod.POST, UploadMethod.MULTIPART, UploadMethod.CONTENT_RANGE}
)
"""With these the address is one place for all files, and the server chooses their names."""


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """What a local file was when its upload began; a file that differs is another file."""

    size: int
    modified_ns: int
    """Nanoseconds since the epoch."""
    inode: int = 0
    """0 where the file system has none."""


@dataclass(frozen=True, slots=True)
class UploadSession:
    """What the server and we agreed on; enough to go on after a restart of both."""

    method: UploadMethod
    address: str = ""
    """What the server calls it: an address or an identifier, unchanged. Whoever knows it may
    write to the file, so it is stored, but shown to nobody."""
    expires_at: float | None = None
    """Seconds since the epoch; not worth trying after that."""
    fragment_size: int | None = None
    """The most bytes that the server takes at once, where that was learnt."""
    is_sent: bool = False
    """The server has all bytes; what is left is to end the session."""
    details: tuple[tuple[str, str], ...] = ()
    """What else the protocol has to remember, such as the parts and their tags."""

    @property
    def shown(self) -> UploadSession:
        """The session without what would let others write to the file."""
        return replace(self, address="", details=())

    def detail(self, name: str) -> str | None:
        """Return one of the details."""
        return dict(self.details).get(name)


@dataclass(frozen=True, slots=True)
class UploadOptions:
    """How a job sends its files, where that is not the usual."""

    method: UploadMethod = UploadMethod.AUTO
    overwrite: bool = False
    """Replace what has the same name on the server; otherwise that is an error."""
    form_field: str = "file"
    """What the file is called in a form."""
    form_values: tuple[tuple[str, str], ...] = ()
    """The form's other fields."""
    media_type: str | None = None
    """What the file is said to be; None goes by its name."""
    fragment_size: int | None = None
    """The most bytes to send at once, from the beginning."""
    region: str = ""
    """Of an S3 server, where requests are to be signed."""
    direct: bool = False
    """Over SMB: write to the final name at once, for folders in which nothing can be renamed."""


DEFAULT_UPLOAD = UploadOptions()
