"""Which proxy to go through for an address: the system's, none, or one that a job names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from ebbtide.core.addresses import origin_of
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import ProxyChoice, ProxyMode

_SPOKEN = ("http", "https", "socks5")
_LOCAL = "<local>"


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy, and who the system says we are there."""

    url: str
    """Scheme, host and port."""
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def scheme(self) -> str:
        return self.url.partition(":")[0]

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0


def proxy_for(url: str, choice: ProxyChoice) -> Proxy | None:
    """Return the proxy for an address, or None to go straight to the server.

    Raises:
        TransferError: SERVER_UNSUITED for a kind of proxy that is not spoken. Going past it
            would tell the server what the user wanted to keep from it.
    """
    if choice.mode is ProxyMode.NONE:
        return None
    if choice.mode is ProxyMode.EXPLICIT:
        return None if is_bypassed(url, choice.bypass) else _checked(choice.url)
    return system_proxy(url)


def is_bypassed(url: str, patterns: Iterable[str]) -> bool:
    """Tell whether an address is reached without the proxy.

    A pattern is a host (``example.org``), one with its subdomains (``.example.org``), one
    with stars (``*.example.org``), each with a port if need be, or ``<local>``: any name
    without a dot, and this computer.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower().rstrip(".")
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return any(_fits(pattern.strip().lower(), host, port) for pattern in patterns)


def _fits(pattern: str, host: str, port: int) -> bool:
    if pattern == _LOCAL:
        is_number = ":" in host or host.replace(".", "").isdigit()
        return (
            host in ("localhost", "::1")
            or host.startswith("127.")
            or not ("." in host or is_number)
        )
    name, colon, wanted = pattern.rpartition(":")
    if colon and wanted.isdigit() and "]" not in wanted and name.count(":") in (0, 7):
        if int(wanted) != port:
            return False
        pattern = name
    pattern = pattern.strip("[]")
    if pattern.startswith("."):
        return host == pattern[1:] or host.endswith(pattern)
    return fnmatchcase(host, pattern) if pattern else False


def system_proxy(url: str) -> Proxy | None:
    """Return the system's proxy for an address.

    Looks at the environment (``https_proxy``, ``no_proxy`` …), and on macOS and Windows
    at the system's settings. Desktops on Linux have settings of their own, which are not
    looked at.

    Raises:
        TransferError: SERVER_UNSUITED.
    """
    parts = urlsplit(url)
    proxies = _system_proxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    return _checked(proxy if "://" in proxy else f"http://{proxy}")


_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "REQUEST_METHOD")
_NAMES = tuple(dict.fromkeys((*_VARIABLES, *(name.upper() for name in _VARIABLES))))


def _system_proxies() -> Mapping[str, str]:
    if sys.platform in ("darwin", "win32"):
        return getproxies()
    return _proxies_of(tuple(map(os.environ.get, _NAMES)))


@lru_cache(maxsize=1)
def _proxies_of(variables: tuple[str | None, ...]) -> Mapping[str, str]:
    """Return the proxies as long as the variables stay: reading all of them takes its time."""
    del variables
    return getproxies()


def _checked(url: str) -> Proxy:
    parts = urlsplit(url)
    scheme = "socks5" if parts.scheme == "socks5h" else parts.scheme
    if scheme not in _SPOKEN:
        detail = f"be reached by way of a proxy of type '{parts.scheme[:20]}'"
        raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    origin = origin_of(parts._replace(scheme=scheme).geturl())
    if not origin:
        detail = "be reached by way of a proxy whose address makes no sense"
        raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    return Proxy(origin, unquote(parts.username or ""), unquote(parts.password or ""))
