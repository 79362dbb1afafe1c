from __future__ import annotations

import os
from pathlib import Path

import pytest

from ebbtide.system.policy_files import paths_to_watch, policy_directory, read_policy_files


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """The directory of an administrator who keeps others out."""
    directory = tmp_path / "ebbtide"
    (directory / "policy.d").mkdir(parents=True)
    for one in (directory, directory / "policy.d"):
        one.chmod(0o755)
    return directory


def put(path: Path, text: str, mode: int = 0o644) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_where_they_lie_is_nobodys_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    before = policy_directory()
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/elsewhere")
    monkeypatch.setenv("ProgramData", "/elsewhere")
    assert policy_directory() == before
    assert before.is_absolute()


def test_files_come_in_the_order_of_their_names_the_main_one_first(policy: Path) -> None:
    names = ["90-last.toml", "10-first.toml", ".hidden.toml", "50-not-ours.txt"]
    for name in names:
        put(policy / "policy.d" / name, name)
    put(policy / "policy.toml", "main")
    assert [file.text for file in read_policy_files(policy)] == [
        "main",
        "10-first.toml",
        "90-last.toml",
    ]


def test_a_directory_that_is_not_there_says_nothing(tmp_path: Path, policy: Path) -> None:
    assert read_policy_files(tmp_path / "none") == ()
    assert read_policy_files(policy) == ()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX'")
@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_may_write_is_not_believed(policy: Path, mode: int) -> None:
    put(policy / "policy.d" / "a.toml", "bad", mode)
    put(policy / "policy.d" / "b.toml", "good")
    bad, good = read_policy_files(policy)
    assert bad.text is None
    assert "others than its owner may write" in bad.problem
    assert good.text == "good"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX'")
@pytest.mark.parametrize("name", ["", "policy.d"])
def test_nor_are_those_in_a_directory_that_others_may_write(policy: Path, name: str) -> None:
    put(policy / "policy.d" / "a.toml", "[fixed]")
    (policy / name).chmod(0o777)
    (refused,) = read_policy_files(policy)
    assert refused.path == str(policy / name)
    assert refused.text is None


def test_what_is_no_readable_text_is_named(policy: Path) -> None:
    more = policy / "policy.d"
    (more / "a-directory.toml").mkdir()
    (more / "b-bytes.toml").write_bytes(b"\xff\xfe")
    (more / "c-large.toml").write_bytes(b"#" * 1_000_001)
    (more / "d-nowhere.toml").symlink_to(more / "none")
    for one in more.glob("[bc]*"):
        one.chmod(0o644)
    found = read_policy_files(policy)
    assert [file.text for file in found] == [None] * 4
    assert "not a file" in found[0].problem or "cannot be read" in found[0].problem
    assert "UTF-8" in found[1].problem
    assert "too large" in found[2].problem
    assert "cannot be read" in found[3].problem


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_in_place_of_a_file_makes_nobody_wait(policy: Path) -> None:
    os.mkfifo(policy / "policy.toml", 0o644)
    (refused,) = read_policy_files(policy)
    assert refused.problem == "it is not a file"


def test_watched_is_what_exists_or_where_it_would_come_to_be(tmp_path: Path, policy: Path) -> None:
    assert paths_to_watch(tmp_path / "none" / "yet") == {tmp_path}
    main = put(policy / "policy.toml", "")
    one = put(policy / "policy.d" / "a.toml", "")
    assert paths_to_watch(policy) == {policy, main, policy / "policy.d", one}
