"""The kernel's batteries, by a mount namespace with batteries of our own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ebbtide.core.observations import Answer, Power

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
MAINS = {"type": "Mains", "online": "1"}
UNPLUGGED = {"type": "Mains", "online": "0"}
MOUSE = {"type": "Battery", "scope": "Device", "capacity": "3", "status": "Discharging"}

IN_A_NAMESPACE = ("unshare", "-m", "--propagation", "private")
SCRIPT = """
mount -t tmpfs none /sys/class/power_supply && cp -r "$1"/. /sys/class/power_supply/ &&
exec "$2" -c 'from ebbtide.system.power import said_by_system; print(said_by_system())'
"""


def battery(percent: int, status: str) -> dict[str, str]:
    return {
        "type": "Battery",
        "status": status,
        "capacity": str(percent),
        "energy_now": str(percent * 1000),
        "energy_full": "100000",
        "power_now": "5000",
    }


@pytest.mark.needs("unshare", "mount")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes mount namespaces")
@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ({"AC0": UNPLUGGED, "BAT0": battery(50, "Discharging")}, Power(YES, NO, percent=50.0)),
        ({"AC0": UNPLUGGED, "BAT0": battery(5, "Discharging")}, Power(YES, YES, percent=5.0)),
        ({"AC0": MAINS, "BAT0": battery(5, "Charging")}, Power(NO, NO, percent=5.0)),
        ({"AC0": MAINS}, Power(NO, NO)),
        ({"AC0": MAINS, "hid0": MOUSE}, Power(NO, NO)),
    ],
    ids=["on battery", "low", "charging", "without battery", "a mouse's battery"],
)
def test_batteries(tmp_path: Path, supplies: dict[str, dict[str, str]], expected: Power) -> None:
    for name, files in supplies.items():
        directory = tmp_path / "supplies" / name
        directory.mkdir(parents=True)
        for file, content in files.items():
            (directory / file).write_text(content + "\n")
    done = subprocess.run(
        [*IN_A_NAMESPACE, "sh", "-euc", SCRIPT, "sh", tmp_path / "supplies", sys.executable],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == repr(expected)
