"""Asking for a file or a part of it, wherever the redirects lead."""

from __future__ import annotations

from ebbtide.core.addresses import without_userinfo
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import DownloadRequest, DownloadSink, TransferControl
from ebbtide.core.settings import CONNECT_TIMEOUT_S, FOLLOW_TO_INSECURE, SILENCE_TIMEOUT_S
from ebbtide.transports.http.client import Answer, CookieJar, HttpClient, is_address
from ebbtide.transports.http.exchange import Exchange
from ebbtide.transports.http.redirects import (
    MOST_HOPS,
    redirect_refused,
    redirect_target,
    without_query,
)
from ebbtide.transports.http.statuses import REDIRECTS

REDIRECTED = "The server sent us on from {from_host} to {url} ({status})."
_WORTH_READING = 16 * 1024
"""A redirect's page up to this size is read, so that its connection can be used again."""


class Asker:
    """Asks one server for one file, following redirects under the user's rules.

    May be used from several threads.
    """

    def __init__(
        self,
        client: HttpClient,
        request: DownloadRequest,
        sink: DownloadSink,
    ) -> None:
        self._client = client
        self._sink = sink
        self._url = without_userinfo(request.url).partition("#")[0]
        self._cookies = CookieJar()
        settings = request.settings
        self._connect_timeout_s = settings.get(CONNECT_TIMEOUT_S)
        self._silence_timeout_s = settings.get(SILENCE_TIMEOUT_S)
        self._insecure_allowed = settings.get(FOLLOW_TO_INSECURE)
        self._noted: set[str] = set()

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
        been: set[tuple[str, int]] = set()
        for _ in range(MOST_HOPS + 1):
            if not is_address(url):
                detail = "it contains something that no address can contain"
                raise TransferError(ErrorCode.URL_INVALID, url=without_query(url), detail=detail)
            been.add((url, self._cookies.state))
            answer = self._client.get(url, headers, self._cookies, self._exchange(control))
            if answer.status not in REDIRECTS:
                answer.is_redirected = len(been) > 1
                return answer
            try:
                url = self._next_url(url, answer)
            finally:
                _put_aside(answer)
            if (url, self._cookies.state) in been:
                raise redirect_refused(url, "the addresses lead round in a circle")
        raise redirect_refused(url, f"that would be more than {MOST_HOPS} addresses in a row")

    def _next_url(self, url: str, answer: Answer) -> str:
        target = redirect_target(
            url, answer.header("Location"), insecure_allowed=self._insecure_allowed
        )
        if target not in self._noted:
            self._noted.add(target)
            self._sink.note(
                REDIRECTED,
                from_host=answer.host,
                url=without_query(target),
                status=str(answer.status),
            )
        return target

    def _exchange(self, control: TransferControl) -> Exchange:
        return Exchange(control, self._connect_timeout_s, self._silence_timeout_s)


def _put_aside(answer: Answer) -> None:
    """End an answer whose body nobody needs."""
    length = answer.content_length
    try:
        if length is not None and length <= _WORTH_READING:
            for _ in answer.pieces():
                pass
    except TransferError:
        pass  # The connection is no use any more; the answer was complete without it.
    finally:
        answer.close()
