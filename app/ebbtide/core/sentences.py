"""Events in words, in English: what the history and `ebbtide log` tell."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum

from ebbtide.core.errors import ErrorInfo, fill
from ebbtide.core.events import AddressChanged, Event, FileNoted, JobAdded
from ebbtide.core.jobs import Job
from ebbtide.core.signed_addresses import shown_address

_MOST_ADDRESSES = 3


def sentence_of(event: Event) -> str:
    """Return the event's sentence with its fields filled in; empty when it has none."""
    if isinstance(event, FileNoted):
        return fill(event.text, dict(event.parameters))
    return fill(event.sentence, parameters_of(event))


def parameters_of(event: Event) -> dict[str, str]:
    """Return what the braces of the event's sentence stand for.

    Besides the fields there is ``file_number``, which counts from one.
    """
    if isinstance(event, JobAdded):
        return {"addresses": _addresses(event.job)}
    values = {field.name: _in_words(getattr(event, field.name)) for field in fields(event)}
    if isinstance(event, AddressChanged):
        values["url"] = shown_address(event.url)
    index = getattr(event, "file_index", None)
    if isinstance(index, int):
        values["file_number"] = str(index + 1)
    return values


def first_addresses(job: Job) -> tuple[tuple[str, ...], int]:
    """Return where a job's files come from, and how many more there are.

    Without queries: servers keep tokens there.
    """
    first = tuple(file.url.partition("?")[0] for file in job.files[:_MOST_ADDRESSES])
    return first, len(job.files) - len(first)


def _addresses(job: Job) -> str:
    first, rest = first_addresses(job)
    return ", ".join(first) + (f" and {rest} more" if rest > 0 else "")


def _in_words(value: object) -> str:
    if isinstance(value, ErrorInfo):
        return value.text
    if isinstance(value, Enum):
        # The reasons of events are sentences themselves; other enumerations go by name.
        return value.value if isinstance(value.value, str) else value.name.lower()
    return str(value)
