"""Cookies: those of a download, and those that the user gives."""

from __future__ import annotations

import http.cookiejar

import httpx


class CookieJar:
    """The cookies of one download: each goes back only to exactly where it came from."""

    def __init__(self, given: http.cookiejar.CookieJar | None = None) -> None:
        """Begin with what the user gives: for those hosts alone that its cookies name."""
        self._given = httpx.Cookies(given) if given is not None else None
        self._by_origin: dict[tuple[str, str, int | None], httpx.Cookies] = {}

    @property
    def is_empty(self) -> bool:
        """There is nothing to attach, whatever the address."""
        return self._given is None and not self._by_origin

    def attach(self, request: httpx.Request) -> None:
        own = request.headers.get("Cookie")
        found = [own] if own else []
        for jar in (self._by_origin.get(_origin(request.url)), self._given):
            if jar is not None:
                request.headers.pop("Cookie", None)
                jar.set_cookie_header(request)
                found.extend(request.headers.get_list("Cookie"))
        if found:
            request.headers["Cookie"] = "; ".join(found)

    def collect(self, response: httpx.Response) -> None:
        if "set-cookie" in response.headers:
            jar = self._by_origin.setdefault(_origin(response.request.url), httpx.Cookies())
            jar.extract_cookies(response)

    @property
    def state(self) -> int:
        """A number that changes when a cookie does."""
        return hash(
            tuple(
                (origin, tuple(sorted((cookie.name, cookie.value or "") for cookie in jar.jar)))
                for origin, jar in self._by_origin.items()
            )
        )


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return (url.scheme, url.host, url.port)
