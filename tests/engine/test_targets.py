from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ebbtide.core.jobs import File, JobId
from ebbtide.engine.targets import Targets, usual_fold
from tests.core.strategies import make_file

ONE, OTHER = JobId("1"), JobId("2")


def to(path: str) -> File:
    return replace(make_file(), target=path)


@pytest.mark.parametrize(
    ("platform", "taken"), [("linux", False), ("win32", True), ("darwin", True)]
)
def test_whether_case_tells_paths_apart_is_the_systems(platform: str, taken: bool) -> None:
    targets = Targets(usual_fold(platform))
    targets.put(ONE, (), [to("/d/Größe.iso")])
    assert targets.is_taken("/d/Größe.iso")
    assert targets.is_taken("/d/GRÖSSE.ISO"), "what we choose differs by more than case"
    assert targets.owner_of("/d/größe.iso") == (ONE if taken else None)


def test_a_free_name_is_free_whatever_its_case() -> None:
    targets = Targets(str.casefold)
    targets.put(ONE, (), [to("/d/A.iso"), to("/d/a (1).ISO"), to("/other/a (2).iso")])
    assert targets.free_path(Path("/d/a.iso"), "/d/file") == Path("/d/a (2).iso")
    assert targets.free_path(Path("/d/A.iso"), "/d/A.iso") == Path("/d/A.iso")


def test_a_name_that_we_choose_is_free_on_a_memory_stick_too() -> None:
    targets = Targets(str)
    targets.put(ONE, (), [to("/d/A.iso"), to("/d/a.iso")])
    assert targets.free_path(Path("/d/A.ISO"), "/d/file") == Path("/d/A (1).ISO")
    assert targets.free_path(Path("/d/A.ISO"), "/d/a.iso") == Path("/d/A (1).ISO")
    targets.put(ONE, [to("/d/A.iso"), to("/d/a.iso")], [to("/d/a.iso")])
    assert targets.free_path(Path("/d/A.ISO"), "/d/a.iso") == Path("/d/A.ISO")
    targets.put(ONE, [to("/d/a.iso")], ())
    assert not targets.is_taken("/d/a.iso")


def test_a_path_is_given_back_by_its_owner_alone() -> None:
    targets = Targets(str)
    targets.put(ONE, (), [to("/d/a")])
    targets.put(OTHER, [to("/d/a")], [to("/d/b")])
    assert targets.owner_of("/d/a") == ONE
    targets.put(ONE, [to("/d/a")], [to("/d/c")])
    assert [targets.is_taken(f"/d/{name}") for name in "abc"] == [False, True, True]
