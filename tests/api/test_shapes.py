from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from ebbtide.api.methods import reply_from_data, reply_to_data
from ebbtide.api.shapes import (
    event_to_data,
    publication_from_data,
    publication_to_data,
    snapshot_from_data,
    snapshot_to_data,
    verdict_to_data,
    view_from_data,
    view_to_data,
)
from ebbtide.core import events as ev
from ebbtide.core.codec import CodecError
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import JobId, Priority
from ebbtide.core.offers import Offer, OfferKind
from ebbtide.core.ports import JobView, Publication, Snapshot, Status
from ebbtide.core.samples import Sample
from ebbtide.core.tide_history import TideLog
from ebbtide.core.uploads import SourceVersion, UploadMethod, UploadSession
from ebbtide.core.verdicts import TRANSFERRING, Reason, ReasonCode, Verdict
from tests.api import strategies
from tests.api.examples import JOB

ERROR = ErrorInfo(ErrorCode.TARGET_EXISTS, {"path": "/a"}, 0)


def through_json(data: Any) -> Any:
    return json.loads(json.dumps(data, allow_nan=False))


@given(strategies.views)
def test_jobs_survive_the_way(view: JobView) -> None:
    assert view_from_data(through_json(view_to_data(view))) == view


@given(strategies.snapshots)
def test_snapshots_survive_the_way(snapshot: Snapshot) -> None:
    assert snapshot_from_data(through_json(snapshot_to_data(snapshot))) == snapshot


@given(strategies.publications)
def test_publications_survive_the_way(publication: Publication) -> None:
    assert publication_from_data(through_json(publication_to_data(publication))) == publication


@given(strategies.recorded)
def test_histories_survive_the_way(recorded: ev.Recorded) -> None:
    data = through_json(reply_to_data((recorded,)))
    assert reply_from_data("jobs.history", data) == (recorded,)


@given(strategies.statuses)
def test_statuses_survive_the_way(status: Status) -> None:
    assert reply_from_data("engine.status", through_json(reply_to_data(status))) == status


@given(strategies.tides)
def test_tides_survive_the_way(tide: TideLog) -> None:
    assert reply_from_data("engine.tide", through_json(reply_to_data(tide))) == tide


def test_nothing_is_null() -> None:
    assert reply_to_data(None) is None
    assert reply_from_data("engine.pause", None) is None


@pytest.mark.parametrize("data", [None, 3, [], {}, {"jobs": 3}, {"jobs": [3]}])
def test_snapshot_of_another_shape(data: object) -> None:
    with pytest.raises(CodecError):
        snapshot_from_data(data)


@pytest.mark.parametrize("data", [None, [], {"events": {}}, {"events": [1]}, {"verdicts": [[1]]}])
def test_publication_of_another_shape(data: object) -> None:
    with pytest.raises(CodecError):
        publication_from_data(data)


def test_job_has_derived_members() -> None:
    sample = Sample(JOB.id, 600, 100.0)
    data = view_to_data(JobView(replace(JOB, error=ERROR), TRANSFERRING, sample))
    assert data["state"] == "transferring"
    assert (data["size"], data["done_size"], data["received"]) == (1000, 500, 600)
    assert data["seconds_left"] == 4.0
    assert data["verdict"]["text"] == "Transferring"
    assert data["files"][0]["done_size"] == 500
    assert data["error"]["number"] == ERROR.code.number
    assert data["error"]["text"] == ERROR.text
    assert data["error"]["advice"] == ERROR.advice


def test_job_that_does_not_move_has_no_time_left() -> None:
    data = view_to_data(JobView(JOB, TRANSFERRING))
    assert (data["sample"], data["seconds_left"], data["received"]) == (None, None, 500)


def test_reason_says_when_it_goes_away() -> None:
    reason = Reason(ReasonCode.RETRY, {"error": "No."}, clears_at=86_400.0 * 365)
    text = verdict_to_data(Verdict(False, (reason,)))["text"]
    assert text.startswith("Trying again at 197")
    assert text.endswith(": No.")


def test_reason_that_clears_beyond_all_calendars() -> None:
    reason = Reason(ReasonCode.RETRY, {"error": "No."}, clears_at=1e300)
    assert "an unknown time" in verdict_to_data(Verdict(False, (reason,)))["text"]


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (ev.JobSuspended(JobId("a")), "Paused."),
        (ev.JobYielded(JobId("a"), ev.YieldReason.DISPLACED), "another job goes first"),
        (ev.FileTransferred(JobId("a"), 1, 700), "File 2 is here: 700 bytes."),
        (ev.JobFailed(JobId("a"), ERROR), "Failed: '/a' already exists and was left alone."),
        (ev.PriorityChanged(JobId("a"), Priority.HIGH), "Priority is now high."),
        (ev.FileNoted(JobId("a"), 0, "{x} of {y} {", (("x", "{y}"),)), "{y} of (y) {"),
    ],
)
def test_events_speak(event: ev.Event, sentence: str) -> None:
    assert sentence in event_to_data(ev.Recorded(1, 0.0, event))["sentence"]


def test_what_would_let_others_write_to_an_upload_never_leaves() -> None:
    session = UploadSession(UploadMethod.TUS, "https://h/secret", details=(("part", "secret"),))
    source = SourceVersion(1, 2, 3)
    file = replace(JOB.files[0], session=session, source=source)
    told = ev.UploadStarted(JOB.id, 0, source, session)
    data = [
        view_to_data(JobView(replace(JOB, files=(file,)), TRANSFERRING)),
        event_to_data(ev.Recorded(1, 2.0, told)),
        event_to_data(ev.Recorded(1, 2.0, ev.SessionLearned(JOB.id, 0, source, session))),
    ]
    assert "tus" in json.dumps(data)
    assert "secret" not in json.dumps(data)


def test_offers_survive_the_way() -> None:
    held = Reason(ReasonCode.ROAMING, {"network": "Abroad"})
    full = Offer(
        "https://example.org/x",
        OfferKind.LIST,
        "https://m.example.org/x",
        *("x", 7, True, "text/plain", 1.5, "sha256:00", 3),
        wants_login=True,
        error=ERROR,
        held=held,
        job=12,
        directory="/home",
        exists=True,
        saved_as="x (1)",
        free=9,
    )
    offers = (full, Offer("https://example.org/y"))
    data = through_json(reply_to_data(offers))
    assert reply_from_data("jobs.probe", data) == offers
    assert data[0]["held"]["text"] == "Waiting: this connection is roaming (Abroad)"
    assert data[0]["error"]["text"] == ERROR.text
    assert reply_from_data("jobs.probe", through_json(reply_to_data(()))) == ()


def test_a_signature_in_an_address_is_told_to_nobody() -> None:
    address = "https://example.org/a?X-Amz-Signature=hush&b=1"
    file = replace(JOB.files[0], url=address, mirrors=(address,))
    job = replace(JOB, files=(file,))
    told = [
        view_to_data(JobView(job, TRANSFERRING)),
        *(
            event_to_data(ev.Recorded(1, 0.0, event))
            for event in (
                ev.JobAdded(job.id, job),
                ev.DirectoryListed(job.id, 0, (file,)),
                ev.AddressChanged(job.id, 0, address, ev.AddressReason.ASKED),
            )
        ),
    ]
    for data in told:
        assert "hush" not in json.dumps(data)
        assert "Signature" in json.dumps(data)
