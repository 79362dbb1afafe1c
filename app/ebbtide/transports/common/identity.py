"""Who a job says it is: its own logins, a netrc file, and the passwords kept for all jobs."""

from __future__ import annotations

import json
import netrc
import os
import queue
import stat
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NoReturn, Protocol, TypeVar
from urllib.parse import urlsplit

from ebbtide.core.addresses import origin_of
from ebbtide.core.credentials import BOOK, book_from_data, find_credential
from ebbtide.core.errors import EbbtideError, ErrorCode, TransferError
from ebbtide.core.http_options import AuthScheme, HttpOptions, Login
from ebbtide.core.ports import Kept, KeptIn, Secrets, TransferControl

T = TypeVar("T")

NO_PASSWORDS = "The kept passwords could not be looked up: {detail}."


class History(Protocol):
    """Whom to tell what a person may want to know: a download's sink, an upload's source."""

    def note(self, text: str, **parameters: str) -> None:
        """Keep a sentence in the job's history; braces are filled with the parameters."""


@dataclass(frozen=True, slots=True)
class Account:
    """A name and password for one server."""

    user: str
    password: str = field(repr=False)
    scheme: AuthScheme | None = None


class NoSecrets:
    """For a transport that was given no place for secrets."""

    def keep(self, name: str, secret: str) -> Kept:  # noqa: ARG002
        return Kept(KeptIn.MEMORY)

    def find(self, name: str) -> str | None:  # noqa: ARG002
        return None

    def forget(self, name: str) -> None:
        """There is nothing to forget."""


class Identity:
    """Finds out who one job is, server by server. May be used from several threads."""

    def __init__(
        self,
        options: HttpOptions,
        secrets: Secrets,
        history: History,
        control: TransferControl,
    ) -> None:
        self._options = options
        self._secrets = secrets
        self._history = history
        self._control = control
        self._lock = threading.Lock()
        self._found: dict[tuple[str, bool], Account | None] = {}
        self._headers: tuple[tuple[str, str], ...] | None = None

    def account(self, url: str, *, for_proxy: bool) -> Account | None:
        """Return who we are at the server, or proxy, with this address.

        Raises:
            TransferError: SECRET_MISSING, FILE_UNREADABLE.
            StopRequested: a stop came.
        """
        origin = origin_of(url)
        with self._lock:
            if (origin, for_proxy) not in self._found:
                self._found[origin, for_proxy] = self._find(url, origin, for_proxy=for_proxy)
            return self._found[origin, for_proxy]

    def secret_headers(self, url: str) -> tuple[tuple[str, str], ...]:
        """Return the job's secret headers; none for a server that is not one of the job's own.

        Raises:
            TransferError: SECRET_MISSING, SECRETS_UNAVAILABLE.
            StopRequested: a stop came.
        """
        if origin_of(url) not in self._options.origins:
            return ()
        with self._lock:
            if self._headers is None:
                self._headers = tuple(
                    (header.name, self._secret(header.secret, url))
                    for header in self._options.headers
                    if header.secret is not None
                )
            return self._headers

    def add_proxy(self, url: str, account: Account) -> None:
        """Take note of the name and password in the system's proxy address."""
        with self._lock:
            self._found.setdefault((url, True), account)

    def _find(self, url: str, origin: str, *, for_proxy: bool) -> Account | None:
        missing: TransferError | None = None
        for login in self._options.logins:
            if login.for_proxy is for_proxy and origin in login.origins:
                try:
                    return self._of_login(login, url)
                except TransferError as error:
                    # What is kept for all jobs may do instead.
                    missing = error
        found = None if for_proxy else self._in_netrc(url, origin)
        found = found or self._in_book(url, for_proxy=for_proxy)
        if found is None and missing is not None:
            raise missing
        return found

    def _of_login(self, login: Login, url: str) -> Account:
        return Account(login.user, self._secret(login.secret, url), login.scheme)

    def _secret(self, name: str | None, url: str) -> str:
        try:
            secret = self._ask(lambda: self._secrets.find(name or ""))
        except EbbtideError as error:
            detail = error.info.parameters.get("detail", "")
            raise TransferError(error.code, detail=detail) from error
        if secret is None:
            raise TransferError(ErrorCode.SECRET_MISSING, host=urlsplit(url).hostname or "")
        return secret

    def _in_book(self, url: str, *, for_proxy: bool) -> Account | None:
        try:
            text = self._ask(lambda: self._secrets.find(BOOK))
        except EbbtideError as error:
            self._history.note(NO_PASSWORDS, detail=error.info.parameters.get("detail", ""))
            return None
        try:
            book = book_from_data(json.loads(text or "[]"))
        except ValueError:
            return None
        found = find_credential(book, url, for_proxy=for_proxy)
        return Account(found.user, found.password, found.scheme) if found else None

    def _in_netrc(self, url: str, origin: str) -> Account | None:
        path = self._options.netrc
        if path is None:
            return None
        entries = _read_netrc(path)
        entry = entries.hosts.get(urlsplit(url).hostname or "")
        if entry is None and origin in self._options.origins:
            # "default" is for any server: only for those that the job itself names.
            entry = entries.hosts.get("default")
        return Account(entry[0], entry[2]) if entry else None

    def _ask(self, question: Callable[[], T]) -> T:
        """Ask the secrets, which may wait for a person; a stop ends the waiting."""
        outcome: queue.SimpleQueue[Callable[[], T] | None] = queue.SimpleQueue()
        thread = threading.Thread(
            target=lambda: outcome.put(_answer(question)), name="ebbtide-secret", daemon=True
        )
        with self._control.interruptible(lambda: outcome.put(None)):
            thread.start()
            found = outcome.get()
        if found is None:
            self._control.check()
            raise TransferError(ErrorCode.SECRETS_UNAVAILABLE, detail="it was interrupted")
        return found()


def _answer(question: Callable[[], T]) -> Callable[[], T]:
    """Return what returns the answer, or raises why there is none."""
    try:
        found = question()
    except EbbtideError as error:
        return partial(_raise, error)
    return lambda: found


def _raise(error: EbbtideError) -> NoReturn:
    raise error


def _read_netrc(path: str) -> netrc.netrc:
    try:
        if os.name == "posix" and stat.S_IMODE(Path(path).stat().st_mode) & 0o077:
            raise _unreadable(path, "others can read it; its mode has to be 600")
        return netrc.netrc(path)
    except OSError as error:
        raise _unreadable(path, (error.strerror or "it cannot be read").lower()) from error
    except (netrc.NetrcParseError, UnicodeDecodeError):
        # Not the parser's own words: they quote the file.
        raise _unreadable(path, "it is not written as it should be") from None


def _unreadable(path: str, detail: str) -> TransferError:
    return TransferError(ErrorCode.FILE_UNREADABLE, what="netrc file", path=path, detail=detail)
