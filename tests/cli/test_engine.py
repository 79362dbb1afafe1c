from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from ebbtide.core.administration import Administration, PolicyProblem, Rule
from ebbtide.core.errors import ErrorCode
from ebbtide.core.link_samples import LinkSample, LinkState
from ebbtide.core.settings import BACKGROUND_SLOTS, Settings
from ebbtide.core.verdicts import Reason, ReasonCode
from tests.api.fake_server import FakeServer
from tests.cli.conftest import ROOT, Run, add

STAND_IN = """
import os, pathlib, sys
sys.path[:0] = {paths!r}
from ebbtide.api.address import socket_path
from tests.api.fake_server import FakeServer
if sys.argv[1:] and not pathlib.Path(sys.argv[1]).exists():
    pathlib.Path(sys.argv[1]).touch()
    sys.exit(0)
print("what an engine prints", flush=True)
with FakeServer(socket_path(os.environ)) as server:
    server._threads[0].join()
"""


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command that starts a fake engine in place of the real one."""
    script = STAND_IN.format(paths=[str(ROOT), str(ROOT / "app")])
    command = [sys.executable, "-c", script]
    monkeypatch.setattr("ebbtide.cli.starting._command", lambda: command)
    return command


# status


def test_status(server: FakeServer, run: Run) -> None:
    server.engine.handle(add())
    out = run("status").out
    assert f"Ebbtide 0.1.0 is running, headless (process {os.getpid()})" in out
    assert "Jobs: 0 running; 1 waiting; 0 need you." in out
    assert "Database: /home/ann" in out
    assert "paused" not in out


def test_status_says_why_nothing_runs(server: FakeServer, run: Run) -> None:
    server.engine.handle(add())
    server.engine.waiting_because = Reason(ReasonCode.ZERO_DOWNLOADS)
    lines = run("status").out.splitlines()
    assert lines[2] == (
        "Waiting: the limit for all downloads is 0. Change the setting download_limit."
    )
    told = json.loads(run("status", "--json").out)["waiting_because"]
    assert told["text"] == "Waiting: the limit for all downloads is 0"


def test_status_says_when_everything_is_paused(server: FakeServer, run: Run) -> None:
    run("pause", "--all")
    assert "All transfers are paused." in run("status").out


def test_status_tells_who_uses_the_network_in_each_direction(server: FakeServer, run: Run) -> None:
    assert "Link" not in run("status").out
    server.engine.link = LinkSample(
        LinkState.YIELDING, 1.2e6, 2e3, 3e4, 5.0, queue_down_s=0.018, queue_up_s=None
    )
    assert run("status").out.splitlines()[2:5] == [
        "Link: yielding: 18 ms of queue.",
        "  Down  ours 1.2 MB/s, others 30.0 kB/s, 18 ms of queue",
        "  Up    ours 2.0 kB/s, others 5 B/s",
    ]
    link = json.loads(run("status", "--json").out)["link"]
    assert (link["text"], link["queue_down_s"]) == ("yielding: 18 ms of queue", 0.018)


def test_status_invents_no_rates_that_nobody_measured(server: FakeServer, run: Run) -> None:
    server.engine.link = LinkSample(LinkState.UNMEASURED)
    lines = run("status").out.splitlines()
    assert lines[2] == "Link: not measured on this system."
    assert lines[3].startswith("Database")


def test_status_for_programs(server: FakeServer, run: Run) -> None:
    assert json.loads(run("status", "--json").out)["process_id"] == os.getpid()


def test_status_without_an_engine(run: Run, no_engine: None) -> None:
    outcome = run("status")
    assert outcome.status == ErrorCode.ENGINE_UNREACHABLE.number
    assert outcome.out == "Ebbtide is not running. Start it: ebbtide start\n"
    assert json.loads(run("status", "--json").out) == {"running": False}


# quit


def test_quit(server: FakeServer, run: Run) -> None:
    outcome = run("quit")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("Ebbtide has quit.")
    assert run("status").status == ErrorCode.ENGINE_UNREACHABLE.number


def test_quit_when_none_runs_is_success(run: Run, no_engine: None) -> None:
    outcome = run("quit")
    assert (outcome.status, outcome.out) == (0, "Ebbtide is not running.\n")


def test_quit_waits_until_the_engine_has_gone(
    server: FakeServer, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.stays = True
    monkeypatch.setattr("ebbtide.cli.engine.QUIT_TIMEOUT_S", 0.01)
    outcome = run("quit")
    assert outcome.status == ErrorCode.ENGINE_UNREACHABLE.number
    assert "did not end within 0.01 s" in outcome.err


# Starting


def process_of_engine(run: Run) -> int:
    return int(json.loads(run("status", "--json").out)["process_id"])


def test_a_command_that_changes_something_starts_an_engine(run: Run, stand_in: list[str]) -> None:
    outcome = run("add", "https://example.org/a")
    assert (outcome.status, outcome.out) == (0, "Added as job 1: a\n"), outcome.err
    process = process_of_engine(run)
    assert process != os.getpid()
    assert os.getsid(process) == process
    assert run("quit").status == 0
    os.waitpid(process, 0)


def test_engine_that_found_another_one_ending_is_started_again(
    run: Run, stand_in: list[str], tmp_path: Path
) -> None:
    stand_in.append(str(tmp_path / "was-here"))
    assert run("pause", "--all").status == 0
    process = process_of_engine(run)
    assert run("quit").status == 0
    os.waitpid(process, 0)


def test_engine_that_does_not_start_says_why(run: Run, no_engine: None, own_home: Path) -> None:
    outcome = run("add", "https://example.org/a")
    assert outcome.status == ErrorCode.ENGINE_NOT_STARTED.number
    assert "Ebbtide could not be started: an engine was started" in outcome.err
    output = own_home / "state_home" / "ebbtide" / "engine-output.log"
    assert str(output) in outcome.err
    assert output.stat().st_mode & 0o777 == 0o600


def test_engine_whose_program_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setattr("ebbtide.cli.starting._command", lambda: [str(own_home / "none")])
    assert run("resume", "1").status == ErrorCode.ENGINE_NOT_STARTED.number


def test_state_directory_that_cannot_be_made(run: Run, no_engine: None, own_home: Path) -> None:
    (own_home / "state_home").touch()
    outcome = run("resume", "1")
    assert outcome.status == ErrorCode.ENGINE_NOT_STARTED.number
    assert "engine-output.log" in outcome.err


# settings


def test_settings_are_listed(server: FakeServer, run: Run) -> None:
    out = run("settings").out
    assert f"{BACKGROUND_SLOTS.key} " in out
    assert BACKGROUND_SLOTS.text in out
    assert "1209600 s" in out


def test_setting_is_changed_and_reset(server: FakeServer, run: Run) -> None:
    assert run("settings", "background_slots", "5").out == "5\n"
    assert server.engine.settings.get(BACKGROUND_SLOTS) == 5
    assert run("settings", "background_slots").out == "5\n"
    assert run("settings", "background_slots", "--reset").out == "3\n"
    assert server.engine.settings.get(BACKGROUND_SLOTS) == 3


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("paused", "on", True),
        ("paused", "No", False),
        ("connect_timeout_s", "2.5", 2.5),
        ("connect_timeout_s", "30", 30.0),
        ("download_directory", "7", "7"),
    ],
)
def test_values_get_the_type_of_the_setting(
    server: FakeServer, run: Run, key: str, typed: str, value: object
) -> None:
    setting = json.loads(run("settings", key, typed, "--json").out)
    assert setting["value"] == value
    assert type(setting["value"]) is type(value)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["colour"], ErrorCode.SETTING_UNKNOWN),
        (["colour", "red"], ErrorCode.SETTING_UNKNOWN),
        (["background_slots", "many"], ErrorCode.VALUE_INVALID),
        (["background_slots", "0"], ErrorCode.VALUE_INVALID),
        (["connect_timeout_s", "nan"], ErrorCode.VALUE_INVALID),
        (["connect_timeout_s", "inf"], ErrorCode.VALUE_INVALID),
        (["paused", "maybe"], ErrorCode.VALUE_INVALID),
        (["--reset"], ErrorCode.USAGE),
        (["paused", "on", "--reset"], ErrorCode.USAGE),
    ],
)
def test_bad_settings_change_nothing(
    server: FakeServer, run: Run, argv: list[str], code: ErrorCode
) -> None:
    assert run("settings", *argv).status == code.number
    assert server.engine.settings.values == {}


POLICY = "/etc/ebbtide/policy.toml"


def test_where_a_value_comes_from_is_told(server: FakeServer, run: Run) -> None:
    rules = Administration({"background_slots": Rule(2, POLICY)}, {"slice_s": Rule(90.0, POLICY)})
    server.engine.settings = Settings({"away_after_s": 45.0}, rules)
    lines = {line.split()[0]: line for line in run("settings").out.splitlines()}
    assert " fixed by administrator " in lines["background_slots"]
    assert " administrator's default " in lines["slice_s"]
    assert " you " in lines["away_after_s"]
    assert " default " in lines["maximum_jobs"]
    one = run("settings", "background_slots")
    assert one.out == "2\n", "what scripts read"
    assert POLICY in one.err
    assert run("settings", "away_after_s").err == ""
    told = json.loads(run("settings", "slice_s", "--json").out)
    assert (told["source"], told["file"], told["default"]) == ("administrator", POLICY, 90.0)


def test_a_fixed_setting_is_refused_with_its_file(server: FakeServer, run: Run) -> None:
    server.engine.settings = Settings({}, Administration({"background_slots": Rule(2, POLICY)}))
    for argv in (["background_slots", "4"], ["background_slots", "--reset"]):
        refused = run("settings", *argv)
        assert refused.status == ErrorCode.SETTING_FIXED.number
        assert POLICY in refused.err
        assert "looks after this computer" in refused.err


def test_policy_files_are_read_again_when_asked_for(server: FakeServer, run: Run) -> None:
    assert "background_slots" in run("settings", "--reload").out
    assert run("settings", "background_slots", "--reload").status == ErrorCode.USAGE.number


def test_status_names_what_of_the_policy_does_not_count(server: FakeServer, run: Run) -> None:
    problem = PolicyProblem(POLICY, "colour", "there is no such setting")
    fixed = {"background_slots": Rule(2, POLICY)}
    server.engine.settings = Settings({}, Administration(fixed, {}, (problem,)))
    out = run("status").out
    assert "1 setting is fixed by your administrator" in out
    assert problem.text in out
