from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from ebbtide.api.shapes import view_to_data
from ebbtide.api.table import DERIVED
from ebbtide.core.jobs import Job
from ebbtide.core.ports import JobView
from ebbtide.core.verdicts import TRANSFERRING
from tests.api.examples import JOB

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "packaging" / "generate_docs.py"


def generate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, GENERATOR, *arguments], capture_output=True, text=True, check=False
    )


def test_committed_reference_is_current() -> None:
    checked = generate("--check")
    assert checked.returncode == 0, f"run packaging/generate_docs.py\n{checked.stdout}"


def test_stale_reference_is_noticed(tmp_path: Path) -> None:
    assert generate(tmp_path).returncode == 0
    assert generate("--check", tmp_path).returncode == 0
    with (tmp_path / "states.md").open("a") as page:
        page.write("one more line\n")
    checked = generate("--check", tmp_path)
    assert checked.returncode == 1
    assert checked.stdout == f"{tmp_path / 'states.md'} is not current\n"


@pytest.mark.parametrize("name", ["api.md", "cli.md", "errors.md", "settings.md", "states.md"])
def test_tables_of_the_reference_are_whole(name: str) -> None:
    columns = 0
    for line in (ROOT / "docs" / name).read_text().splitlines():
        found = line.replace("\\|", "").count("|") if line.startswith("|") else 0
        assert found in (0, columns) or columns == 0, line
        columns = found


def test_reference_describes_every_member_of_a_job() -> None:
    described = {field.name for field in fields(Job)} | DERIVED["Job"].keys()
    assert view_to_data(JobView(JOB, TRANSFERRING)).keys() == described
