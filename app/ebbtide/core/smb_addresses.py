r"""Addresses of files on SMB servers: UNC names, ``smb:`` addresses, and what they mean.

``\\server\share\path`` and ``//server/share/path`` are what people copy from other
programs; jobs keep ``smb://server/share/path`` with everything else percent-encoded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ebbtide.core.errors import CommandError, ErrorCode

SCHEME = "smb"
PORT = 445
LONGEST_NAME = 255
"""Characters of one name ([MS-FSCC] 2.1.5)."""
MOST_NAMES = 512

_FORBIDDEN = re.compile(r'[\x00-\x1f\\/:*?"<>|\ud800-\udfff]')
"""What no name can have ([MS-FSCC] 2.1.5.2)."""
_SAFE = "!$&'()+,;=@~"
_HOST = re.compile(r"[^\x00-\x20\\/@:?#\[\]%]+|[0-9a-f.]*:[0-9a-f:.]+(%[\w.~-]+)?")


@dataclass(frozen=True, slots=True)
class SmbAddress:
    """A file, directory or share on a server."""

    host: str
    """Without the brackets of an IPv6 address."""
    share: str
    names: tuple[str, ...] = ()
    """Those that lead from the share to the file, its own last; empty: the share itself."""
    user: str = ""
    """Who is to be asked for, if the address says so; ``DOMAIN\\\\user`` or ``user@realm``."""
    port: int = PORT
    is_directory: bool = False
    """It is spelt as a directory: with a slash at its end, or the share itself."""

    @property
    def name(self) -> str:
        """The last name; the share's where there is none."""
        return self.names[-1] if self.names else self.share

    @property
    def unc(self) -> str:
        """The UNC name."""
        return "\\\\" + "\\".join((self.host, self.share, *self.names))

    @property
    def parent(self) -> SmbAddress:
        """The directory that it is in; the share's parent is the share."""
        return SmbAddress(self.host, self.share, self.names[:-1], self.user, self.port, True)

    def child(self, name: str, *, is_directory: bool = False) -> SmbAddress:
        """Return what has a name in this directory."""
        names = (*self.names, name)
        return SmbAddress(self.host, self.share, names, self.user, self.port, is_directory)

    def __str__(self) -> str:
        """Return the address as jobs keep it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        user = f"{quote(self.user, safe=';')}@" if self.user else ""
        port = "" if self.port == PORT else f":{self.port}"
        path = "/".join(quote(name, safe=_SAFE) for name in (self.share, *self.names))
        end = "/" if self.is_directory else ""
        return f"{SCHEME}://{user}{host}{port}/{path}{end}"


def parse_smb_address(url: str) -> SmbAddress:
    """Return what ``smb://[user@]host[:port]/share/path`` means.

    Raises:
        CommandError: URL_INVALID.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        raise _refusal(url, "its server name makes no sense") from None
    if parts.scheme != SCHEME or not host:
        raise _refusal(url, "it names no server")
    if parts.query or parts.fragment:
        # They would be taken for a part of a name by one program and not by another.
        raise _refusal(url, "'?' and '#' have to be written %3F and %23 in it")
    pieces = [_decoded(piece, url) for piece in parts.path.split("/") if piece]
    if not pieces:
        raise _refusal(url, "it names no share")
    is_directory = len(pieces) == 1 or parts.path.endswith("/")
    user = _decoded_user(parts.username or "", url)
    return _checked(SmbAddress(host, pieces[0], tuple(pieces[1:]), user, port, is_directory), url)


def address_of_unc(text: str) -> str:
    """Return a UNC name as an address; other text as it is.

    Raises:
        CommandError: URL_INVALID, for a UNC name without a share or with names that none can have.
    """
    plain = text.strip()
    if not plain.startswith(("\\\\", "//")):
        return text
    separator = plain[0]
    pieces = [piece for piece in plain[2:].replace(separator, "\\").split("\\") if piece]
    if plain.startswith("\\\\"):
        # Windows takes both kinds within one name.
        pieces = [part for piece in pieces for part in piece.split("/") if part]
    if len(pieces) < 2:
        raise _refusal(plain, "it names no server and share")
    host = pieces[0].lower().removeprefix("[").removesuffix("]")
    is_directory = len(pieces) == 2 or plain[-1] in "\\/"
    address = SmbAddress(host, pieces[1], tuple(pieces[2:]), is_directory=is_directory)
    return str(_checked(address, plain))


def is_possible_name(name: str) -> bool:
    """Tell whether a file or directory can have this name; servers may say anything."""
    if not name or name in (".", "..") or len(name) > LONGEST_NAME:
        return False
    return not _FORBIDDEN.search(name)


def _checked(address: SmbAddress, shown: str) -> SmbAddress:
    if not _HOST.fullmatch(address.host):
        raise _refusal(shown, "its server name makes no sense")
    if len(address.names) > MOST_NAMES:
        raise _refusal(shown, f"it has more than {MOST_NAMES} names")
    for name in (address.share, *address.names):
        if not is_possible_name(name):
            raise _refusal(shown, f"nothing on a server can be called {_quoted(name)}")
    return address


def _decoded(piece: str, url: str) -> str:
    try:
        return unquote(piece, errors="strict")
    except UnicodeDecodeError:
        raise _refusal(url, "its percent signs do not stand for UTF-8") from None


def _decoded_user(text: str, url: str) -> str:
    user = _decoded(text, url)
    # "DOMAIN;user" is how smb addresses write it.
    domain, semicolon, name = user.partition(";")
    if semicolon:
        user = f"{domain}\\{name}"
    if any(char < " " for char in user):
        raise _refusal(url, "its user name makes no sense")
    return user


def _quoted(name: str) -> str:
    shown = "".join(char if char.isprintable() else "?" for char in name[:40])
    return f"'{shown}'"


def _refusal(url: str, detail: str) -> CommandError:
    shown = "".join(char if char.isprintable() else "?" for char in url)
    at = shown.rfind("@")
    if at >= 0:
        shown = f"…@{shown[at + 1 :]}"
    return CommandError(ErrorCode.URL_INVALID, url=shown[:120], detail=detail)
