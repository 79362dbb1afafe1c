"""The end of a process from within C, in processes of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="C's own list is Linux' here")

BEGIN = """
import ctypes, sys
from ebbtide.host.last_call import LastCall
last_call = LastCall(lambda: print("in order", flush=True), 7)
"""


def run(code: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_it_is_called_when_c_ends_the_process() -> None:
    assert run("ctypes.CDLL(None).exit(1)") == (7, "in order\n")


def test_it_is_not_called_when_it_was_cancelled() -> None:
    assert run("last_call.cancel(); last_call.cancel(); ctypes.CDLL(None).exit(1)") == (1, "")


@pytest.mark.parametrize("code", ["", "sys.exit(0)", "last_call.cancel()"])
def test_it_is_not_called_at_an_ordinary_end(code: str) -> None:
    assert run(code) == (0, "")
