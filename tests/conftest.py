"""What every test stands on: nothing of the developer's own desktop reaches a test, or back."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no defect, so there is no deadline; CI repeats the same examples every time,
# while at a desk each run tries new ones.
settings.register_profile("ebbtide", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("ebbtide")

# Qt reads this when the first application object is made. Tests of a real screen start Ebbtide
# as a process of its own, with an X server of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# In CI a missing program is a broken set-up; a skipped suite would look like a passed one.
MAY_SKIP = not os.environ.get("CI")

SCREEN_PROGRAMS = ("Xvfb", "trayer", "xdotool", "xwd", "dbus-run-session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("screen"):
            # Two screens at once are possible; two at once on two cores miss their deadlines.
            item.add_marker(pytest.mark.xdist_group("screen"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    missing = [program for program in needed(item) if shutil.which(program) is None]
    if missing:
        refuse(f"not installed: {', '.join(missing)}")
    if item.get_closest_marker("network_namespace") and os.geteuid() != 0:
        refuse("only root makes network namespaces")


def needed(item: pytest.Item) -> list[str]:
    """The programs a test asks for by its markers."""
    programs = [name for marker in item.iter_markers("needs") for name in marker.args]
    if item.get_closest_marker("screen"):
        programs += SCREEN_PROGRAMS
    if item.get_closest_marker("network_namespace"):
        programs.append("ip")
    return programs


def refuse(reason: str) -> None:
    if MAY_SKIP:
        pytest.skip(reason)
    pytest.fail(reason, pytrace=False)


@pytest.fixture
def runtime_dir() -> Iterator[Path]:
    """A directory for sockets: short, because a Unix socket's path ends at 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="ebb-") as name:
        yield Path(name)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, runtime_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for this test alone: no settings, no proxy, no session bus, no keyring."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(home / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime_dir))
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={runtime_dir}/no-bus")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home
