"""Whom a transport tells what happens: the sink of a download, the source of an upload."""

from __future__ import annotations

from typing import Protocol


class Teller(Protocol):
    """What `DownloadSink` and `UploadSource` have in common."""

    def note(self, text: str, **parameters: str) -> None:
        """Keep a sentence in the job's history; braces are filled with the parameters."""

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Tell the headers of an answer, without those that are secrets."""

    def moved(self, url: str) -> None:
        """Tell that the file has another address from now on."""


class Silence:
    """For requests that no job hears of any more, such as taking back an upload."""

    def note(self, text: str, **parameters: str) -> None:
        """Nobody reads it."""

    def headers(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Nobody reads them."""

    def moved(self, url: str) -> None:
        """Nobody goes there."""
