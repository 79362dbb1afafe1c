"""The sums that a job's files carry along, against counting anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.jobs import File, Files, FileState
from ebbtide.core.ranges import Ranges
from tests.core.strategies import make_job

some_files = st.builds(
    File,
    url=st.just("http://example.org/"),
    target=st.sampled_from(["/a", "/b"]),
    staging=st.just("/staging"),
    state=st.sampled_from(FileState),
    size=st.none() | st.integers(0, 9),
    done=st.builds(lambda end: Ranges([(0, end)]), st.integers(0, 9)),
)
changes = st.lists(st.tuples(st.integers(0, 4), some_files), max_size=12)


def sums(files: Files) -> tuple[int, ...]:
    return (
        files.pending,
        files.first_pending,
        files.transferred,
        files.unknown,
        files.size,
        files.done_size,
    )


@given(st.lists(some_files, min_size=5, max_size=5), changes)
def test_carried_sums_are_those_of_counting(
    first: list[File], replacements: list[tuple[int, File]]
) -> None:
    files, plain = Files(first), list(first)
    for index, file in replacements:
        before = files
        files = files.replaced(index, file)
        plain[index] = file
        assert files == tuple(plain)
        assert sums(files) == sums(Files(plain))
        same_names = [file.target for file in before] == [file.target for file in files]
        assert (files.naming is before.naming) <= same_names


def test_a_job_counts_its_files_whatever_they_came_in() -> None:
    job = make_job()
    whole = replace(job.files[0], state=FileState.TRANSFERRED, size=7)
    changed = replace(job, files=(whole,))
    assert (changed.next_file, changed.has_unplaced_files, changed.size) == (None, True, 7)
    assert not changed.is_placed
    assert replace(job, files=(replace(whole, state=FileState.PLACED),)).is_placed


def test_no_name_has_changed_while_bytes_arrive() -> None:
    files = Files(make_job().files)
    assert files.replaced(0, replace(files[0], size=7)).naming is files.naming
    assert files.replaced(0, replace(files[0], target="/other")).naming is not files.naming
