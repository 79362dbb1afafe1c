"""Asking for a file or a part of it, wherever the redirects lead."""

from __future__ import annotations

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import RedirectPolicy
from ebbtide.core.ports import DownloadRequest, LookRequest, TransferControl
from ebbtide.core.settings import CONNECT_TIMEOUT_S, FOLLOW_TO_INSECURE, SILENCE_TIMEOUT_S
from ebbtide.transports.http.client import Answer, is_address
from ebbtide.transports.http.exchange import Exchange
from ebbtide.transports.http.manner import Manner
from ebbtide.transports.http.redirects import (
    MOST_HOPS,
    method_after,
    redirect_refused,
    redirect_target,
    redirected_endlessly,
    without_query,
)
from ebbtide.transports.http.statuses import REDIRECTS
from ebbtide.transports.http.telling import Teller

REDIRECTED = "The server sent us on from {from_host} to {url} ({status})."
_WORTH_READING = 16 * 1024
"""A redirect's page up to this size is read, so that its connection can be used again."""


class Asker:
    """Asks one server for one file, following redirects under the user's rules.

    May be used from several threads.
    """

    def __init__(
        self,
        manner: Manner,
        request: DownloadRequest | LookRequest,
        teller: Teller,
    ) -> None:
        self._manner = manner
        self._teller = teller
        self._url = without_userinfo(request.url).partition("#")[0]
        self._cookies = manner.cookies()
        settings = request.settings
        self._connect_timeout_s = settings.get(CONNECT_TIMEOUT_S)
        self._silence_timeout_s = settings.get(SILENCE_TIMEOUT_S)
        options = request.options
        self._insecure_allowed = settings.get(FOLLOW_TO_INSECURE) or options.follow_to_insecure
        self._policy = options.redirects
        self._method = options.method
        self._noted: set[str] = set()
        self._moved_to = self._url

    @property
    def url(self) -> str:
        """Where the user said that the file is."""
        return self._url

    def ask(
        self, headers: dict[str, str], control: TransferControl, url: str | None = None
    ) -> Answer:
        """Return the first answer that is no redirect; the caller closes it.

        Args:
            headers: beside those of every request.
            control: what stops the request, and the body that follows.
            url: where to ask, if not where the user said: where that led to before.

        Raises:
            TransferError: no answer, or a redirect that is not followed.
            StopRequested: a stop came.
        """
        url = url or self._url
        method = self._method
        been: set[tuple[str, int]] = set()
        for _ in range(MOST_HOPS + 1):
            if not is_address(url):
                detail = "it contains something that no address can contain"
                raise TransferError(ErrorCode.URL_INVALID, url=without_query(url), detail=detail)
            been.add((url, self._cookies.state))
            exchange = self._exchange(control)
            answer = self._manner.send(method, url, headers, self._cookies, exchange)
            if answer.status not in REDIRECTS:
                answer.is_redirected = len(been) > 1
                self._report_move(answer)
                return answer
            method = method_after(method, answer.status)
            try:
                url = self._next_url(url, answer)
            finally:
                put_aside(answer)
            if (url, self._cookies.state) in been:
                raise redirected_endlessly(url, "the addresses lead round in a circle")
        raise redirected_endlessly(url, f"that would be more than {MOST_HOPS} addresses in a row")

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

    def _report_move(self, answer: Answer) -> None:
        """Keep the address that redirects led to, for a job that wants that."""
        wanted = self._policy is RedirectPolicy.REPORT and answer.status < 300
        if wanted and answer.is_redirected and answer.url != self._moved_to:
            self._moved_to = answer.url
            self._teller.moved(answer.url)

    def _exchange(self, control: TransferControl) -> Exchange:
        return Exchange(control, self._connect_timeout_s, self._silence_timeout_s)


def put_aside(answer: Answer) -> None:
    """End an answer whose body nobody needs; a short one leaves its connection usable."""
    length = answer.content_length
    try:
        if length is not None and length <= _WORTH_READING:
            for _ in answer.pieces():
                pass
    except TransferError:
        pass  # The connection is no use any more; the answer was complete without it.
    finally:
        answer.close()
