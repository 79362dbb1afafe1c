"""What there is to know about one address: from its server, the list of jobs, the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from ebbtide.core.addresses import FILE, hostname_of
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode, ErrorInfo, TransferError
from ebbtide.core.http_dates import parse_http_date
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import Job, JobKind
from ebbtide.core.looking import reason_not_to_ask
from ebbtide.core.names import free_name, name_from_url
from ebbtide.core.offers import Offer, OfferKind, asks_for_login
from ebbtide.core.ports import (
    LookRequest,
    Scout,
    Sighting,
    StopRequested,
    TransferControl,
    Transport,
)
from ebbtide.core.settings import DOWNLOAD_DIRECTORY, EXISTING_NAMES
from ebbtide.core.states import JobState
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.descriptions import fetch_into_memory, is_description, parse
from ebbtide.engine.intake import Occupied, check_addresses
from ebbtide.engine.lending import LentSecrets
from ebbtide.engine.questions import Question
from ebbtide.engine.room import free_bytes

_LARGEST_LIST = 256 * 1024
"""Bytes of a Metalink description that are fetched only to count its files."""


class Server(Transport, Scout, Protocol):
    """Whom to ask, and who can fetch a description."""


class Examiner:
    """Finds out about addresses. Used by many threads."""

    def __init__(
        self,
        servers: Mapping[str, Server],
        secrets: LentSecrets,
        default_directory: Callable[[], Path],
    ) -> None:
        """Make an examiner.

        Args:
            servers: by address scheme.
            secrets: where they find passwords.
            default_directory: where files go when nobody says.
        """
        self._servers = servers
        self._secrets = secrets
        self._default_directory = default_directory

    def __call__(self, question: Question, text: str, switch: StopSwitch) -> Offer:
        """Return all that is known about one address; what goes wrong is part of it."""
        query = question.query
        try:
            (url,), options = check_addresses((text,), query.options, self._servers.keys())
        except CommandError as error:
            return Offer(error.info.parameters.get("url", ""), error=error.info)
        offer = _known(Offer(url, name=name_from_url(url)), question.jobs)
        if query.ask:
            offer = self._asked(offer, question, options, switch)
        try:
            return self._placed(offer, question)
        except EbbtideError as error:
            return replace(offer, error=offer.error or error.info)

    # The server

    def _asked(
        self, offer: Offer, question: Question, options: HttpOptions, switch: StopSwitch
    ) -> Offer:
        held = None
        if not offer.url.startswith(f"{FILE}:"):
            host = hostname_of(offer.url)
            held = reason_not_to_ask(host, question.conditions, question.settings, question.now)
        if held is not None:
            return replace(offer, held=held)
        try:
            with self._secrets.lend(options) as lent:
                return self._told(offer, question, lent, switch)
        except EbbtideError as error:
            return replace(offer, error=error.info, wants_login=asks_for_login(error.info))
        except StopRequested:
            # Nobody waits for this one any more.
            host = hostname_of(offer.url)
            return replace(offer, error=ErrorInfo(ErrorCode.TIMED_OUT, {"host": host}))

    def _told(
        self, offer: Offer, question: Question, options: HttpOptions, control: TransferControl
    ) -> Offer:
        server = self._servers[offer.url.partition(":")[0].lower()]
        if server.is_directory(offer.url):
            return replace(offer, kind=OfferKind.DIRECTORY, name=None)
        if is_description(offer.url):
            return self._counted(offer, options, control)
        request = LookRequest(offer.url, question.settings, options)
        return _with(offer, server.look(request, control))

    def _counted(self, offer: Offer, options: HttpOptions, control: TransferControl) -> Offer:
        """Say how many files a description lists, unless it is long."""
        offer = replace(offer, kind=OfferKind.LIST, name=None)
        try:
            data = fetch_into_memory(self._servers, offer.url, options, control, _LARGEST_LIST)
        except TransferError as error:
            if error.code is ErrorCode.TOO_LARGE:
                return offer
            raise
        files = parse(data, offer.url)
        sizes = [file.size for file in files if file.size is not None]
        return replace(
            offer, files=len(files), size=sum(sizes) if len(sizes) == len(files) else None
        )

    # The disk

    def _placed(self, offer: Offer, question: Question) -> Offer:
        """Say under what name it would be saved, and whether there is room."""
        settings = question.settings
        chosen = question.query.directory or settings.get(DOWNLOAD_DIRECTORY)
        directory = Path(chosen) if chosen else self._default_directory()
        offer = replace(offer, directory=str(directory), free=_room_in(directory))
        if offer.name is None:
            return offer
        asks = settings.get(EXISTING_NAMES) == "ask"
        occupied = Occupied(directory, question.is_taken, asks=asks)
        return replace(
            offer,
            exists=os.path.lexists(directory / offer.name),
            saved_as=free_name(offer.name, occupied),
        )


def _known(offer: Offer, jobs: tuple[Job, ...]) -> Offer:
    """Say whether the address is in the list already: as a job that runs, if there are more."""
    same = [
        job
        for job in jobs
        if job.kind is JobKind.DOWNLOAD
        and job.state is not JobState.CANCELLED
        and any(file.url == offer.url for file in job.files)
    ]
    if not same:
        return offer
    job = min(same, key=lambda one: (one.state.is_final, one.number))
    return replace(offer, job=job.number, job_is_over=job.state.is_final)


def _with(offer: Offer, sighting: Sighting) -> Offer:
    version = sighting.version
    return replace(
        offer,
        address=sighting.address,
        name=version.name or offer.name,
        size=version.length,
        resumable=sighting.resumable,
        media_type=version.media_type,
        modified=parse_http_date(version.last_modified or ""),
        digest=version.digest,
    )


def _room_in(directory: Path) -> int | None:
    """Return what is free where a directory is, or will be made."""
    for place in (directory, *directory.parents):
        if os.path.lexists(place):
            return free_bytes(str(place))
    return None
