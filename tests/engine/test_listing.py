"""The files of a directory on a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.jobs import File, JobId
from ebbtide.core.ports import RemoteFile
from ebbtide.engine.listing import files_of

JOB = JobId("12345678-0000-4000-8000-000000000000")


class Notes(list[str]):
    def __call__(self, text: str, **parameters: str) -> None:
        self.append(parameters["name"])


def listed(tmp_path: Path, *paths: str) -> tuple[dict[str, str], Notes]:
    """Return where each file goes, relative to the directory, and what was told."""
    notes = Notes()
    found = [RemoteFile(f"smb://nas/{path}", tuple(path.split("/")), 5) for path in paths]
    directory = File("smb://nas/d/", str(tmp_path / "d"), str(tmp_path / "d.part"))
    files = files_of(directory, found, JOB, notes)
    for file in files:
        assert Path(file.target).is_relative_to(tmp_path / "d")
        assert Path(file.staging).parent == Path(file.target).parent
        assert Path(file.staging).parent.is_dir()
    places = {file.url[10:]: str(Path(file.target).relative_to(tmp_path / "d")) for file in files}
    assert len({file.staging for file in files} | set(places.values())) == 2 * len(paths)
    return places, notes


def test_they_keep_their_names_and_directories(tmp_path: Path) -> None:
    places, notes = listed(tmp_path, "a", "sub/a", "sub/deep/b")
    assert places == {"a": "a", "sub/a": "sub/a", "sub/deep/b": "sub/deep/b"}
    assert notes == []


def test_names_that_the_disk_cannot_hold_are_told_one_by_one(tmp_path: Path) -> None:
    places, notes = listed(tmp_path, "con", "a:b", "fine", "a?b")
    assert notes == ["con", "a:b", "a?b"]
    assert places["fine"] == "fine"
    assert len(set(places.values())) == 4


def test_names_that_differ_by_case_only_get_numbers(tmp_path: Path) -> None:
    places, notes = listed(tmp_path, "Sub/a", "sub/A", "Sub/A")
    assert places == {"Sub/a": "Sub/a", "sub/A": "sub (1)/A", "Sub/A": "Sub/A (1)"}
    assert notes == ["Sub/A"]


@pytest.mark.parametrize("path", ["../x", "..", "sub/../../x", ".ssh/keys", "a\\..\\b", "a\0b"])
def test_nothing_leads_out_of_the_directory(tmp_path: Path, path: str) -> None:
    listed(tmp_path, path)
    assert {one.name for one in tmp_path.iterdir()} - {"home"} == {"d"}


def test_a_directory_keeps_one_name_for_all_that_is_in_it(tmp_path: Path) -> None:
    places, _ = listed(tmp_path, "a:/x", "a:/y", "a?/x")
    assert Path(places["a:/x"]).parent == Path(places["a:/y"]).parent
    assert Path(places["a:/x"]).parent != Path(places["a?/x"]).parent


def test_an_empty_directory_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TransferError) as caught:
        listed(tmp_path)
    assert caught.value.code is ErrorCode.REMOTE_MISSING
