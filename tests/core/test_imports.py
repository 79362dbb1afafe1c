"""What the core costs whoever imports it: the command line has 100 ms in all."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

import ebbtide.core

MODULES = sorted(each.name for each in pkgutil.iter_modules(ebbtide.core.__path__))

# Slow, or a sign that something does more than it should.
HEAVY = {
    *("asyncio", "concurrent", "ctypes", "email", "http", "importlib.metadata", "json", "logging"),
    *("multiprocessing", "pathlib", "random", "select", "socket", "sqlite3", "ssl", "subprocess"),
    *("tempfile", "threading", "time", "uuid", "xml", "zoneinfo", "PySide6", "httpx"),
}
# urllib.parse brings it along in newer Pythons; only what reads addresses pays for it.
READS_ADDRESSES = {
    *("addresses", "names", "decide", "content_disposition", "links", "metalink"),
    *("choice", "explaining", "first_look", "lineup", "network_changes", "order", "plan"),
    *("planned", "policy", "wishes", "credentials", "option_checks", "readdressing", "retargeting"),
    *("demands", "looking", "smb_addresses"),
}
READS_XML = {"metalink"}


def imported_by(module: str) -> set[str]:
    """What a fresh interpreter loads for a module of the core, beyond what it starts with."""
    script = (
        f"import sys; sys.path[:] = {sys.path!r}; before = set(sys.modules)\n"
        f"import ebbtide.core.{module}\n"
        "print(*(set(sys.modules) - before))"
    )
    command = [sys.executable, "-I", "-S", "-c", script]
    return set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_of_the_core_imports_little(module: str) -> None:
    found = imported_by(module)
    assert f"ebbtide.core.{module}" in found
    assert not found & (HEAVY - {"xml"} if module in READS_XML else HEAVY)
    assert "urllib.parse" not in found or module in READS_ADDRESSES
