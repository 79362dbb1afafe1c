"""How a job talks to its servers: what BITS calls HTTP options, and who it says it is.

Nothing in here is a secret once a job has it: passwords and secret headers are moved into
`ebbtide.core.ports.Secrets` before the job exists, and only their names there stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

LONGEST_METHOD = 20
SECRET_HEADERS = frozenset(
    {"authorization", "cookie", "proxy-authorization", "x-api-key", "x-auth-token"}
)
"""In lower case: their values are secrets even where nobody says so."""


class RedirectPolicy(Enum):
    """What happens when a server sends us on (BITS, ``BG_HTTP_REDIRECT_POLICY_…``)."""

    SILENT = "silent"
    """Follow."""
    REPORT = "report"
    """Follow, and keep the new address as the file's own."""
    DISALLOW = "disallow"
    """Do not follow: the job fails."""


class CertificateFlaw(Enum):
    """What may be wrong with a server's certificate and be accepted, each by its own wish.

    BITS, ``BG_SSL_IGNORE_…``.
    """

    WRONG_HOST = "wrong_host"
    EXPIRED = "expired"
    """Also: not valid yet."""
    UNKNOWN_AUTHORITY = "unknown_authority"
    """Also: signed by itself."""
    WRONG_USAGE = "wrong_usage"
    """Not made for servers."""


class AuthScheme(Enum):
    """How to show a server who we are; a higher number is preferred."""

    BASIC = 1
    DIGEST = 2
    NTLM = 3
    NEGOTIATE = 4


class ProxyMode(Enum):
    """Which proxy to go through."""

    SYSTEM = "system"
    """What the system says: environment variables, or its settings on Windows and macOS."""
    NONE = "none"
    EXPLICIT = "explicit"


@dataclass(frozen=True, slots=True)
class Header:
    """One header of every request; a secret one goes to the job's own servers alone."""

    name: str
    value: str = field(default="", repr=False)
    """Empty once the value is kept as a secret."""
    write_only: bool = False
    """Nobody but the engine reads the value any more (BITS, ``MakeCustomHeadersWriteOnly``)."""
    secret: str | None = None
    """Under what name the secrets hold the value."""

    @property
    def is_secret(self) -> bool:
        """The value is not to be stored with the job."""
        return self.write_only or self.name.lower() in SECRET_HEADERS


@dataclass(frozen=True, slots=True)
class Login:
    """Who a job says it is, to the servers of its own addresses or to its proxy."""

    user: str
    password: str = field(default="", repr=False)
    """Empty once it is kept as a secret."""
    secret: str | None = None
    """Under what name the secrets hold the password."""
    scheme: AuthScheme | None = None
    """The only way that may be used; None is the strongest that the server knows."""
    for_proxy: bool = False
    origins: tuple[str, ...] = ()
    """Where it may go, as `ebbtide.core.addresses.origin_of` spells it; never elsewhere.

    Set when the job is made.
    """


@dataclass(frozen=True, slots=True)
class ProxyChoice:
    """Which proxy to go through, and where not to."""

    mode: ProxyMode = ProxyMode.SYSTEM
    url: str = ""
    """For EXPLICIT: ``http://``, ``https://`` or ``socks5://``, host and port."""
    bypass: tuple[str, ...] = ()
    """Hosts that are reached without it: names, ``*.example.org``, ``<local>``."""


@dataclass(frozen=True, slots=True)
class HttpOptions:
    """Everything about a job's requests that is not the usual."""

    headers: tuple[Header, ...] = ()
    method: str = "GET"
    """Any other one starts from the beginning after an interruption, as BITS does."""
    redirects: RedirectPolicy = RedirectPolicy.SILENT
    follow_to_insecure: bool = False
    """Follow from https to http; also a setting for all jobs."""
    accepted_flaws: tuple[CertificateFlaw, ...] = ()
    check_revocation: bool = False
    """Accept only certificates that a revocation list in `authority_file` clears."""
    dynamic: bool = False
    """The content is made anew each time: no parts, no length needed."""
    maximum_size: int | None = None
    """Bytes of the job in total."""
    minimum_retry_delay_s: float | None = None
    """None: the setting."""
    no_progress_timeout_s: float | None = None
    """None: the setting; 0: never retry."""
    maximum_time_s: float | None = None
    """Seconds of connecting and transferring, since the job was last resumed."""
    proxy: ProxyChoice = ProxyChoice()
    logins: tuple[Login, ...] = ()
    client_certificate: str | None = None
    """Absolute path of a PEM file with certificate and key."""
    authority_file: str | None = None
    """Absolute path of a PEM file: trust these beside the system's."""
    netrc: str | None = None
    """Absolute path of a file with names and passwords by host, asked for by somebody."""
    cookies_file: str | None = None
    """Absolute path of a Netscape ``cookies.txt``."""
    checksum: str | None = None
    """``ALGORITHM:HEX`` of the whole file, for a job of one file."""
    origins: tuple[str, ...] = ()
    """Where secret headers may go. Set when the job is made."""

    @property
    def secret_names(self) -> tuple[str, ...]:
        """What the secrets hold for these options."""
        names = [header.secret for header in self.headers] + [one.secret for one in self.logins]
        return tuple(name for name in names if name is not None)

    @property
    def is_resumable(self) -> bool:
        """Parts may be asked for."""
        return self.method == "GET" and not self.dynamic


def with_login(options: HttpOptions, login: Login) -> HttpOptions:
    """Return options with one login in place of all that were for servers."""
    proxies = [one for one in options.logins if one.for_proxy]
    return replace(options, logins=(login, *proxies))


@dataclass(frozen=True, slots=True)
class Credential:
    """Who somebody is at one server."""

    origin: str
    """Scheme, host and port (`ebbtide.core.addresses.origin_of`)."""
    user: str
    password: str = field(default="", repr=False)
    """Left out wherever the book is shown."""
    scheme: AuthScheme | None = None
    """The only way that may be used; None is the strongest that the server knows."""
    for_proxy: bool = False

    @property
    def shown(self) -> Credential:
        """The credential without its password."""
        return replace(self, password="")


DEFAULT_OPTIONS = HttpOptions()
