from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.references import resolve
from tests.core.strategies import make_job

IDS = {
    1: "12ab34cd-0000-4000-8000-000000000000",
    2: "12ab99cd-0000-4000-8000-000000000000",
    77: "77ff0000-0000-4000-8000-000000000000",
}


def some_jobs() -> dict[JobId, Job]:
    jobs = [replace(make_job(number=number), id=JobId(id_)) for number, id_ in IDS.items()]
    return {job.id: job for job in jobs}


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("1", 1),
        ("77", 77),
        (" 2 ", 2),
        (IDS[1], 1),
        (IDS[2].upper(), 2),
        ("12ab3", 1),
        ("12AB9", 2),
        ("77f", 77),
        ("77ff0000-", 77),
    ],
)
def test_what_names_a_job(reference: str, number: int) -> None:
    assert resolve(reference, some_jobs()).number == number


@pytest.mark.parametrize("reference", ["", "7", "3", "-1", "0", "01", "1.0", "zz", "f", "１"])
def test_what_names_none(reference: str) -> None:
    with pytest.raises(CommandError) as caught:
        resolve(reference, some_jobs())
    assert caught.value.code is ErrorCode.JOB_NOT_FOUND
    assert f"'{reference}'" in str(caught.value)


@pytest.mark.parametrize("number", ["12", "770000"])
def test_a_number_never_falls_through_to_an_identifier(number: str) -> None:
    """`ebbtide cancel 12` after job 12 was removed must not cancel job 12ab…"""
    jobs = some_jobs()
    jobs = {job_id: job for job_id, job in jobs.items() if job.number != 2}
    with pytest.raises(CommandError) as caught:
        resolve(number, jobs)
    assert caught.value.code is ErrorCode.JOB_NOT_FOUND


def test_an_ambiguous_beginning_names_the_candidates() -> None:
    with pytest.raises(CommandError) as caught:
        resolve("12ab", some_jobs())
    assert caught.value.code is ErrorCode.JOB_AMBIGUOUS
    assert "1, 2" in str(caught.value)


@given(st.text(max_size=40))
def test_anything_else_is_refused_in_words(reference: str) -> None:
    try:
        job = resolve(reference, some_jobs())
    except CommandError:
        return
    text = reference.strip().lower()
    assert text == str(job.number) or job.id.startswith(text)
