"""The files that tell a Linux desktop about the program."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from ebbtide.cli.main import find_command
from ebbtide.host.app import DESKTOP_FILE
from ebbtide.host.arguments import parse
from ebbtide.ui._translations import TRANSLATIONS

LINUX = Path(__file__).parent.parent.parent / "packaging" / "linux"
MAIN = LINUX / f"{DESKTOP_FILE}.desktop"
FILES = sorted(LINUX.glob("*.desktop"))


def read(path: Path) -> RawConfigParser:
    parser = RawConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_is_valid(path: Path) -> None:
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("not installed: desktop-file-utils")
    done = subprocess.run(
        ["desktop-file-validate", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_command_is_one_of_ours(path: Path) -> None:
    parser = read(path)
    for section in parser.sections():
        program, *arguments = shlex.split(parser[section]["Exec"])
        assert program == "ebbtide"
        if arguments[0] == "open":
            assert parse(arguments).command == "open"
        else:
            assert find_command(arguments[0]) is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_name_is_in_each_language(path: Path) -> None:
    parser = read(path)
    for section in parser.sections():
        for key in ("Name", "Comment", "GenericName", "Keywords"):
            if key in parser[section] and parser[section][key] != "Ebbtide":
                for language in TRANSLATIONS.keys() - {"en"}:
                    assert parser[section].get(f"{key}[{language}]"), f"{section}: {key}"


def test_links_and_descriptions_come_to_us() -> None:
    entry = read(MAIN)["Desktop Entry"]
    assert entry["MimeType"].rstrip(";").split(";") == [
        "x-scheme-handler/ebbtide",
        "application/metalink4+xml",
        "application/metalink+xml",
    ]
    assert entry["Exec"].endswith(" %U")
    assert entry["Icon"] == DESKTOP_FILE


def test_every_action_has_its_section() -> None:
    parser = read(MAIN)
    actions = parser["Desktop Entry"]["Actions"].rstrip(";").split(";")
    assert [f"Desktop Action {one}" for one in actions] == parser.sections()[1:]
