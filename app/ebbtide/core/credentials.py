"""Names and passwords by server, for all jobs: one book that the secrets hold as one secret.

One secret, because keyrings find by name but do not list.
"""

from __future__ import annotations

from collections.abc import Iterable

from ebbtide.core.addresses import host_of, origin_of
from ebbtide.core.codec import CodecError, from_data, to_data
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.http_options import Credential

BOOK = "credentials"
"""Under what name the secrets hold the book."""

_SERVER_SCHEMES = ("https", "http", "smb")
_PROXY_SCHEMES = ("http", "https", "socks5")


def book_to_data(book: Iterable[Credential]) -> object:
    """Return the book as data that `json` can write, passwords included."""
    return to_data(tuple(book))


def book_from_data(data: object) -> tuple[Credential, ...]:
    """Return data made by `book_to_data`; nothing for data of another shape."""
    try:
        return from_data(tuple[Credential, ...], data)
    except CodecError:
        return ()


def with_credential(book: Iterable[Credential], credential: Credential) -> tuple[Credential, ...]:
    """Return the book with a credential in place of the one for the same server."""
    return (
        *without_credential(book, credential.origin, for_proxy=credential.for_proxy),
        credential,
    )


def without_credential(
    book: Iterable[Credential], origin: str, *, for_proxy: bool
) -> tuple[Credential, ...]:
    """Return the book without the credential for a server."""
    return tuple(one for one in book if (one.origin, one.for_proxy) != (origin, for_proxy))


def find_credential(book: Iterable[Credential], url: str, *, for_proxy: bool) -> Credential | None:
    """Return the credential for the server of an address."""
    origin = origin_of(url)
    for one in book:
        if one.origin == origin and one.for_proxy is for_proxy:
            return one
    return None


def check_server(text: str, *, for_proxy: bool) -> str:
    """Return the origin that somebody means by ``example.org`` or ``http://example.org:8080``.

    A name alone is a secure server: a password is not shown in clear by accident.

    Raises:
        CommandError: it is no server.
    """
    schemes = _PROXY_SCHEMES if for_proxy else _SERVER_SCHEMES
    complete = text.strip() if "://" in text else f"{schemes[0]}://{text.strip()}"
    origin = origin_of(complete)
    plain = "@" not in complete and host_of(complete) == host_of(complete).strip()
    if not origin or not plain or origin.partition(":")[0] not in schemes or " " in origin:
        detail = f"write a name, or one with {'://, '.join(schemes)}:// before it"
        shown = text.rpartition("@")[2][:80]
        raise CommandError(ErrorCode.VALUE_INVALID, value=shown, what="a server", detail=detail)
    return origin
