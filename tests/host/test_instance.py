from __future__ import annotations

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from ebbtide.api.methods import ShowWindow
from ebbtide.host.host import Host
from ebbtide.host.instance import InstanceLock, show_running
from tests.host.conftest import Caller


def test_only_one_holds_the_lock(runtime_dir: Path) -> None:
    first, second = InstanceLock(runtime_dir), InstanceLock(runtime_dir)
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_a_second_start_shows_the_first_window(qtbot: QtBot, host: Host, caller: Caller) -> None:
    wish = ShowWindow(("https://example.org/a",), add=True, token="token")
    with qtbot.waitSignal(host.show_requested, timeout=10_000) as shown:
        caller.run(lambda: show_running(caller.socket, wish))
    assert shown.args == [wish]


def test_the_owner_is_named(runtime_dir: Path) -> None:
    first, second = InstanceLock(runtime_dir), InstanceLock(runtime_dir)
    assert first.take()
    assert second.owner == os.getpid()
    first.release()
