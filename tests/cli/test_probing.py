from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.offers import Offer, OfferKind
from ebbtide.core.verdicts import Reason, ReasonCode
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run

URL = "https://example.org/ebb.iso"
OFFER = Offer(
    URL,
    name="ebb.iso",
    size=4_700_000_000,
    resumable=True,
    media_type="application/x-iso9660-image",
    directory="/home/ann/Downloads",
    saved_as="ebb.iso",
    free=10**12,
)
MISSING = ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"})


def test_what_the_server_says(server: FakeServer, run: Run) -> None:
    server.engine.offers[URL] = OFFER
    outcome = run("probe", URL)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == (
        f"{URL}\n  ebb.iso, 4.7 GB, can be resumed, application/x-iso9660-image\n"
    )
    assert cmd.ProbeAddresses((URL,)) in server.engine.received


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"resumable": False}, "ebb.iso, 4.7 GB, cannot be resumed, "),
        ({"kind": OfferKind.LIST, "files": 12}, "a list of 12 files, 4.7 GB, "),
        ({"kind": OfferKind.DIRECTORY, "size": None}, "a directory; all its files are fetched, "),
        ({"address": "https://m.example.org/x"}, "It is at https://m.example.org/x now."),
        ({"job": 12}, "It is fetched by job 12 already."),
        ({"job": 12, "job_is_over": True}, "It was fetched by job 12 already."),
        (
            {"exists": True, "saved_as": "ebb (1).iso"},
            "'ebb.iso' is already in /home/ann/Downloads: it would be saved as 'ebb (1).iso'.",
        ),
        (
            {"saved_as": "ebb (1).iso"},
            "'ebb.iso' will soon be in /home/ann/Downloads: it would be saved as 'ebb (1).iso'.",
        ),
        ({"exists": True}, "'ebb.iso' is already in /home/ann/Downloads: it would wait until"),
        ({"free": 3_100_000_000}, "It needs 4.7 GB, and 3.1 GB are free."),
        ({"held": Reason(ReasonCode.OFFLINE)}, "Waiting: there is no network connection"),
    ],
)
def test_what_else_there_is_to_say(
    server: FakeServer, run: Run, fields: dict[str, object], line: str
) -> None:
    server.engine.offers[URL] = replace(OFFER, **fields)  # type: ignore[arg-type]
    outcome = run("probe", URL)
    assert f"\n  {line}" in outcome.out
    assert outcome.status == 0


def test_an_address_that_cannot_be_had(server: FakeServer, run: Run) -> None:
    server.engine.offers = {URL: OFFER, f"{URL}2": Offer(f"{URL}2", error=MISSING)}
    outcome = run("probe", f"{URL}2", URL)
    assert "\n  The server does not have this file (it answered 404).\n" in outcome.out
    assert "ebb.iso, 4.7 GB" in outcome.out
    assert outcome.status == ErrorCode.REMOTE_MISSING.number


def test_for_programs(server: FakeServer, run: Run) -> None:
    urls = [f"{URL}{number}" for number in range(9)]
    server.engine.offers = {url: replace(OFFER, url=url) for url in urls}
    offers = json.loads(run("probe", "--json", "-d", "/srv", "--netrc", "/n", *urls).out)
    assert [offer["url"] for offer in offers] == urls
    asked = [one for one in server.engine.received if isinstance(one, cmd.ProbeAddresses)]
    assert sum((one.urls for one in asked), ()) == tuple(urls)
    assert {(one.directory, one.options) for one in asked} == {("/srv", HttpOptions(netrc="/n"))}
