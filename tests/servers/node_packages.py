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
    """Skip a test where there is no node; with node, a missing package is a failure in CI."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("not installed: node and npm")
    if (PACKAGES / "node_modules" / package).is_dir():
        return
    words = f"not installed: {package}; './dev test' does that"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)
