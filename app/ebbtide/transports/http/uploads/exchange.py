"""Requests of one upload: who we are, where redirects lead, what the answers say.

`Courier.ask` is what nearly every request of a protocol needs: it sends, reads the (short)
answer to its end, and keeps the connection. `Courier.send` leaves the answer open, for those
whose body somebody wants to keep.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass

from ebbtide.core.addresses import origin_of, without_userinfo
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import RedirectPolicy
from ebbtide.core.ports import TransferControl, UploadRequest
from ebbtide.core.settings import CONNECT_TIMEOUT_S, FOLLOW_TO_INSECURE, SILENCE_TIMEOUT_S
from ebbtide.transports.common.identity import Account
from ebbtide.transports.http.asking import REDIRECTED
from ebbtide.transports.http.client import Answer, is_address
from ebbtide.transports.http.exchange import Exchange
from ebbtide.transports.http.manner import Manner
from ebbtide.transports.http.redirects import (
    MOST_HOPS,
    redirect_refused,
    redirect_target,
    without_query,
)
from ebbtide.transports.http.telling import Teller
from ebbtide.transports.http.uploads.body import Body, Transmission
from ebbtide.transports.http.uploads.memory import Memory
from ebbtide.transports.http.uploads.refusals import EXPECTATION_FAILED, first_header

ANSWER_TIMEOUT_S = 300.0
"""How long a server may think about a body that it got; BITS' own time ([MC-BUP] 3.1.2)."""
_LONGEST_CONTENT = 1024 * 1024
_WORTH_READING = 16 * 1024
_EXPECTS_FROM = 256 * 1024
"""Bytes that are worth a question before they are sent."""
_ALWAYS_KEPT = frozenset({307, 308})
_KEPT_WITHOUT_BODY = frozenset({301, 302})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "PROPFIND"})


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with its body, which is not longer than a mebibyte."""

    url: str
    """Who answered, after redirects."""
    host: str
    status: int
    reason: str
    fields: tuple[tuple[str, str], ...]
    content: bytes = b""

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    def header(self, name: str) -> str | None:
        """Return a header's value; several of one name are joined by commas."""
        return first_header(self.fields, name)


class Courier:
    """Makes the requests of one attempt. Used by one thread."""

    def __init__(
        self,
        manner: Manner,
        request: UploadRequest,
        teller: Teller,
        control: TransferControl,
        memory: Memory,
        answer_timeout_s: float = ANSWER_TIMEOUT_S,
    ) -> None:
        """Make a courier.

        Args:
            manner: how the job asks.
            request: of the attempt.
            teller: hears of redirects.
            control: what stops it.
            memory: what was learned about servers.
            answer_timeout_s: how long a server may think after a body.

        Raises:
            TransferError: FILE_UNREADABLE, of the cookies file that the job names.
        """
        self.url = without_userinfo(request.url).partition("#")[0]
        """Where the user said that the file goes."""
        self._manner = manner
        self._teller = teller
        self._control = control
        self._memory = memory
        self._cookies = manner.cookies()
        settings, options = request.settings, request.options
        self._timeouts = (settings.get(CONNECT_TIMEOUT_S), settings.get(SILENCE_TIMEOUT_S))
        self._answer_timeout_s = answer_timeout_s
        self._insecure_allowed = settings.get(FOLLOW_TO_INSECURE) or options.follow_to_insecure
        self._policy = options.redirects
        self._known: set[str] = set()
        """Servers that took a body from us, and so know who we are."""
        self._noted: set[str] = set()

    def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
    ) -> Reply:
        """Send a request and read the whole answer; any status is returned.

        Redirects: 307 and 308 are followed with method and body, 301 and 302 where there is
        no body and the method changes nothing. All others are returned as they are.

        Args:
            method: any word.
            url: absolute.
            headers: beside those of every request and the body's length.
            body: None is none; methods other than those that only ask say ``Content-Length: 0``.

        Raises:
            TransferError: no answer; LOGIN_REFUSED for 401, REDIRECT_REFUSED.
            StopRequested: a stop came.
        """
        with closing(self.send(method, url, headers, body)) as answer:
            return _reply(answer, _content(answer))

    def ask_head(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> Reply:
        """As `ask`, for a question whose answer is all in the head.

        A body is read only if its length is known, to keep the connection: lighttpd 1.4.69
        promises one after OPTIONS and never sends it.
        """
        with closing(self.send(method, url, headers)) as answer:
            length = answer.content_length
            is_short = length is not None and length <= _WORTH_READING
            return _reply(answer, _content(answer) if is_short else b"")

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
    ) -> Answer:
        """As `ask`, but the answer's body is still to be read, and the caller closes it."""
        asked = url
        been: set[tuple[str, int]] = set()
        for _ in range(MOST_HOPS + 1):
            if not is_address(url):
                detail = "it contains something that no address can contain"
                raise TransferError(ErrorCode.URL_INVALID, url=without_query(url), detail=detail)
            been.add((url, self._cookies.state))
            answer = self._send_once(method, url, headers or {}, body)
            if not _is_followed(answer, method, body):
                answer.is_redirected = len(been) > 1
                self._report_move(asked, answer, body)
                return answer
            try:
                url = self._next_url(url, answer)
            finally:
                put_aside(answer)
            if (url, self._cookies.state) in been:
                raise redirect_refused(url, "the addresses lead round in a circle")
        raise redirect_refused(url, f"that would be more than {MOST_HOPS} addresses in a row")

    def account(self) -> Account | None:
        """Return who the job is at its server, for protocols that sign what they ask.

        Raises:
            TransferError: SECRET_MISSING, FILE_UNREADABLE.
            StopRequested: a stop came.
        """
        return self._manner.account(self.url)

    def resolve(self, base: str, location: str | None) -> str:
        """Return the absolute address that a server gave for a session or the like.

        Relative ones count from the address that was asked. Names and passwords in it are
        dropped. Secrets go there only if it is one of the job's own servers (`Identity`).

        Raises:
            TransferError: REDIRECT_REFUSED from https to http, PROTOCOL_VIOLATED for nonsense.
        """
        target = redirect_target(base, location, insecure_allowed=self._insecure_allowed)
        if not is_address(target):
            detail = "it gives an address that is none"
            host = origin_of(base)
            raise TransferError(ErrorCode.PROTOCOL_VIOLATED, host=host, detail=detail)
        return target

    def _send_once(
        self, method: str, url: str, headers: Mapping[str, str], body: Body | None
    ) -> Answer:
        if body is None:
            length = {} if method in _SAFE else {"Content-Length": "0"}
            return self._say(method, url, {**headers, **length}, None)
        origin = origin_of(url)
        expects = self._expects(origin, body)
        while True:
            told = {**headers, "Content-Length": str(body.length)}
            told |= {"Expect": "100-continue"} if expects else {}
            transmission = Transmission(body, expects=expects)
            answer = self._say(method, url, told, transmission)
            if expects and (transmission.waited_in_vain or answer.status == EXPECTATION_FAILED):
                self._memory.learn(origin, "continue", "no")
            if not expects or answer.status != EXPECTATION_FAILED:
                break
            expects = False
            put_aside(answer)
        if 200 <= answer.status < 400:
            self._known.add(origin)
            _check_complete(answer, transmission)
        return answer

    def _expects(self, origin: str, body: Body) -> bool:
        is_long = body.length >= _EXPECTS_FROM
        return (
            is_long
            and origin not in self._known
            and self._memory.recall(origin, "continue") is None
        )

    def _say(
        self, method: str, url: str, headers: dict[str, str], body: Transmission | None
    ) -> Answer:
        connect_s, silence_s = self._timeouts
        exchange = Exchange(self._control, connect_s, silence_s)
        exchange.answer_timeout_s = self._answer_timeout_s
        try:
            return self._manner.send(method, url, headers, self._cookies, exchange, body)
        except TransferError as error:
            if error.code is not ErrorCode.REMOTE_FORBIDDEN:
                raise
            host = error.info.parameters.get("host", "")
            raise TransferError(ErrorCode.LOGIN_REFUSED, host=host) from error

    def _report_move(self, asked: str, answer: Answer, body: Body | None) -> None:
        """Keep the address that redirects led to, for a job that wants that."""
        wanted = self._policy is RedirectPolicy.REPORT and answer.status < 300
        if wanted and answer.is_redirected and body is not None and asked == self.url:
            self._teller.moved(answer.url)

    def _next_url(self, url: str, answer: Answer) -> str:
        target = redirect_target(
            url, answer.header("Location"), insecure_allowed=self._insecure_allowed
        )
        if self._policy is RedirectPolicy.DISALLOW:
            raise redirect_refused(target, "this job does not follow")
        if target not in self._noted:
            self._noted.add(target)
            self._teller.note(
                REDIRECTED,
                from_host=answer.host,
                url=without_query(target),
                status=str(answer.status),
            )
        return target


def _is_followed(answer: Answer, method: str, body: Body | None) -> bool:
    # A 308 without an address is Google's way to say "go on" (spec 5.3), and no redirect.
    if answer.header("Location") is None:
        return False
    if answer.status in _ALWAYS_KEPT:
        return True
    return answer.status in _KEPT_WITHOUT_BODY and body is None and method in _SAFE


def _check_complete(answer: Answer, transmission: Transmission) -> None:
    """Make sure that no server takes half a file for the whole."""
    if not transmission.is_complete and answer.status < 300:
        with suppress(TransferError):
            answer.close()
        raise TransferError(ErrorCode.CONNECTION_LOST)


def _reply(answer: Answer, content: bytes) -> Reply:
    return Reply(answer.url, answer.host, answer.status, answer.reason, answer.fields, content)


def _content(answer: Answer) -> bytes:
    content = bytearray()
    for piece in answer.pieces():
        content += piece
        if len(content) > _LONGEST_CONTENT:
            break
    return bytes(content[:_LONGEST_CONTENT])


def put_aside(answer: Answer) -> None:
    """End an answer whose body nobody needs, and keep its connection if that is not long."""
    try:
        _content(answer)
    except TransferError:
        pass  # The connection is no use any more; the answer was complete without it.
    finally:
        with suppress(TransferError):
            answer.close()
