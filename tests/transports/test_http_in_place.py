"""A file that is written anew in place while it is being fetched: never half old, half new."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from ebbtide.core.digests import Digest
from ebbtide.core.errors import ErrorCode, ErrorKind
from ebbtide.core.events import RestartReason
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport, notes
from ebbtide.transports.http.last_look import Doubt
from tests.transports.cases import (
    CONTENT,
    HALF,
    NEVER,
    OTHER,
    QUICK,
    STRONG,
    Attempt,
    attempt,
    half_held,
)
from tests.transports.faulty_server import (
    NEWER,
    Do,
    FaultyServer,
    Handler,
    Received,
    Resource,
    Step,
    head,
)
from tests.transports.nginx import Nginx
from tests.transports.sinks import MemorySink

ALWAYS = Doubt(after_s=0)
CHANGED = [RestartReason.REMOTE_CHANGED]
GOOD = Resource(CONTENT)
MIXED = CONTENT[:HALF] + OTHER[HALF:]
OLD_ONE = Resource(MIXED)
NEW_ONE = Resource(OTHER, etag='"v2"', last_modified=NEWER)
UNANSWERED = notes.NOT_ASKED_AGAIN.partition("{")[0]


@dataclass
class InPlace:
    """Sends what is half old, half new as the old version, until it is asked at the end."""

    old: Resource = field(default_factory=lambda: OLD_ONE)
    new: Resource = field(default_factory=lambda: NEW_ONE)
    questions: int = 0

    def __call__(self, received: Received) -> Iterable[Step]:
        if is_last_question(received):
            self.questions += 1
        return (self.new if self.questions else self.old)(received)


def is_last_question(received: Received) -> bool:
    return received.range == (0, 1)


def afterwards(answer: Handler) -> Handler:
    """Answer the question at the end in some way of its own."""
    return lambda received: (answer if is_last_question(received) else GOOD)(received)


def asked_at_the_end(server: FaultyServer) -> int:
    return sum(map(is_last_question, server.requests))


def fetch(handler: Handler, doubt: Doubt = ALWAYS, **others: Any) -> tuple[Attempt, int]:
    """Return what became of it, and how many questions there were at the end."""
    with FaultyServer(handler) as server:
        result = attempt(server.url(), doubt=doubt, **others)
        return result, asked_at_the_end(server)


@pytest.mark.parametrize("without", [{}, {"etag": None}, {"last_modified": None}])
@pytest.mark.parametrize("ranges", [True, False])
def test_the_new_version_is_fetched_instead(without: dict[str, None], ranges: bool) -> None:
    handler = InPlace(
        replace(OLD_ONE, ranges=ranges, **without),  # type: ignore[arg-type]
        replace(NEW_ONE, ranges=ranges, **without),  # type: ignore[arg-type]
    )
    result, _ = fetch(handler)
    assert result.error is None
    assert result.sink.data == OTHER
    assert result.sink.restarts == CHANGED
    assert notes.CHANGED_MEANWHILE in result.sink.notes


def test_so_it_is_over_several_connections() -> None:
    transport = HttpTransport(smallest_part=50_000, doubt=ALWAYS)
    settings = Settings({**QUICK.values, "connections_per_file": 4})
    result, _ = fetch(InPlace(), transport=transport, settings=settings)
    transport.close()
    assert result.sink.data == OTHER
    assert result.sink.restarts == CHANGED


def test_so_it_is_after_an_interruption() -> None:
    result, _ = fetch(InPlace(), sink=half_held(), version=STRONG)
    assert result.sink.data == OTHER
    assert result.sink.restarts == CHANGED


def test_so_it_is_with_parts_of_a_file() -> None:
    wanted = (FileRange(HALF - 1000, 2000),)
    result, _ = fetch(InPlace(), ranges=wanted)
    assert result.sink.data == OTHER[HALF - 1000 : HALF + 1000]
    assert result.sink.restarts == CHANGED


def test_all_bytes_of_an_attempt_that_could_not_ask_any_more_are_doubted_by_the_next() -> None:
    held = MemorySink({0: MIXED})
    result, _ = fetch(InPlace(), NEVER, sink=held, version=STRONG)
    assert result.sink.data == OTHER
    assert result.sink.restarts == CHANGED


def test_a_file_that_changes_again_and_again_is_left_to_the_next_attempt() -> None:
    days = iter(range(2, 18))

    def restless(received: Received) -> Iterable[Step]:
        modified = f"Wed, {next(days):02} Nov 2026 12:00:00 GMT"
        return replace(OLD_ONE, etag=None, last_modified=modified)(received)

    result, asked = fetch(restless)
    assert result.error is not None
    assert result.error.code is ErrorCode.REMOTE_CHANGED
    assert result.length is None
    assert asked == 2
    result, _ = fetch(InPlace(), sink=result.sink, version=result.sink.version)
    assert result.sink.data == OTHER


def test_what_is_still_the_same_is_taken() -> None:
    def honest(received: Received) -> Iterable[Step]:
        if received.headers.get("if-none-match") == '"v1"':
            return (head("304 Not Modified", 'ETag: "v1"'),)
        return Resource(CONTENT)(received)

    with FaultyServer(honest) as server:
        result = attempt(server.url(), doubt=ALWAYS)
        assert len(server.requests) == 2
        assert server.connections == 1
    assert result.sink.data == CONTENT
    assert result.sink.restarts == []
    assert notes.STILL_THE_SAME in result.sink.notes


@pytest.mark.parametrize(
    ("doubt", "asked"),
    [
        (NEVER, 0),
        (Doubt(after_s=math.inf, from_size=len(CONTENT) + 1), 0),
        (Doubt(after_s=math.inf, from_size=len(CONTENT)), 1),
        (ALWAYS, 1),
    ],
)
def test_only_what_is_large_or_slow_costs_a_question(doubt: Doubt, asked: int) -> None:
    result, questions = fetch(Resource(CONTENT), doubt)
    assert result.sink.data == CONTENT
    assert questions == asked


@pytest.mark.parametrize(
    "others",
    [
        {"digest": Digest("sha256", hashlib.sha256(CONTENT).digest())},
        {"options": HttpOptions(dynamic=True)},
        {"options": HttpOptions(method="POST")},
    ],
)
def test_a_checksum_needs_no_question_and_new_content_allows_none(
    others: dict[str, Any],
) -> None:
    result, asked = fetch(Resource(CONTENT), **others)
    assert result.sink.data == CONTENT
    assert asked == 0


@pytest.mark.parametrize(
    "first",
    [
        Resource(CONTENT, etag=None, last_modified=None),
        Resource(CONTENT, etag='W/"v1"', last_modified=None),
        Resource(CONTENT, etag=None, date=None),
    ],
)
def test_without_a_validator_there_is_nothing_to_ask(first: Resource) -> None:
    result, asked = fetch(first)
    assert result.sink.data == CONTENT
    assert asked == 0


PASSING: list[Handler] = [
    lambda _: (Do.RESET,),
    lambda _: (head("503 Busy", "Content-Length: 0"),),
    lambda _: (head("200 OK", "Content-Type: text/html", "Content-Length: 5"), b"login"),
]
LASTING: list[Handler] = [
    lambda _: (head("403 Forbidden", "Content-Length: 0"),),
    lambda _: (head("410 Gone", "Content-Length: 0"),),
    lambda _: (head("416 No", "Content-Length: 0"),),
]


def is_taken_unasked(result: Attempt) -> bool:
    """Tell whether all bytes were taken as they are, with a note that nobody answered."""
    noted = any(note.startswith(UNANSWERED) for note in result.sink.notes)
    return noted and (result.error, result.length, result.sink.restarts) == (None, len(CONTENT), [])


@pytest.mark.parametrize("answer", LASTING)
def test_a_server_that_will_not_answer_makes_no_good_bytes_bad(answer: Handler) -> None:
    result, _ = fetch(afterwards(answer))
    assert is_taken_unasked(result)
    assert result.sink.data == CONTENT


@pytest.mark.parametrize("answer", PASSING)
@pytest.mark.parametrize("ranges", [True, False])
def test_a_server_that_does_not_answer_now_is_only_asked_later(
    answer: Handler, ranges: bool
) -> None:
    whole = replace(GOOD, ranges=ranges)
    first, _ = fetch(lambda asked: (answer if is_last_question(asked) else whole)(asked))
    assert first.error is not None
    assert first.error.code.kind is ErrorKind.TRANSIENT
    assert first.sink.data == CONTENT
    assert notes.ASKED_LATER in first.sink.notes

    with FaultyServer(GOOD) as server:
        second = attempt(server.url(), doubt=ALWAYS, sink=first.sink, version=first.sink.version)
        assert list(map(is_last_question, server.requests)) == [True]
    assert second.length == len(CONTENT)
    assert notes.STILL_THE_SAME in second.sink.notes


def test_what_was_changed_is_known_once_the_server_answers_again() -> None:
    first, _ = fetch(lambda asked: (Do.RESET,) if is_last_question(asked) else OLD_ONE(asked))
    assert first.sink.data == MIXED
    second, _ = fetch(InPlace(), sink=first.sink, version=first.sink.version)
    assert second.sink.data == OTHER
    assert second.sink.restarts == CHANGED


def test_a_part_of_a_file_is_only_asked_about_later_too() -> None:
    wanted = (FileRange(HALF, 2000),)
    first, _ = fetch(afterwards(PASSING[0]), ranges=wanted)
    assert first.error is not None
    second, asked = fetch(GOOD, ranges=wanted, sink=first.sink, version=first.sink.version)
    assert (second.length, asked) == (2000, 1)


def test_nobody_is_asked_for_ever() -> None:
    answer = afterwards(PASSING[0])
    result, _ = fetch(answer, failures=99)
    assert result.error is not None, "the last bytes have only just come"
    for failures in range(20):
        result, _ = fetch(answer, failures=failures, sink=result.sink, version=STRONG)
        if result.error is None:
            break
    assert 2 < failures < 10
    assert is_taken_unasked(result)


def test_a_file_of_unknown_length_is_not_fetched_again_for_the_question() -> None:
    def unmeasured(received: Received) -> Iterable[Step]:
        if is_last_question(received):
            return (Do.RESET,)
        chunk = f"{len(CONTENT):x}\r\n".encode() + CONTENT + b"\r\n0\r\n\r\n"
        return (head("200 OK", 'ETag: "v1"', "Transfer-Encoding: chunked"), chunk)

    result, _ = fetch(unmeasured)
    assert is_taken_unasked(result)


@pytest.mark.parametrize("date", [None, "same"])
def test_an_etag_that_every_answer_has_anew_proves_nothing(date: str | None) -> None:
    numbers = iter(range(100))

    def fickle(received: Received) -> Iterable[Step]:
        resource = Resource(CONTENT, etag=f'"{next(numbers)}"')
        return (resource if date else replace(resource, last_modified=None))(received)

    result, asked = fetch(fickle)
    assert result.error is None
    assert result.sink.restarts == []
    assert asked == (1 if date else 2)


def test_a_date_that_is_always_now_proves_nothing() -> None:
    days = iter(range(10, 30))

    def made_anew(received: Received) -> Iterable[Step]:
        now = f"Wed, {next(days)} Nov 2026 12:00:00 GMT"
        return Resource(CONTENT, etag=None, last_modified=now, date=now)(received)

    result, _ = fetch(made_anew)
    assert result.error is None
    assert result.sink.restarts == []


def test_a_file_rewritten_under_a_real_server(tmp_path: Path) -> None:
    old, new = CONTENT * 2, OTHER * 2
    sink = MemorySink()
    with Nginx(tmp_path / "nginx") as nginx:
        path = nginx.root / "file.bin"
        path.write_bytes(old)
        os.utime(path, (1_700_000_000, 1_700_000_000))

        def rewrite() -> None:
            sink.on_write = lambda: None
            with path.open("r+b") as file:
                file.write(new)

        sink.on_write = rewrite
        # The server sends a mebibyte at once, then as much a second: the rest is new.
        result = attempt(nginx.url("/slow/file.bin"), sink=sink, doubt=ALWAYS)
    assert result.error is None
    assert result.sink.data == new
    assert result.sink.restarts == CHANGED
