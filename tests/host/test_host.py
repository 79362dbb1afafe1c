from __future__ import annotations

from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.ports import Publication, Reply, Snapshot
from ebbtide.host.host import Host
from ebbtide.system.directories import Directories
from tests.host.conftest import Caller
from tests.transports.faulty_server import FaultyServer, Resource


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database_is_left_alone_and_named(
    qtbot: QtBot, directories: Directories, socket: Path, content: bytes
) -> None:
    directories.database.write_bytes(content)
    host = Host(directories, socket, headless=True)
    with qtbot.waitSignal(host.ended, timeout=10_000) as ended:
        host.start()
    assert ended.args == [ErrorCode.STORE_CORRUPT.number]
    assert host.failure is not None
    assert str(directories.database) in host.failure.text
    assert directories.database.read_bytes() == content


def test_jobs_are_there_again_after_a_new_start(
    qtbot: QtBot, directories: Directories, socket: Path
) -> None:
    for expected in (0, 1):
        host = Host(directories, socket, headless=True)
        with qtbot.waitSignal(host.ready, timeout=10_000):
            host.start()
        caller = Caller(qtbot, socket)
        assert len(caller.call("jobs.list")) == expected
        caller.call("jobs.add", urls=["http://127.0.0.1:9/x"], hold=True)
        caller.close()
        with qtbot.waitSignal(host.ended, timeout=10_000):
            host.quit()


def test_answers_and_publications_come_in_order(qtbot: QtBot, host: Host) -> None:
    heard: list[str] = []

    def publish(publication: Publication) -> None:
        heard.extend(type(recorded.event).__name__ for recorded in publication.events)

    def answer(reply: Reply) -> None:
        heard.append(type(reply).__name__)

    host.gateway.published.connect(publish)
    add = cmd.AddDownload(("http://127.0.0.1:9/x",), hold=True)
    host.gateway.request(add, answer)
    qtbot.waitUntil(lambda: "JobView" in heard, timeout=10_000)
    host.gateway.request(cmd.TakeSnapshot(), answer)
    qtbot.waitUntil(lambda: "Snapshot" in heard, timeout=10_000)
    assert heard == ["JobAdded", "JobView", "Snapshot"]


def test_refusals_come_back_to_who_asked(qtbot: QtBot, host: Host) -> None:
    refusals: list[ErrorInfo] = []
    host.gateway.request(cmd.SuspendJob("7"), otherwise=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals), timeout=10_000)
    assert refusals[0].code is ErrorCode.JOB_NOT_FOUND


def test_a_listener_that_fails_does_not_hurt_the_others(
    qtbot: QtBot, host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(reply: Reply) -> None:
        raise ValueError("a defect of the window")

    snapshots: list[Reply] = []
    host.gateway.request(cmd.TakeSnapshot(), fail)
    host.gateway.request(cmd.TakeSnapshot(), snapshots.append)
    qtbot.waitUntil(lambda: bool(snapshots), timeout=10_000)
    assert isinstance(snapshots[0], Snapshot)
    assert "a defect of the window" in caplog.text


def test_quitting_twice_is_fine(qtbot: QtBot, host: Host) -> None:
    with qtbot.waitSignal(host.ended, timeout=10_000):
        host.quit()
        host.quit()


def test_a_server_that_was_asked_is_let_go_of_at_the_end(qtbot: QtBot, host: Host) -> None:
    with FaultyServer(Resource(b"x" * 1000)) as server:
        answers: list[Reply] = []
        host.gateway.request(cmd.ProbeAddresses((server.url(),)), answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        with qtbot.waitSignal(host.ended, timeout=10_000):
            host.quit()
        port = int(server.url().split(":")[2].split("/")[0])
        assert port not in {one.raddr.port for one in open_connections() if one.raddr}


def open_connections() -> list[Any]:
    return psutil.Process().net_connections("tcp")
