"""A file that changes at any moment, on a server that fails at any moment: never mixed."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pytest

from ebbtide.core.settings import Settings
from ebbtide.transports.http import HttpTransport
from tests.transports.cases import QUICK, attempt
from tests.transports.faulty_server import DATE, Do, FaultyServer, Received, Resource, Step, head
from tests.transports.sinks import MemorySink

LENGTH = 1_000_000
DAYS = [f"Wed, {day:02} Nov 2026 12:00:00 GMT" for day in range(1, 19)]


def versions(kind: str) -> list[Resource]:
    """Return the versions that follow each other, described as a kind of server does."""
    found = []
    for number in range(6):
        resource = Resource(
            random.Random(number).randbytes(LENGTH),
            etag=f'"v{number}"',
            last_modified=DAYS[number],
            date=DATE,
        )
        changes = {
            "both": {},
            "ETag only": {"last_modified": None},
            "date only": {"etag": None},
            "weak ETag": {"etag": f'W/"v{number}"', "last_modified": None},
            "nothing": {"etag": None, "last_modified": None},
            "deaf": {"deaf_to_if_range": True},
            "deaf to ETags": {"deaf_to_if_range_etag": True},
            "careless": {"ignores_if_range": True},
        }[kind]
        found.append(replace(resource, **changes))  # type: ignore[arg-type]
    return found


@dataclass
class Moody:
    """Serves versions in turn, and fails now and then."""

    versions: list[Resource]
    chance: random.Random
    index: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, received: Received) -> Iterable[Step]:
        with self.lock:
            if self.index + 1 < len(self.versions) and self.chance.random() < 0.12:
                self.index += 1
            resource = self.versions[self.index]
            mood = self.chance.random()
            cut = self.chance.randrange(LENGTH)
        if mood < 0.08:
            return (Do.RESET,)
        if mood < 0.16:
            return (head("503 Busy", "Content-Length: 0"),)
        if mood < 0.7:
            return replace(resource, cut_after=cut)(received)
        return resource(received)


@pytest.mark.parametrize("connections", [1, 4])
@pytest.mark.parametrize(
    "kind",
    ["both", "ETag only", "date only", "weak ETag", "nothing", "deaf", "deaf to ETags", "careless"],
)
@pytest.mark.parametrize("seed", range(4))
def test_the_bytes_are_always_those_of_one_version(kind: str, connections: int, seed: int) -> None:
    moody = Moody(versions(kind), random.Random(seed * 100 + connections))
    settings = Settings({**QUICK.values, "connections_per_file": connections})
    transport = HttpTransport(smallest_part=50_000)
    sink, length = MemorySink(), None
    with FaultyServer(moody) as server:
        for _ in range(300):
            result = attempt(
                server.url(),
                sink=sink,
                version=sink.version,
                transport=transport,
                settings=settings,
            )
            owners = [each for each in moody.versions if holds(sink, each.content)]
            assert owners, f"bytes of several versions: {sink.held}, {sink.notes[-5:]}"
            length = result.length
            if length is not None:
                break
    transport.close()
    assert length == LENGTH
    assert sink.data in [each.content for each in moody.versions]


def holds(sink: MemorySink, content: bytes) -> bool:
    """Tell whether every byte held is that of a version."""
    data = sink.data
    return all(data[start:end] == content[start:end] for start, end in sink.held)
