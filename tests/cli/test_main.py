from __future__ import annotations

import pytest

from ebbtide import __version__
from ebbtide.cli.main import GROUPS, HOST_COMMANDS, find_command
from ebbtide.core.errors import ErrorCode
from tests.cli.conftest import Run

NAMES = [name for modules in GROUPS.values() for name in modules]


def test_version(run: Run) -> None:
    assert run("--version").out == f"ebbtide {__version__}\n"


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(run: Run, argv: list[str]) -> None:
    outcome = run(*argv)
    assert outcome.status == 0
    for name in (*NAMES, *HOST_COMMANDS):
        assert f"\n  {name} " in outcome.out
    assert "Exit status:" in outcome.out


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(run: Run, name: str) -> None:
    command = find_command(name)
    assert command is not None
    for argv in ([name, "--help"], ["help", name]):
        outcome = run(*argv)
        assert outcome.status == 0
        assert outcome.out.startswith(f"usage: ebbtide {name} ")
        assert " ".join(command.summary.split()) in " ".join(outcome.out.split())


def test_help_lists_every_exit_status(run: Run) -> None:
    out = run("help", "errors").out
    for code in ErrorCode:
        assert f"{code.number:3}  {code.text}\n" in out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["lits"], "There is no command 'lits'; did you mean 'list'?"),
        (["xyzzy"], "There is no command 'xyzzy'."),
        (["help", "xyzzy"], "There is no command 'xyzzy'."),
        (["https://example.org/a"], "Did you mean 'ebbtide add https://example.org/a'?"),
        (["list", "extra"], "unrecognized arguments: extra"),
        (["--frobnicate"], "There is no command '--frobnicate'."),
    ],
)
def test_what_is_not_understood(run: Run, argv: list[str], words: str) -> None:
    outcome = run(*argv)
    assert outcome.status == ErrorCode.USAGE.number
    assert f"ebbtide: {words}" in outcome.err
    assert outcome.out == ""


def test_path_too_long_for_a_socket(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EBBTIDE_RUNTIME_DIR", "/" + "x" * 200)
    outcome = run("list")
    assert outcome.status == ErrorCode.ENGINE_UNREACHABLE.number
    assert "too long for a socket" in outcome.err
