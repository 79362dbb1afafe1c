"""One job to build others from."""

from __future__ import annotations

from ebbtide.core.jobs import File, Job, JobId, JobKind, Priority, RemoteVersion
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState

FILE = File(
    url="https://example.org/ebb.iso",
    target="/home/ann/Downloads/ebb.iso",
    staging="/home/ann/Downloads/ebb.iso.5f2c8a1e.part",
    version=RemoteVersion(length=1000, etag='"v1"', resumable=True),
    size=1000,
    done=Ranges([(0, 500)]),
    high_water=500,
)

JOB = Job(
    id=JobId("5f2c8a1e-6f0b-4d5e-9a51-0c7a7f7b3c11"),
    number=1,
    name="ebb.iso",
    kind=JobKind.DOWNLOAD,
    priority=Priority.NORMAL,
    state=JobState.TRANSFERRING,
    files=(FILE,),
    created_at=1_700_000_000.0,
    modified_at=1_700_000_100.0,
    rank=1.0,
)
