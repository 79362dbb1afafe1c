from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.ports import Publication
from ebbtide.core.settings import BACKGROUND_SLOTS
from ebbtide.host.host import Host
from ebbtide.system.directories import Directories
from tests.host.conftest import Caller


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """Where this test's administrator will write; not there yet."""
    return tmp_path / "etc" / "ebbtide"


def fix(policy: Path, slots: int) -> None:
    policy.mkdir(mode=0o755, parents=True, exist_ok=True)
    new = policy / "new"
    new.write_text(f"[fixed]\nbackground_slots = {slots}\ncolour = 3\n", encoding="utf-8")
    new.chmod(0o644)
    new.replace(policy / "policy.toml")


@pytest.fixture
def directories(directories: Directories, policy: Path) -> Directories:
    return replace(directories, policy=policy)


@pytest.fixture
def followed(host: Host) -> Iterator[list[int]]:
    """How many background slots there were, from change to change."""
    found: list[int] = []

    def note(publication: Publication) -> None:
        if publication.settings is not None:
            found.append(publication.settings.get(BACKGROUND_SLOTS))

    host.gateway.published.connect(note)
    yield found
    host.gateway.published.disconnect(note)


def row(caller: Caller, method: str = "settings.list") -> dict[str, object]:
    table = caller.call(method)["table"]
    return next(one for one in table if one["key"] == "background_slots")


def test_files_count_as_soon_as_they_are_there_and_again_when_they_are_replaced(
    host: Host, qtbot: QtBot, policy: Path, followed: list[int]
) -> None:
    fix(policy, 2)
    qtbot.waitUntil(lambda: followed[-1:] == [2], timeout=10_000)
    fix(policy, 7)
    qtbot.waitUntil(lambda: followed[-1:] == [7], timeout=10_000)
    (policy / "policy.toml").write_text("[fixed]\nbackground_slots = 9\n", encoding="utf-8")
    qtbot.waitUntil(lambda: followed[-1:] == [9], timeout=10_000)
    (policy / "policy.toml").unlink()
    qtbot.waitUntil(lambda: followed[-1:] == [3], timeout=10_000)


def test_what_is_fixed_at_the_start_counts_is_named_and_cannot_be_changed(
    policy: Path, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    fix(policy, 2)
    caller: Caller = request.getfixturevalue("caller")
    file = str(policy / "policy.toml")
    found = row(caller)
    assert (found["value"], found["source"], found["file"]) == (2, "fixed", file)
    with pytest.raises(EbbtideError) as refused:
        caller.call("settings.set", key="background_slots", value=4)
    assert refused.value.code is ErrorCode.SETTING_FIXED
    assert file in refused.value.info.text
    assert row(caller, "settings.reload")["value"] == 2
    status = caller.call("engine.status")
    assert status["fixed_settings"] == 1
    (problem,) = status["policy_problems"]
    assert (problem["path"], problem["key"]) == (file, "colour")
    assert problem["text"] in caplog.text


def test_what_the_user_had_chosen_is_kept_in_the_store(
    qtbot: QtBot, directories: Directories, socket: Path, policy: Path
) -> None:
    for fixed, expected in ((None, 5), (2, 2), (None, 5)):
        if fixed is None:
            (policy / "policy.toml").unlink(missing_ok=True)
        else:
            fix(policy, fixed)
        host = Host(directories, socket, headless=True)
        with qtbot.waitSignal(host.ready, timeout=10_000):
            host.start()
        caller = Caller(qtbot, socket)
        if expected == 5:
            caller.call("settings.set", key="background_slots", value=5)
        assert row(caller)["value"] == expected
        # Something else is recorded meanwhile.
        caller.call("settings.set", key="slice_s", value=40 + expected)
        caller.close()
        with qtbot.waitSignal(host.ended, timeout=10_000):
            host.quit()


def test_reading_again_is_a_command_of_its_own(host: Host, qtbot: QtBot, policy: Path) -> None:
    answers: list[object] = []
    fix(policy, 6)
    host.gateway.request(cmd.ReloadSettings(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers[0].get(BACKGROUND_SLOTS) == 6  # type: ignore[attr-defined]
