from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ebbtide.system.directories import downloads_directory, user_directories


def test_directories_follow_the_base_directory_specification(own_home: Path) -> None:
    directories = user_directories()
    assert directories.database == own_home / "data_home" / "ebbtide" / "jobs.db"
    assert directories.log_file == own_home / "state_home" / "ebbtide" / "ebbtide.log"
    assert directories.window_settings == own_home / "config_home" / "ebbtide" / "window.ini"


def test_they_are_made_for_their_owner_alone() -> None:
    directories = user_directories()
    before = os.umask(0)
    try:
        directories.make()
        directories.make()
    finally:
        os.umask(before)
    for directory in (directories.data, directories.state, directories.config):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_what_the_system_refuses_is_raised(own_home: Path) -> None:
    (own_home / "data_home").write_bytes(b"")
    with pytest.raises(OSError, match="data_home"):
        user_directories().make()


def test_downloads_go_where_the_browser_saves(own_home: Path) -> None:
    assert downloads_directory() == own_home / "Downloads"
