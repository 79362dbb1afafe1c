"""Segmented downloads from servers that fail at random, killed at random: always right.

``EBBTIDE_KILLS=300`` runs it at full length; by itself it is short, for CI.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from ebbtide.core.jobs import File, FileState, Job
from ebbtide.storage.sqlite import SqliteStore
from tests.transports.faulty_server import Do, FaultyServer, Received, Resource, Step, head

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("EBBTIDE_KILLS", "100"))
MOST_LINES = 60
SIZE = 1_500_000
PIECE = 100_000
SMALL = 60_000
FILES = ("pieces.bin", "whole.bin", "small-1.bin", "small-2.bin", "small-3.bin")
CHANGING = "changing.bin"
FAULTS = ("cut", "reset", "busy", "whole", "elsewhere", "chunked", "lie", "gone", "short")
SEED = 20_261_120


def content(name: str, version: int = 0) -> bytes:
    """The bytes of one version of a file."""
    return random.Random(f"{name} {version}").randbytes(SMALL if name.startswith("small") else SIZE)


class Fickle:
    """Serves the files; every third answer or so has a fault, chosen by a seeded generator."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self.version = 0
        self.faults: set[str] = set()
        self._contents = {(name, 0): content(name) for name in FILES}

    def __call__(self, received: Received) -> Iterable[Step]:
        name = received.target.strip("/")
        with self._lock:
            fault = self._chance.choice(FAULTS) if self._chance.random() < 0.3 else ""
            place = self._chance.randrange(SIZE)
            version = self.version if name == CHANGING else 0
            self.faults.add(fault)
        # A lie about a file without a checksum could not be told from the truth.
        fault = "cut" if fault == "lie" and name == CHANGING else fault
        return self._answer(received, self._resource(name, version), fault, place)

    def _resource(self, name: str, version: int) -> Resource:
        data = self._contents.get((name, version))
        if data is None:
            data = self._contents[name, version] = content(name, version)
        return Resource(data, etag=f'"{name} {version}"', last_modified=None)

    def _answer(
        self, received: Received, resource: Resource, fault: str, place: int
    ) -> Iterable[Step]:
        steps: Iterable[Step] = ()
        match fault:
            case "cut" | "reset":
                end = Do.CLOSE if fault == "cut" else Do.RESET
                resource.cut_after = place % len(resource.content)
                steps = (end if step is Do.CLOSE else step for step in resource(received))
            case "busy":
                steps = [head("503 Service Unavailable", "Content-Length: 0")]
            case "gone":
                steps = [Do.CLOSE]
            case "whole":
                resource.ranges = False
                steps = resource(received)
            case "elsewhere" if received.range is not None:
                size = len(resource.content)
                steps = resource.part(min(received.range[0] + 1, size - 1), size)
            case "chunked":
                steps = self._chunked(resource)
            case "lie":
                data = bytearray(resource.content)
                data[place % len(data)] ^= 1
                resource.content = bytes(data)
                steps = resource(received)
            case "short":
                resource.most_at_once = 30_000
                steps = resource(received)
            case _:
                steps = resource(received)
        return in_small_steps(steps)

    def _chunked(self, resource: Resource) -> Iterable[Step]:
        yield head("200 OK", "Transfer-Encoding: chunked", *resource.lines())
        yield b"%x\r\n%s\r\n0\r\n\r\n" % (len(resource.content), resource.content)


def in_small_steps(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        if isinstance(step, bytes):
            yield from (step[start : start + 16_384] for start in range(0, len(step), 16_384))
        else:
            yield step


def describe(directory: Path, urls: list[str]) -> None:
    """Write a Metalink description for each file that has checksums."""
    for name in FILES:
        data = content(name)
        digest = f'<hash type="sha-256">{hashlib.sha256(data).hexdigest()}</hash>'
        if name == "pieces.bin":
            parts = (data[start : start + PIECE] for start in range(0, SIZE, PIECE))
            hashes = "".join(f"<hash>{hashlib.sha1(part).hexdigest()}</hash>" for part in parts)
            digest += f'<pieces type="sha-1" length="{PIECE}">{hashes}</pieces>'
        places = "".join(f"<url>{url}/{name}</url>" for url in urls)
        (directory / f"{name}.meta4").write_text(
            f'<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="{name}">'
            f"<size>{len(data)}</size>{digest}{places}</file></metalink>"
        )


class Nursery:
    """Makes engines and kills them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def live(self, directory: Path, url: str, lines: int | None) -> list[str]:
        """Let an engine live until it has printed so many lines, or to its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{directory} {url}\n")
        self._process.stdin.flush()
        pid = int(self._process.stdout.readline())
        printed: list[str] = []
        for line in self._process.stdout:
            printed.append(line.strip())
            if printed[-1] == "gone":
                break
            if len(printed) == lines:
                os.kill(pid, signal.SIGKILL)
        return printed


@contextmanager
def nursery() -> Iterator[Nursery]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.engine.faulty_downloads"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()


def only_job(directory: Path) -> Job | None:
    with closing(SqliteStore(directory / "jobs.db")) as store:
        jobs = store.load().jobs
    return jobs[0] if jobs else None


def version_of(file: File) -> int:
    assert file.version is not None
    return int((file.version.etag or "").strip('"').split()[-1])


def check_record(file: File) -> None:
    """What is on record of a file without a checksum is on the disk, of one version."""
    if not file.done:
        return
    expected = content(CHANGING, version_of(file))
    staged = Path(file.staging)
    found = (staged if staged.exists() else Path(file.target)).read_bytes()
    for start, end in file.done:
        assert found[start:end] == expected[start:end]


def check_result(job: Job) -> None:
    for file in job.files:
        assert file.state is FileState.PLACED
        name = Path(file.target).name
        expected = content(name, version_of(file) if name == CHANGING else 0)
        assert Path(file.target).read_bytes() == expected


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_whatever_happens_the_files_are_right(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    kills = finished = in_the_middle = 0
    servers = [Fickle(SEED + number) for number in range(3)]
    with ExitStack() as stack:
        running = [stack.enter_context(FaultyServer(server)) for server in servers]
        urls = [server.url("") for server in running]
        engines = stack.enter_context(nursery())
        while kills < KILLS:
            directory = tmp_path / str(finished)
            directory.mkdir()
            describe(directory, urls)
            job: Job | None = None
            while job is None or not job.state.is_final:
                if chance.random() < 0.1:
                    servers[0].version += 1
                lines = chance.randint(1, MOST_LINES) if kills < KILLS else None
                printed = engines.live(directory, f"{urls[0]}/{CHANGING}", lines)
                kills += lines is not None and len(printed) >= lines
                job = only_job(directory)
                if job is not None:
                    check_record(job.files[0])
                    in_the_middle += any(file.done for file in job.files)
            check_result(job)
            finished += 1
    assert in_the_middle > KILLS / 3
    assert finished > 2
    assert set.union(*(server.faults for server in servers)) >= set(FAULTS)
