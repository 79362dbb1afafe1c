"""What limits mean to jobs: a table, one row for settings and a job."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ebbtide.core.administration import Administration
from ebbtide.core.administration import Rule as AdministratorsRule
from ebbtide.core.conditions import Conditions
from ebbtide.core.job_limits import direction_of, own_limit
from ebbtide.core.jobs import JobKind, Priority
from ebbtide.core.link_samples import Direction
from ebbtide.core.policy import Judge, Rules, terms_of
from ebbtide.core.settings import Settings
from ebbtide.core.verdicts import Reason
from tests.core.strategies import make_job

MONDAY_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()
SIX = datetime(2026, 3, 2, 18, tzinfo=UTC).timestamp()
OFFICE = "Mon-Fri 08:00-18:00"


def told(
    own: float | None = None,
    kind: JobKind = JobKind.DOWNLOAD,
    priority: Priority = Priority.NORMAL,
    *,
    lifted: bool = False,
    **settings: str,
) -> tuple[list[Reason], list[Reason], float | None]:
    """Return what stops a job, what it is told when it runs, and until when that holds."""
    key = "download_limit" if kind is JobKind.DOWNLOAD else "upload_limit"
    job = replace(make_job(priority=priority, kind=kind), lifted=lifted, **{key: own})  # type: ignore[arg-type]
    judge = Judge(Conditions(), Rules.of(Settings(settings)), MONDAY_NOON)
    findings = judge.findings(terms_of(job))
    of_limits = [
        [one for one in reasons if one.code.name.startswith(("ZERO_", "LIMITED"))]
        for reasons in (findings.against, findings.notes)
    ]
    return of_limits[0], of_limits[1], judge.valid_until


def texts(reasons: list[Reason]) -> list[str]:
    return [reason.text for reason in reasons]


def test_without_limits_nothing_is_said() -> None:
    assert told() == ([], [], None)
    assert told(limit_timetable=f"{OFFICE} off") == ([], [], None)


def test_every_limit_is_named() -> None:
    against, notes, until = told(2e5, download_limit="1M", limit_timetable=f"{OFFICE} 500k")
    assert against == []
    assert until == SIX
    assert texts(notes) == [
        "This job is limited to 200 kB/s",
        "All downloads together are limited to 1.0 MB/s",
        "The timetable limits such transfers together to 500 kB/s until (time)",
    ]
    assert [reason.clears_at for reason in notes] == [None, None, SIX]
    assert all(reason.remedy for reason in notes)


def test_each_limit_of_nothing_stops_and_says_what_to_change() -> None:
    against, notes, _ = told(0, download_limit="0", limit_timetable=f"{OFFICE} 0")
    assert notes == []
    assert [(reason.text, reason.remedy, reason.clears_at) for reason in against] == [
        ("Waiting: this job's limit is 0", "Give it another limit.", None),
        (
            "Waiting: the limit for all downloads is 0",
            "Change the setting download_limit.",
            None,
        ),
        (
            "Waiting: stopped by the timetable of limits until (time)",
            "Goes on then, or change the setting limit_timetable.",
            SIX,
        ),
    ]


def test_a_timetable_without_an_end_names_none() -> None:
    assert texts(told(limit_timetable="0")[0]) == ["Waiting: stopped by the timetable of limits"]
    assert texts(told(limit_timetable="5k")[1]) == [
        "The timetable limits such transfers together to 5.0 kB/s"
    ]


@pytest.mark.parametrize("kind", [JobKind.UPLOAD, JobKind.UPLOAD_REPLY])
def test_uploads_have_their_own_limits(kind: JobKind) -> None:
    assert told(kind=kind, download_limit="0", limit_timetable="down 0") == ([], [], None)
    assert texts(told(0, kind, upload_limit="5k")[0]) == ["Waiting: this job's limit is 0"]
    assert texts(told(None, kind, upload_limit="5k")[1]) == [
        "All uploads together are limited to 5.0 kB/s"
    ]
    assert texts(told(None, kind, upload_limit="0")[0]) == [
        "Waiting: the limit for all uploads is 0"
    ]


def test_the_timetable_leaves_foreground_jobs_alone() -> None:
    assert told(priority=Priority.FOREGROUND, limit_timetable="0") == ([], [], None)
    assert texts(told(priority=Priority.FOREGROUND, download_limit="0")[0])


def test_who_starts_a_job_does_not_lift_its_limits() -> None:
    against, notes, _ = told(lifted=True, download_limit="0", limit_timetable="5k")
    assert texts(against) == ["Waiting: the limit for all downloads is 0"]
    assert texts(notes) == ["The timetable limits such transfers together to 5.0 kB/s"]


def test_the_end_goes_by_the_clock_on_the_wall() -> None:
    rules = Rules.of(Settings({"limit_timetable": f"{OFFICE} 0"}))
    judge = Judge(Conditions(clock_skew_s=600.0), rules, MONDAY_NOON)
    (reason,) = judge.findings(terms_of(make_job())).against
    assert reason.clears_at == SIX
    assert judge.valid_until == SIX - 600


def test_a_jobs_direction_chooses_its_limit() -> None:
    job = replace(make_job(kind=JobKind.UPLOAD_REPLY), download_limit=1.0, upload_limit=2.0)
    assert own_limit(job, direction_of(job)) == 2.0
    assert own_limit(job, Direction.DOWN) == 1.0


def test_nobody_is_told_to_change_what_the_administrator_has_fixed() -> None:
    rules = {"download_limit": AdministratorsRule("0", "/etc/ebbtide/a.toml")}
    settings = Settings({"limit_timetable": "0"}, Administration(rules))
    judge = Judge(Conditions(), Rules.of(settings), MONDAY_NOON)
    reasons = judge.findings(terms_of(make_job())).against
    remedies = {one.code.name: one.remedy for one in reasons}
    assert remedies["ZERO_DOWNLOADS"] == "Set by your administrator, in '/etc/ebbtide/a.toml'."
    assert remedies["ZERO_BY_TIMETABLE"] == "Change the setting limit_timetable."
