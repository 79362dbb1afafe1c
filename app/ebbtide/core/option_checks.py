"""What people ask of a job's requests, checked before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ebbtide.core.addresses import origin_of
from ebbtide.core.digests import parse_checksum
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.http_options import (
    LONGEST_METHOD,
    CertificateFlaw,
    Header,
    HttpOptions,
    Login,
    ProxyChoice,
    ProxyMode,
)

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""RFC 9110, 5.6.2."""
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_OURS = frozenset(
    {
        *("accept-encoding", "connection", "content-length", "expect", "host", "if-match"),
        *("if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "keep-alive"),
        *("proxy-connection", "range", "te", "trailer", "transfer-encoding", "upgrade"),
    }
)
"""Headers that Ebbtide needs for itself: another value would break the download."""
_PROXY_SCHEMES = ("http", "https", "socks5")
MOST_HEADERS = 100
LONGEST_VALUE = 8000


def check_options(options: HttpOptions, urls: Iterable[str]) -> HttpOptions:
    """Return the options as a job gets them, but for the secrets that are still in them.

    Args:
        options: what somebody asked for.
        urls: the job's addresses, without names and passwords; secrets go nowhere else.

    Raises:
        CommandError: something in them cannot be.
    """
    addresses = tuple(urls)
    origins = tuple(dict.fromkeys(map(origin_of, addresses)))
    _check_headers(options.headers)
    _check_method(options)
    _check_numbers(options)
    _check_paths(options)
    flaws = options.accepted_flaws
    if CertificateFlaw.WRONG_USAGE in flaws and CertificateFlaw.UNKNOWN_AUTHORITY not in flaws:
        # TLS looks at the use before it looks at the signatures, and then stops looking.
        detail = "it can only be accepted together with an unknown authority"
        raise _refusal("wrong_usage", "a flaw of a certificate", detail)
    if options.checksum is not None and len(addresses) > 1:
        raise _refusal(options.checksum, "a checksum", "it can be that of one file only")
    if options.checksum is not None:
        parse_checksum(options.checksum)
    return replace(
        options,
        method=options.method.upper(),
        proxy=_checked_proxy(options.proxy),
        logins=tuple(_pinned(login, options.proxy, origins) for login in options.logins),
        origins=origins,
    )


def _check_headers(headers: tuple[Header, ...]) -> None:
    if len(headers) > MOST_HEADERS:
        raise CommandError(ErrorCode.LIMIT_REACHED, what="Headers of a job", limit=MOST_HEADERS)
    for header in headers:
        if not _TOKEN.fullmatch(header.name):
            raise _refusal(header.name[:80], "a header's name", "it has forbidden characters")
        if header.name.lower() in _OURS:
            raise _refusal(header.name, "a header's name", "Ebbtide sets that one itself")
        if not _VALUE.fullmatch(header.value) or len(header.value) > LONGEST_VALUE:
            # Never the value itself: it may be a secret.
            detail = "it has a line break or another forbidden character, or is too long"
            raise _refusal(header.name, "a header's value", detail)
        if header.secret is not None:
            raise _refusal(header.name, "a header", "only a job can refer to a secret")


def _check_method(options: HttpOptions) -> None:
    method = options.method
    if not _TOKEN.fullmatch(method) or len(method) > LONGEST_METHOD:
        raise _refusal(method[:80], "a method", "it has forbidden characters or is too long")
    if method.upper() in ("CONNECT", "HEAD", "TRACE"):
        raise _refusal(method, "a method", "it does not bring a file")


def _check_numbers(options: HttpOptions) -> None:
    rows = (
        ("the maximum size", options.maximum_size, 1.0),
        ("the minimum retry delay", options.minimum_retry_delay_s, 0.0),
        ("the no-progress timeout", options.no_progress_timeout_s, 0.0),
        ("the maximum time", options.maximum_time_s, 1.0),
    )
    for what, value, least in rows:
        if value is not None and not least <= value <= 2**63 - 1:
            raise _refusal(f"{value:g}", what, f"the least is {least:g}")


def _check_paths(options: HttpOptions) -> None:
    paths = (
        ("a client certificate", options.client_certificate),
        ("a file of authorities", options.authority_file),
        ("a netrc file", options.netrc),
        ("a cookies file", options.cookies_file),
    )
    for what, path in paths:
        if path is not None and ("\0" in path or not _is_absolute(path)):
            raise _refusal(path[:80], what, "it is not a complete path")


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or re.match(r"[A-Za-z]:[\\/]", path) is not None


def _checked_proxy(proxy: ProxyChoice) -> ProxyChoice:
    if proxy.mode is not ProxyMode.EXPLICIT:
        if proxy.url:
            raise _refusal("(an address)", "a proxy", "one is named, but not to be used")
        return proxy
    url = proxy.url if "://" in proxy.url else f"http://{proxy.url}"
    origin = origin_of(url)
    if "@" in url or not origin or origin.partition(":")[0] not in _PROXY_SCHEMES:
        detail = "write http://host:port, https://host:port or socks5://host:port"
        raise _refusal(url.rpartition("@")[2][:80], "a proxy", detail)
    return replace(proxy, url=origin)


def _pinned(login: Login, proxy: ProxyChoice, origins: tuple[str, ...]) -> Login:
    if login.secret is not None:
        raise _refusal(login.user, "a user name", "only a job can refer to a secret")
    if not login.user or re.search(r"[\x00-\x1f\x7f]", login.user + login.password):
        raise _refusal(
            login.user[:80] if login.user.isprintable() else "(a name)",
            "a user name",
            "it is empty, or it or the password has a control character",
        )
    if login.origins:
        return login
    if not login.for_proxy:
        return replace(login, origins=origins)
    if proxy.mode is not ProxyMode.EXPLICIT:
        raise _refusal(login.user, "a proxy's user name", "name the proxy, too")
    return replace(login, origins=(_checked_proxy(proxy).url,))


def _refusal(value: str, what: str, detail: str) -> CommandError:
    return CommandError(ErrorCode.VALUE_INVALID, value=value, what=what, detail=detail)
