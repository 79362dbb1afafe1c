"""How one job asks: its headers, method, proxy, trust, and who it says it is."""

from __future__ import annotations

import http.cookiejar
import itertools
import threading
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.ports import Secrets, TransferControl
from ebbtide.transports.common.identity import Account, Identity
from ebbtide.transports.http import notes
from ebbtide.transports.http.authentication import Asked, Conversation, Keys, asked_by
from ebbtide.transports.http.client import Answer, HttpClient
from ebbtide.transports.http.cookies import CookieJar
from ebbtide.transports.http.exchange import Exchange
from ebbtide.transports.http.outgoing import RequestBody
from ebbtide.transports.http.pools import Route
from ebbtide.transports.http.proxies import Proxy, proxy_for
from ebbtide.transports.http.telling import Teller
from ebbtide.transports.http.trust import trust_of

_LONGEST_QUESTION = 1024 * 1024
"""What comes with a question is read up to this size, to keep the connection."""
_SECRET_FIELDS = frozenset(
    {
        *("authentication-info", "authorization", "proxy-authenticate"),
        *("proxy-authentication-info", "proxy-authorization", "set-cookie", "set-cookie2"),
        "www-authenticate",
    }
)
_OF_BODIES = frozenset({"content-length", "content-type", "content-range", "expect"})
_MOST_FIELDS = 100
_LONGEST_FIELD = 1000

_owners = itertools.count(1)


class Manner:
    """Sends the requests of one transfer. May be used from several threads."""

    def __init__(
        self,
        client: HttpClient,
        options: HttpOptions,
        teller: Teller,
        secrets: Secrets,
        control: TransferControl,
    ) -> None:
        """Make a manner.

        Raises:
            TransferError: FILE_UNREADABLE, of a file that the options name.
        """
        self.options = options
        self._client = client
        self._teller = teller
        self._identity = Identity(options, secrets, teller, control)
        self._keys = Keys(self._identity)
        self._trust = trust_of(options)
        self._plain = tuple((h.name, h.value) for h in self.options.headers if h.secret is None)
        self._owner = next(_owners)
        self._told = False
        self._noted: set[str] = set()

    def cookies(self) -> CookieJar:
        """Return the cookies that the transfer begins with.

        Raises:
            TransferError: FILE_UNREADABLE.
        """
        path = self.options.cookies_file
        return CookieJar(None if path is None else _read_cookies(path))

    def account(self, url: str) -> Account | None:
        """See `Identity.account`."""
        return self._identity.account(url, for_proxy=False)

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        cookies: CookieJar,
        exchange: Exchange,
        body: RequestBody | None = None,
    ) -> Answer:
        """Send a request, say who we are if asked, and return the answer.

        A body is sent again where the question came after it; whoever wants to avoid that
        asks the server something small first, or lets it say "100 Continue".

        Raises:
            TransferError: no answer, or one that wants another name and password.
            StopRequested: a stop came.
        """
        route = Route(self._trust, proxy_for(url, self.options.proxy))
        seen_by = route.proxy.url if route.proxy is not None and route.is_forward(url) else None
        talk = Conversation(self._keys, method)
        path = _path(url)
        talk.begin(url, path, proxy=seen_by)
        own = (*self._plain, *self._identity.secret_headers(url))
        while True:
            fields = (*own, *headers.items(), *talk.headers.items())
            if body is not None and talk.is_opening:
                # Only a connection that is left whole can go on with the handshake.
                answer = self._send_once("HEAD", url, _bodyless(fields), cookies, exchange, route)
                if answer.status not in (401, 407):
                    _drain(answer)
                    talk.is_opening = False
                    continue
            else:
                answer = self._send_once(method, url, fields, cookies, exchange, route, body)
            if answer.status not in (401, 407) or (answer.status == 407 and seen_by is None):
                self._tell_headers(answer)
                return answer
            asked = _asked(answer, url, seen_by)
            self._answer_question(answer, asked, talk, path)

    def _send_once(
        self,
        method: str,
        url: str,
        fields: tuple[tuple[str, str], ...],
        cookies: CookieJar,
        exchange: Exchange,
        route: Route,
        body: RequestBody | None = None,
    ) -> Answer:
        if route.proxy is not None and route.proxy.user:
            account = Account(route.proxy.user, route.proxy.password)
            self._identity.add_proxy(route.proxy.url, account)
        if self._is_private(url, route.proxy):
            return self._send_privately(method, url, fields, cookies, exchange, route, body)
        try:
            return self._client.send(method, url, fields, cookies, exchange, route, body)
        except TransferError as error:
            if error.code is not ErrorCode.PROXY_REFUSED or route.proxy is None:
                raise
            if self._keys.account(route.proxy.url, for_proxy=True) is None:
                raise
            # It asked for a name: connections by way of it are ours alone from here on.
            self._keys.keep_private(route.proxy.url)
        return self._send_privately(method, url, fields, cookies, exchange, route, body)

    def _is_private(self, url: str, proxy: Proxy | None) -> bool:
        if proxy is not None and self._keys.needs_own_connections(proxy.url):
            return True
        return self._keys.needs_own_connections(url)

    def _send_privately(
        self,
        method: str,
        url: str,
        fields: tuple[tuple[str, str], ...],
        cookies: CookieJar,
        exchange: Exchange,
        route: Route,
        body: RequestBody | None,
    ) -> Answer:
        owner = (self._owner, threading.get_ident())
        private = Route(route.trust, route.proxy, owner)
        exchange.keys = self._keys
        return self._client.send(method, url, fields, cookies, exchange, private, body)

    def _answer_question(self, answer: Answer, asked: Asked, talk: Conversation, path: str) -> None:
        first = talk.steps == 0
        try:
            more = talk.reply(asked, path)
            if not more:
                self._tell_headers(answer)
                raise _refused(asked, known=talk.steps > 1 or bool(talk.tried))
            if talk.is_by_connection:
                self._keys.keep_private(asked.url)
            if first:
                self._note(notes.ASKED_WHO, host=urlsplit(asked.url).hostname or "")
        finally:
            _drain(answer)

    def _note(self, text: str, **parameters: str) -> None:
        key = text + repr(parameters)
        if key not in self._noted:
            self._noted.add(key)
            self._teller.note(text, **parameters)

    def _tell_headers(self, answer: Answer) -> None:
        if not self._told or answer.status >= 400:
            self._told = True
            self._teller.headers(shown_fields(answer.fields))

    def close(self) -> None:
        """Let go of connections that nobody else may use."""
        self._client.release(self._owner)


def shown_fields(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return an answer's headers without those that are secrets, at a length to be kept."""
    shown = [pair for pair in fields if pair[0].lower() not in _SECRET_FIELDS]
    return tuple((name, value[:_LONGEST_FIELD]) for name, value in shown[:_MOST_FIELDS])


def _asked(answer: Answer, url: str, proxy: str | None) -> Asked:
    if answer.status == 407:
        return asked_by(407, answer.all("Proxy-Authenticate"), proxy or url)
    return asked_by(401, answer.all("WWW-Authenticate"), url, answer.binding)


def _bodyless(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in fields if pair[0].lower() not in _OF_BODIES)


def _refused(asked: Asked, *, known: bool) -> TransferError:
    realm = "".join(char for char in asked.realm if char.isprintable())[:80]
    place = f" for '{realm}'" if realm else ""
    words = f"it does not take the name and password{place}"
    if not known:
        words = f"it asks for a name and password{place}"
    code = ErrorCode.PROXY_REFUSED if asked.for_proxy else ErrorCode.REMOTE_FORBIDDEN
    host = urlsplit(asked.url).hostname or ""
    return TransferError(code, host=host, status=f"{asked.status}: {words}", realm=realm)


def _drain(answer: Answer) -> None:
    """Read what came with a question: the answer to it may have to go over this connection."""
    left = _LONGEST_QUESTION
    try:
        for piece in answer.pieces():
            left -= len(piece)
            if left < 0:
                break
    except TransferError:
        pass  # The connection is no use any more; the question was complete without it.
    finally:
        with suppress(TransferError):
            answer.close()


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _read_cookies(path: str) -> http.cookiejar.CookieJar:
    jar = http.cookiejar.MozillaCookieJar(path)
    detail = "it is not a cookies.txt as Netscape wrote them"
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except http.cookiejar.LoadError as error:
        raise _unreadable(path, detail) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, detail) from error
    except OSError as error:
        raise _unreadable(path, (error.strerror or "it cannot be read").lower()) from error
    for cookie in jar:
        if not cookie.expires:
            # So the files say that a cookie lasts as long as the browser runs.
            cookie.expires, cookie.discard = None, True
    jar.clear_expired_cookies()
    return jar


def _unreadable(path: str, detail: str) -> TransferError:
    return TransferError(ErrorCode.FILE_UNREADABLE, what="cookies file", path=path, detail=detail)
