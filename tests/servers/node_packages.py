"""Servers from npm, which `./dev test` puts beside the Python packages."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

PACKAGES = Path(sys.prefix) / "node"
SCRIPTS = Path(__file__).with_name("node")


def need_node(package: str) -> None:
    """Skip a test where node or a package is missing; in CI that is a failure."""
    if shutil.which("node") and (PACKAGES / "node_modules" / package).is_dir():
        return
    words = f"node with {package} is not there"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)
