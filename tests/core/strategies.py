"""Jobs and their parts for tests: by hand with `make_job`, at random for hypothesis."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import File, FileState, Job, JobId, JobKind, Priority, RemoteVersion
from ebbtide.core.ranges import Ranges
from ebbtide.core.states import JobState

NOON = 1_772_452_800.0
FILE_SIZE = 1000


def make_file(state: FileState = FileState.PENDING, index: int = 0, *, done: int = 0) -> File:
    """A file of 1000 bytes, of which the first `done` are here while it is pending."""
    if state is not FileState.PENDING:
        done = FILE_SIZE
    return File(
        url=f"https://example.org/{index}.iso",
        target=f"/downloads/{index}.iso",
        staging=f"/downloads/{index}.iso.part",
        state=state,
        version=RemoteVersion(length=FILE_SIZE, etag='"one"', resumable=True),
        size=FILE_SIZE,
        done=Ranges([(0, done)]),
        high_water=done,
    )


def make_job(
    state: JobState = JobState.QUEUED,
    files: Iterable[FileState] = (FileState.PENDING,),
    *,
    number: int = 1,
    priority: Priority = Priority.NORMAL,
    rank: float | None = None,
    manual: bool = False,
    completing: bool = False,
    error: ErrorInfo | None = None,
    failures: int = 0,
    failing_since: float | None = None,
    retry_at: float | None = None,
    kind: JobKind = JobKind.DOWNLOAD,
) -> Job:
    """A job that is as its state promises: one in an error state holds an error."""
    if error is None and state in (JobState.ERROR, JobState.TRANSIENT_ERROR):
        error = ErrorInfo(ErrorCode.SERVER_BUSY, {"status": "503", "reason": "Busy"})
    if retry_at is None and state is JobState.TRANSIENT_ERROR:
        retry_at = NOON + 60
    return Job(
        id=JobId(f"{number:08x}-0000-4000-8000-000000000000"),
        number=number,
        name=f"job {number}",
        kind=kind,
        priority=priority,
        state=state,
        files=tuple(make_file(each, index) for index, each in enumerate(files)),
        created_at=NOON - 100,
        modified_at=NOON - 10,
        rank=float(number) if rank is None else rank,
        completes_itself=not manual,
        completing=completing,
        error=error,
        failures=failures,
        failing_since=failing_since,
        retry_at=retry_at,
    )


small_sets = st.frozensets(st.integers(0, 40), max_size=40)

pairs = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))),
    max_size=8,
)
ranges = st.builds(Ranges, pairs)
text = st.text(max_size=20)
times = st.floats(0, 1e11, allow_nan=False)
sizes = st.integers(0, 2**63 - 1)
errors = st.builds(
    ErrorInfo,
    code=st.sampled_from(ErrorCode),
    parameters=st.dictionaries(text, text, max_size=3),
    file_index=st.none() | st.integers(0, 9),
)
