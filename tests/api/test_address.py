from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ebbtide.api.address import output_path, prepare_directory, socket_path
from ebbtide.core.errors import EbbtideError, ErrorCode


def test_socket_lies_in_the_runtime_directory(runtime_dir: Path) -> None:
    path = socket_path({"XDG_RUNTIME_DIR": str(runtime_dir)})
    assert path == runtime_dir / "ebbtide" / "engine.sock"


def test_own_directory_goes_first(runtime_dir: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": "/elsewhere", "EBBTIDE_RUNTIME_DIR": str(runtime_dir)}
    assert socket_path(environ) == runtime_dir / "engine.sock"


@pytest.mark.parametrize("unusable", ["", "relative/path", "/no/such/directory"])
def test_without_runtime_directory_there_is_one_for_the_user(unusable: str) -> None:
    path = socket_path({"XDG_RUNTIME_DIR": unusable})
    assert path.parent in (
        Path(f"/run/user/{os.geteuid()}/ebbtide"),
        Path(f"/tmp/ebbtide-{os.geteuid()}"),
    )


def test_runtime_directory_of_another_user_is_not_used(
    runtime_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: runtime_dir.stat().st_uid + 1)
    path = socket_path({"XDG_RUNTIME_DIR": str(runtime_dir)})
    assert runtime_dir not in path.parents


def test_path_too_long_for_a_socket_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(EbbtideError, match="too long for a socket") as caught:
        socket_path({"EBBTIDE_RUNTIME_DIR": str(tmp_path / ("x" * 120))})
    assert caught.value.code is ErrorCode.ENGINE_UNREACHABLE


def test_directory_is_made_for_the_user_alone(tmp_path: Path) -> None:
    prepare_directory(tmp_path / "run" / "engine.sock")
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700


def test_open_directory_is_closed(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o755)
    (tmp_path / "run").chmod(0o777)
    prepare_directory(tmp_path / "run" / "engine.sock")
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700


def test_symbolic_link_is_not_a_directory(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "real")
    with pytest.raises(EbbtideError, match="not a directory"):
        prepare_directory(tmp_path / "run" / "engine.sock")


def test_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "run").touch()
    with pytest.raises(EbbtideError, match="cannot be used"):
        prepare_directory(tmp_path / "run" / "engine.sock")


def test_directory_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(EbbtideError, match="belongs to another user"):
        prepare_directory(tmp_path / "engine.sock")


def test_output_goes_to_the_state_directory(tmp_path: Path) -> None:
    path = output_path({"XDG_STATE_HOME": str(tmp_path)})
    assert path == tmp_path / "ebbtide" / "engine-output.log"
