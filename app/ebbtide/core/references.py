"""How people name jobs: by number, by UUID, or by the unique beginning of one."""

from __future__ import annotations

from collections.abc import Mapping

from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Job, JobId

_SHORTEST_PREFIX = 2
_MATCHES_SHOWN = 5


def resolve(reference: str, jobs: Mapping[JobId, Job]) -> Job:
    """Return the job that a reference names.

    A whole number is always a job number; anything else is a UUID or the beginning
    of one, at least two characters long, in either case.

    Raises:
        CommandError: no job fits, or more than one.
    """
    text = reference.strip().lower()
    exact = jobs.get(JobId(text))
    if exact is not None:
        return exact
    # A number that is free must not fall through to an identifier that begins like it.
    matches = _numbered(text, jobs) if _is_number(text) else _starting_with(text, jobs)
    if not matches:
        raise CommandError(ErrorCode.JOB_NOT_FOUND, job=reference)
    if len(matches) > 1:
        shown = ", ".join(str(job.number) for job in matches[:_MATCHES_SHOWN])
        raise CommandError(ErrorCode.JOB_AMBIGUOUS, job=reference, matches=shown)
    return matches[0]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _numbered(number: str, jobs: Mapping[JobId, Job]) -> list[Job]:
    return [job for job in jobs.values() if str(job.number) == number]


def _starting_with(prefix: str, jobs: Mapping[JobId, Job]) -> list[Job]:
    if len(prefix) < _SHORTEST_PREFIX:
        return []
    return [job for job_id, job in jobs.items() if job_id.startswith(prefix)]
