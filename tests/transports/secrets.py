"""Secrets of a test: a dictionary, and a job's options whose secrets are in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from ebbtide.core.credentials import BOOK, book_to_data
from ebbtide.core.errors import EbbtideError
from ebbtide.core.http_options import Credential, HttpOptions
from ebbtide.core.option_checks import check_options
from ebbtide.core.ports import Kept, KeptIn


@dataclass
class Drawer:
    """`ebbtide.core.ports.Secrets` in memory."""

    held: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    error: EbbtideError | None = None

    def keep(self, name: str, secret: str) -> Kept:
        self.held[name] = secret
        return Kept(KeptIn.MEMORY)

    def find(self, name: str) -> str | None:
        self.asked.append(name)
        if self.error is not None:
            raise self.error
        return self.held.get(name)

    def forget(self, name: str) -> None:
        self.held.pop(name, None)


def with_book(*credentials: Credential) -> Drawer:
    """Secrets that hold passwords for all jobs."""
    return Drawer({BOOK: json.dumps(book_to_data(credentials))})


def taken_over(options: HttpOptions, drawer: Drawer, *urls: str) -> HttpOptions:
    """Options as a job has them: checked, their secrets in the drawer."""
    checked = check_options(options, urls)
    headers = tuple(
        replace(header, value="", secret=_put(drawer, header.value)) if header.is_secret else header
        for header in checked.headers
    )
    logins = tuple(
        replace(login, password="", secret=_put(drawer, login.password)) for login in checked.logins
    )
    return replace(checked, headers=headers, logins=logins)


def _put(drawer: Drawer, secret: str) -> str:
    name = f"job/x/{len(drawer.held)}"
    drawer.keep(name, secret)
    return name
