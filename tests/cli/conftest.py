from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ebbtide.__main__ import main
from ebbtide.core import commands as cmd
from tests.api.conftest import server

__all__ = ["server"]


class Outcome:
    """What one run of the command line said, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process, on what is no terminal."""

    def call(*argv: str) -> Outcome:
        capsys.readouterr()
        status = main(argv)
        return Outcome(status, *capsys.readouterr())

    return call


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in place of the engine, which must not be started."""
    command = [sys.executable, "-c", "raise SystemExit('an engine was started')"]
    monkeypatch.setattr("ebbtide.cli.starting._command", lambda: command)


def add(path: str = "ebb.iso", **options: object) -> cmd.AddDownload:
    """A command that adds a job with one file."""
    return cmd.AddDownload((f"https://example.org/{path}",), **options)  # type: ignore[arg-type]


ROOT = Path(__file__).parents[2]
