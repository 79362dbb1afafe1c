"""Showing servers and proxies who we are, when they ask and never before.

The strongest way that both sides know is taken. Basic and Digest belong to requests, NTLM
and Negotiate to a connection: their steps all go over the same one.
"""

from __future__ import annotations

import base64
import secrets
import struct
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ebbtide.core.addresses import origin_of
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_challenges import (
    Challenge,
    digest_algorithm,
    digest_answer,
    parse_challenges,
)
from ebbtide.core.http_options import AuthScheme
from ebbtide.transports.common.identity import Account, Identity

if TYPE_CHECKING:
    from spnego import ContextProxy

MOST_STEPS = 8
"""Requests that one question may take: Negotiate needs two or three for each side."""

_STRONGEST = sorted(AuthScheme, key=lambda scheme: scheme.value, reverse=True)
_CONFUSED = (LookupError, ValueError, OSError, struct.error, TypeError, NotImplementedError)
"""What the library raises, too, when the other side does not keep to the protocol."""
_NTLM_OPENING = b"NTLMSSP\0\x01"
"""The first message of a handshake ([MS-NLMP] 2.2.1.1), also inside one of Negotiate."""
_BY_CONNECTION = frozenset({AuthScheme.NTLM, AuthScheme.NEGOTIATE})


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer asks of us, without its library."""

    status: int
    challenges: tuple[Challenge, ...]
    url: str
    """Of the server, or of the proxy, that asks."""
    binding: bytes | None = None
    """The server's certificate, in a form that the answer can be bound to (RFC 5929)."""

    @property
    def for_proxy(self) -> bool:
        return self.status == 407

    @property
    def header(self) -> str:
        return "Proxy-Authorization" if self.for_proxy else "Authorization"

    @property
    def realm(self) -> str:
        """What the server calls what it guards."""
        return next((one.realm for one in self.challenges if one.realm), "")


def asked_by(status: int, headers: Sequence[str], url: str, binding: bytes | None = None) -> Asked:
    """Return what an answer of status 401 or 407 asks."""
    return Asked(status, parse_challenges(headers), url, binding)


@dataclass(slots=True)
class _Nonce:
    challenge: Challenge
    count: int = 0


class Keys:
    """What servers have asked one job already, so that the next question takes no detour.

    May be used from several threads.
    """

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._lock = threading.Lock()
        self._nonces: dict[tuple[str, bool], _Nonce] = {}
        self._basic: set[tuple[str, bool]] = set()
        self._private: set[str] = set()

    def account(self, url: str, *, for_proxy: bool) -> Account | None:
        """See `Identity.account`."""
        return self._identity.account(url, for_proxy=for_proxy)

    def needs_own_connections(self, url: str) -> bool:
        """Tell whether a connection to this server was asked who it is."""
        with self._lock:
            return origin_of(url) in self._private

    def keep_private(self, url: str) -> None:
        """Connections to this server now belong to somebody."""
        with self._lock:
            self._private.add(origin_of(url))

    def remembered(self, url: str, method: str, path: str, *, for_proxy: bool) -> str | None:
        """Return what a server that has asked before will want to see."""
        place = (origin_of(url), for_proxy)
        with self._lock:
            known = place in self._basic or place in self._nonces
        account = self.account(url, for_proxy=for_proxy) if known else None
        if account is None:
            return None
        with self._lock:
            if place in self._basic:
                return basic_answer(account)
        return self.digest(place, account, method, path)

    def learn_basic(self, place: tuple[str, bool]) -> None:
        """A server wants Basic."""
        with self._lock:
            self._basic.add(place)

    def learn_digest(self, place: tuple[str, bool], challenge: Challenge) -> None:
        """A server wants Digest with this nonce."""
        with self._lock:
            self._nonces[place] = _Nonce(challenge)

    def digest(self, place: tuple[str, bool], account: Account, method: str, path: str) -> str:
        """Return the next answer to the nonce that the server gave last."""
        with self._lock:
            nonce = self._nonces[place]
            nonce.count += 1
            client = (secrets.token_hex(16), nonce.count)
            challenge = nonce.challenge
        return digest_answer(challenge, account.user, account.password, method, path, client)


def basic_answer(account: Account) -> str:
    """Return the header's value (RFC 7617, in UTF-8)."""
    text = f"{account.user}:{account.password}".encode()
    return "Basic " + base64.b64encode(text).decode()


@dataclass(slots=True)
class Conversation:
    """The steps of one question, until the server is content or gives up."""

    keys: Keys
    method: str
    steps: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    """What the next request has to carry."""
    tried: set[bool] = field(default_factory=set)
    """Who was told who we are: the server (False), the proxy (True)."""
    _contexts: dict[bool, tuple[AuthScheme, ContextProxy]] = field(default_factory=dict)
    is_opening: bool = False
    """The next request begins a handshake; nobody does what it asks for yet."""

    def begin(self, url: str, path: str, *, proxy: str | None) -> None:
        """Show at once what was asked for before.

        Args:
            url: of the request.
            path: as it stands in the request.
            proxy: the proxy that sees the request, if one does.
        """
        for place, name, for_proxy in (
            (url, "Authorization", False),
            (proxy, "Proxy-Authorization", True),
        ):
            known = (
                self.keys.remembered(place, self.method, path, for_proxy=for_proxy)
                if place
                else None
            )
            if known is not None:
                self.headers[name] = known

    def reply(self, asked: Asked, path: str) -> bool:
        """Prepare the next request; False when there is nothing more to show.

        Raises:
            TransferError: SECRET_MISSING and the like, PROTOCOL_VIOLATED for endless questions.
            StopRequested: a stop came.
        """
        self.steps += 1
        self.is_opening = False
        if self.steps > MOST_STEPS:
            detail = "it never has enough of asking who we are"
            host = urlsplit(asked.url).hostname or ""
            raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=host, detail=detail)
        going = self._contexts.get(asked.for_proxy)
        if going is not None and self._go_on(asked, *going):
            return True
        account = self.keys.account(asked.url, for_proxy=asked.for_proxy)
        return account is not None and self._start(asked, account, path)

    @property
    def is_by_connection(self) -> bool:
        """The next request has to go over the connection of the last one."""
        return bool(self._contexts)

    def _start(self, asked: Asked, account: Account, path: str) -> bool:
        offered = {one.scheme: one for one in reversed(asked.challenges)}
        for scheme in _STRONGEST if account.scheme is None else (account.scheme,):
            challenge = _best_digest(asked) if scheme is AuthScheme.DIGEST else None
            challenge = challenge or offered.get(scheme.name.lower())
            if challenge is not None and self._try(asked, account, scheme, challenge, path):
                return True
        self.headers.pop(asked.header, None)
        return False

    def _try(
        self, asked: Asked, account: Account, scheme: AuthScheme, challenge: Challenge, path: str
    ) -> bool:
        place = (origin_of(asked.url), asked.for_proxy)
        stale = challenge.parameters.get("stale", "").lower() == "true"
        if asked.for_proxy in self.tried and not stale:
            # A wrong password is not shown again in a weaker way.
            return False
        if scheme in _BY_CONNECTION:
            return self._open(asked, account, scheme)
        self._contexts.pop(asked.for_proxy, None)
        if scheme is AuthScheme.BASIC:
            self.tried.add(asked.for_proxy)
            self.keys.learn_basic(place)
            self.headers[asked.header] = basic_answer(account)
            return True
        if digest_algorithm(challenge) is None:
            return False
        self.tried.add(asked.for_proxy)
        self.keys.learn_digest(place, challenge)
        self.headers[asked.header] = self.keys.digest(place, account, self.method, path)
        return True

    def _open(self, asked: Asked, account: Account, scheme: AuthScheme) -> bool:
        # It takes a tenth of a second to import, and few servers ask.
        import spnego  # noqa: PLC0415
        from spnego.channel_bindings import GssChannelBindings  # noqa: PLC0415
        from spnego.exceptions import SpnegoError  # noqa: PLC0415

        bindings = (
            GssChannelBindings(application_data=b"tls-server-end-point:" + asked.binding)
            if asked.binding
            else None
        )
        try:
            context = spnego.client(
                account.user,
                account.password,
                hostname=urlsplit(asked.url).hostname or "unspecified",
                service="HTTP",
                protocol="ntlm" if scheme is AuthScheme.NTLM else "negotiate",
                channel_bindings=bindings,
            )
            token = context.step()
        except (SpnegoError, *_CONFUSED):
            # No ticket and no fallback, or a name that the way cannot spell.
            return False
        self.tried.add(asked.for_proxy)
        self._contexts[asked.for_proxy] = (scheme, context)
        return self._say(asked, scheme, token)

    def _go_on(self, asked: Asked, scheme: AuthScheme, context: ContextProxy) -> bool:
        from spnego.exceptions import SpnegoError  # noqa: PLC0415 - as above

        name = scheme.name.lower()
        token = next((one.token for one in asked.challenges if one.scheme == name), "")
        if not token or context.complete:
            del self._contexts[asked.for_proxy]
            return False
        try:
            answer = context.step(base64.b64decode(token, validate=True))
        except (SpnegoError, *_CONFUSED):
            del self._contexts[asked.for_proxy]
            return False
        return self._say(asked, scheme, answer)

    def _say(self, asked: Asked, scheme: AuthScheme, token: bytes | None) -> bool:
        if token is None:
            return False
        word = "NTLM" if scheme is AuthScheme.NTLM else "Negotiate"
        self.headers[asked.header] = f"{word} {base64.b64encode(token).decode()}"
        self.is_opening = _NTLM_OPENING in token
        return True


def _best_digest(asked: Asked) -> Challenge | None:
    digests = [one for one in asked.challenges if one.scheme == "digest" and digest_algorithm(one)]
    return max(digests, key=lambda one: digest_algorithm(one) == "sha256", default=None)
