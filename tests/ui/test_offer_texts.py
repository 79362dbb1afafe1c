from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.offers import Offer, OfferKind
from ebbtide.core.verdicts import Reason, ReasonCode
from ebbtide.ui.offer_texts import facts_text, total_line, worries_text

OFFER = Offer(
    "https://example.org/ubuntu.iso",
    name="ubuntu.iso",
    size=4_700_000_000,
    resumable=True,
    media_type="application/zip",
    directory="/home/anna/Downloads",
    saved_as="ubuntu.iso",
    free=10_000_000_000,
)
FORBIDDEN = ErrorInfo(ErrorCode.REMOTE_FORBIDDEN, {"status": "401"})
METERED = Reason(ReasonCode.METERED, {"network": "Phone"})

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "4.7 GB · can be resumed · application/zip"),
        ({"resumable": False}, "4.7 GB · cannot be resumed · application/zip"),
        ({"resumable": None, "size": None}, "size not known · application/zip"),
        ({"media_type": "text/html"}, "4.7 GB · can be resumed · a web page"),
        ({"media_type": "text/html", "name": "a.HTML"}, "4.7 GB · can be resumed · text/html"),
        ({"kind": OfferKind.LIST, "files": 12, "size": None}, "A list of 12 files"),
        ({"kind": OfferKind.LIST, "size": None}, "A list of files"),
        ({"kind": OfferKind.DIRECTORY, "size": None}, "A folder, with all that is in it"),
    ],
)
def test_what_the_server_says(fields: dict[str, Any], text: str) -> None:
    if "kind" in fields:
        fields = {"resumable": None, "media_type": None, **fields}
    assert facts_text(replace(OFFER, **fields)) == text


def test_when_it_changed() -> None:
    assert " · changed " in facts_text(replace(OFFER, modified=1_700_000_000.0))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, ""),
        ({"job": 12}, "You are already downloading this (job 12)"),
        ({"job": 12, "job_is_over": True}, "You have downloaded this already (job 12)"),
        (
            {"exists": True, "saved_as": "ubuntu (1).iso"},
            "ubuntu.iso is already in ~/Downloads: it will be saved as ubuntu (1).iso",
        ),
        (
            {"exists": True, "directory": "/srv"},
            "ubuntu.iso is already in /srv: it will wait until you have decided",
        ),
        (
            {"saved_as": "ubuntu (1).iso"},
            "Another download is called ubuntu.iso: it will be saved as ubuntu (1).iso",
        ),
        (
            {"error": FORBIDDEN, "wants_login": True},
            "The server asks for a name and password",
        ),
        (
            {"error": ErrorInfo(ErrorCode.TIMED_OUT, {"host": "h"}), "job": 3},
            "The server h did not answer in time.\nYou are already downloading this (job 3)",
        ),
        (
            {"held": Reason(ReasonCode.OFFLINE)},
            "There is no network connection to ask the server over",
        ),
        ({"held": METERED}, "Your rules forbid asking over this connection (Phone)"),
    ],
)
def test_what_to_know_before_adding(
    fields: dict[str, Any], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    assert worries_text(replace(OFFER, **fields)) == text


def test_what_all_of_it_takes(qapp: QApplication) -> None:
    assert total_line([OFFER]) == ("", False)
    assert total_line([OFFER, OFFER]) == ("9.4 GB together", False)
    assert total_line([OFFER, OFFER, OFFER]) == ("Needs 14.1 GB, 10.0 GB free", True)
    assert total_line([replace(OFFER, free=None)] * 3) == ("14.1 GB together", False)
    assert total_line([replace(OFFER, size=None)]) == ("", False)
    assert total_line([]) == ("", False)
