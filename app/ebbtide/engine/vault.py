"""Passwords on their way from a request into the secrets, and what all jobs share of them.

Everything here may block: it runs on the file service's threads.
"""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import replace

from ebbtide.core.commands import AddCredential, ListCredentials, RemoveCredential
from ebbtide.core.credentials import (
    BOOK,
    book_from_data,
    book_to_data,
    check_server,
    with_credential,
    without_credential,
)
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode
from ebbtide.core.http_options import Credential, Header, HttpOptions, Login
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Kept, KeptIn, Secrets
from ebbtide.engine.messages import Note
from ebbtide.engine.secret_names import names_for

logger = logging.getLogger(__name__)

CredentialMessage = AddCredential | RemoveCredential | ListCredentials

KEPT = {
    KeptIn.KEYRING: "Passwords and secret headers of this job are in the keyring.",
    KeptIn.FILE: "Passwords and secret headers of this job are in a file that only you can "
    "read, because the keyring cannot be used: {detail}.",
    KeptIn.MEMORY: "Passwords and secret headers of this job are kept only until Ebbtide ends, "
    "because the keyring cannot be used: {detail}.",
}


class ForgetfulSecrets:
    """Keeps nothing: for a program that was given no place for secrets."""

    def keep(self, name: str, secret: str) -> Kept:  # noqa: ARG002
        detail = "this program has no place for passwords"
        raise EbbtideError(ErrorCode.SECRETS_UNAVAILABLE, detail=detail)

    def find(self, name: str) -> str | None:  # noqa: ARG002
        return None

    def forget(self, name: str) -> None:
        """There is nothing to forget."""


class Vault:
    """Moves secrets out of requests, and keeps the book of credentials."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._book_lock = threading.Lock()

    def take_over(self, options: HttpOptions, job_id: JobId) -> tuple[HttpOptions, Note | None]:
        """Return options without secrets in them, and what is to be told about that.

        Raises:
            EbbtideError: SECRETS_UNAVAILABLE; nothing was kept.
        """
        taker = _Taker(self._secrets, names_for(options, job_id))
        try:
            headers = tuple(map(taker.header, options.headers))
            logins = tuple(map(taker.login, options.logins))
        except EbbtideError:
            self.forget_names(taker.taken)
            raise
        return replace(options, headers=headers, logins=logins), taker.note

    def take_login(self, login: Login) -> tuple[Login, Note | None]:
        """Return a further login of a job without its password, and what is to be told.

        Args:
            login: `Login.secret` is the name that its password gets.

        Raises:
            EbbtideError: SECRETS_UNAVAILABLE; nothing was kept.
        """
        taker = _Taker(self._secrets, (login.secret or "",))
        return taker.login(login), taker.note

    def forget(self, options: HttpOptions) -> None:
        """Remove what the secrets hold for a job."""
        self.forget_names(options.secret_names)

    def forget_names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Remove what the secrets hold under some names; return those that nothing is under now."""
        return tuple(name for name in names if self._forget(name))

    def carry_out(self, message: CredentialMessage) -> tuple[Credential, ...] | None:
        """Show or change the book.

        Raises:
            EbbtideError: VALUE_INVALID, CREDENTIAL_UNKNOWN, SECRETS_UNAVAILABLE.
        """
        with self._book_lock:
            book = self._read()
            match message:
                case ListCredentials():
                    return tuple(one.shown for one in book)
                case AddCredential():
                    self._write(with_credential(book, _credential(message)))
                case RemoveCredential(host=host, for_proxy=for_proxy):
                    origin = check_server(host, for_proxy=for_proxy)
                    rest = without_credential(book, origin, for_proxy=for_proxy)
                    if rest == book:
                        raise CommandError(ErrorCode.CREDENTIAL_UNKNOWN, host=origin)
                    self._write(rest)
        return None

    def _read(self) -> tuple[Credential, ...]:
        text = self._secrets.find(BOOK)
        try:
            return book_from_data(json.loads(text or "[]"))
        except ValueError:
            logger.warning("the kept passwords cannot be read; starting anew")
            return ()

    def _write(self, book: tuple[Credential, ...]) -> None:
        if book:
            self._secrets.keep(BOOK, json.dumps(book_to_data(book)))
        else:
            self._secrets.forget(BOOK)

    def _forget(self, name: str) -> bool:
        try:
            self._secrets.forget(name)
        except EbbtideError as error:
            logger.warning("a secret could not be removed: %s", error)
            return False
        return True


def _credential(message: AddCredential) -> Credential:
    origin = check_server(message.host, for_proxy=message.for_proxy)
    if not message.user or not message.user.isprintable():
        detail = "it is empty or has a character that cannot be shown"
        raise CommandError(
            ErrorCode.VALUE_INVALID, value="(a name)", what="a user name", detail=detail
        )
    return Credential(origin, message.user, message.password, message.scheme, message.for_proxy)


class _Taker:
    """Takes the secrets of one job, under names that are on record."""

    def __init__(self, secrets: Secrets, names: tuple[str, ...]) -> None:
        self._secrets = secrets
        self._names = names
        self._kept: list[Kept] = []
        self.taken: tuple[str, ...] = ()

    @property
    def note(self) -> Note | None:
        """What the history has to say: the worst place counts."""
        if not self._kept:
            return None
        worst = max(self._kept, key=lambda kept: list(KeptIn).index(kept.place))
        parameters = (("detail", worst.detail),) if worst.detail else ()
        return KEPT[worst.place], parameters

    def header(self, header: Header) -> Header:
        if not header.is_secret:
            return header
        return replace(header, value="", write_only=True, secret=self._keep(header.value))

    def login(self, login: Login) -> Login:
        return replace(login, password="", secret=self._keep(login.password))

    def _keep(self, secret: str) -> str:
        name = self._names[len(self.taken)]
        self.taken = (*self.taken, name)
        self._kept.append(self._secrets.keep(name, secret))
        return name
