"""A gateway that reaches a real engine over its socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from ebbtide.api.methods import ShowWindow, call_to_data
from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.offers import Offer
from ebbtide.core.ports import JobView, Publication, Reply, Snapshot
from ebbtide.host.host import Host
from ebbtide.host.remote import RemoteGateway
from ebbtide.system.directories import Directories
from ebbtide.ui.feed import Feed
from tests.host.conftest import Caller
from tests.transports.faulty_server import Do, FaultyServer, Resource


@pytest.fixture
def start_engine(
    qtbot: QtBot, directories: Directories, socket: Path
) -> Iterator[Callable[[], Host]]:
    """Starts engines without a window; ends the one that is left."""
    hosts: list[Host] = []

    def start() -> Host:
        hosts.append(Host(directories, socket, headless=True))
        with qtbot.waitSignal(hosts[-1].ready, timeout=10_000):
            hosts[-1].start()
        return hosts[-1]

    yield start
    if hosts[-1].is_running:
        end(qtbot, hosts[-1])


def end(qtbot: QtBot, host: Host) -> None:
    with qtbot.waitSignal(host.ended, timeout=10_000):
        host.quit()


@pytest.fixture
def gateway(qtbot: QtBot, socket: Path) -> Iterator[RemoteGateway]:
    instance = RemoteGateway(socket)
    yield instance
    instance.close()


@pytest.fixture
def attached(
    qtbot: QtBot, start_engine: Callable[[], Host], gateway: RemoteGateway
) -> RemoteGateway:
    start_engine()
    with qtbot.waitSignal(gateway.found, timeout=10_000):
        gateway.start()
    return gateway


def test_answers_and_publications_come_in_order(qtbot: QtBot, attached: RemoteGateway) -> None:
    heard: list[str] = []

    def publish(publication: Publication) -> None:
        heard.extend(type(recorded.event).__name__ for recorded in publication.events)

    def answer(reply: Reply) -> None:
        heard.append(type(reply).__name__)

    attached.published.connect(publish)
    attached.request(cmd.TakeSnapshot(), answer)
    attached.request(cmd.AddDownload(("http://127.0.0.1:9/x",), hold=True), answer)
    qtbot.waitUntil(lambda: "JobView" in heard, timeout=10_000)
    attached.request(cmd.ShowStatus(), answer)
    qtbot.waitUntil(lambda: "Status" in heard, timeout=10_000)
    assert heard == ["Snapshot", "JobAdded", "JobView", "Status"]


def test_refusals_come_back_to_who_asked(qtbot: QtBot, attached: RemoteGateway) -> None:
    refusals: list[ErrorInfo] = []
    attached.request(cmd.SuspendJob("7"), otherwise=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals), timeout=10_000)
    assert refusals[0].code is ErrorCode.JOB_NOT_FOUND


def test_a_feed_shows_the_same_as_in_the_engines_own_process(
    qtbot: QtBot, attached: RemoteGateway
) -> None:
    feed = Feed(attached)
    feed.start()
    attached.request(cmd.AddDownload(("http://127.0.0.1:9/x",), hold=True))
    qtbot.waitUntil(lambda: len(feed.mirror.views) == 1, timeout=10_000)
    (view,) = feed.mirror.views.values()
    shown: list[Reply] = []
    attached.request(cmd.ShowJob(str(view.job.number)), shown.append)
    qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    assert isinstance(shown[0], JobView)
    assert shown[0].job == view.job


def test_servers_are_asked_by_the_engine_elsewhere(
    qtbot: QtBot, attached: RemoteGateway, tmp_path: Path
) -> None:
    (tmp_path / "file.bin").touch()
    content = Resource(b"x" * 1000)
    with FaultyServer(content) as server:
        answers: list[Reply] = []
        urls = (server.url(), server.url("/secret"), "http://127.0.0.1:1/x", "gopher://h/")
        attached.request(cmd.ProbeAddresses(urls, str(tmp_path)), answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    offers = answers[0]
    assert isinstance(offers, tuple)
    found, _, gone, strange = (offer for offer in offers if isinstance(offer, Offer))
    assert (found.size, found.resumable) == (1000, True)
    assert (found.exists, found.saved_as) == (True, "file (1).bin")
    assert gone.error is not None
    assert gone.error.code is ErrorCode.CONNECT_FAILED
    assert strange.error is not None
    assert strange.error.code is ErrorCode.SCHEME_UNKNOWN


def test_a_question_is_taken_back_from_the_engine_elsewhere(
    qtbot: QtBot, attached: RemoteGateway
) -> None:
    with FaultyServer(lambda _: (Do.HANG,)) as server:
        answers: list[Reply] = []
        attached.request(cmd.ProbeAddresses((server.url(),), ticket="t"), answers.append)
        qtbot.waitUntil(lambda: bool(server.requests), timeout=20_000)
        attached.request(cmd.ProbeAddresses((), ticket="t"), answers.append)
        qtbot.waitUntil(lambda: len(answers) == 2, timeout=20_000)
    assert answers == [(), ()]


def test_an_engine_that_ends_is_lost_and_the_next_one_is_found(
    qtbot: QtBot, start_engine: Callable[[], Host], gateway: RemoteGateway
) -> None:
    first = start_engine()
    feed = Feed(gateway)
    with qtbot.waitSignal(gateway.found, timeout=10_000):
        gateway.start()
    gateway.request(cmd.AddDownload(("http://127.0.0.1:9/x",), hold=True))
    qtbot.waitUntil(lambda: len(feed.mirror.views) == 1, timeout=10_000)
    with qtbot.waitSignal(gateway.lost, timeout=10_000):
        end(qtbot, first)
    assert feed.overview.lost
    refusals: list[ErrorInfo] = []
    gateway.request(cmd.PauseAll(), otherwise=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals), timeout=10_000)
    assert refusals[0].code is ErrorCode.ENGINE_UNREACHABLE
    with qtbot.waitSignal(gateway.found, timeout=10_000):
        start_engine()
    qtbot.waitUntil(lambda: not feed.overview.lost, timeout=10_000)
    gateway.request(cmd.PauseAll())
    qtbot.waitUntil(lambda: feed.overview.paused, timeout=10_000)


def test_a_question_that_nobody_will_answer_any_more_is_refused(
    qtbot: QtBot, start_engine: Callable[[], Host], gateway: RemoteGateway
) -> None:
    engine = start_engine()
    with qtbot.waitSignal(gateway.found, timeout=10_000):
        gateway.start()
    ended: list[bool] = []
    with qtbot.waitSignal(gateway.lost, timeout=10_000):
        gateway.end_engine(lambda: ended.append(True))
    assert ended == [True]
    qtbot.waitUntil(lambda: not engine.is_running, timeout=10_000)
    gateway.end_engine(lambda: ended.append(True))
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=10_000)


def test_what_is_to_be_shown_reaches_the_attached_window(
    qtbot: QtBot, attached: RemoteGateway, socket: Path
) -> None:
    wish = ShowWindow(("https://example.org/a",), token="abc")
    method, parameters = call_to_data(wish)
    caller = Caller(qtbot, socket)
    with qtbot.waitSignal(attached.show_requested, timeout=10_000) as shown:
        caller.call(method, **parameters)
    caller.close()
    assert shown.args == [wish]


def test_who_gives_way_may_have_the_other_window_shown(
    qtbot: QtBot, attached: RemoteGateway, socket: Path
) -> None:
    wish = ShowWindow(("https://example.org/a",))
    second = RemoteGateway(socket)
    with qtbot.waitSignal(second.displaced, timeout=10_000):
        second.start()
    passed_on: list[bool] = []
    with qtbot.waitSignal(attached.show_requested, timeout=10_000) as shown:
        second.show_elsewhere(wish, lambda: passed_on.append(True))
    qtbot.waitUntil(lambda: bool(passed_on), timeout=10_000)
    assert shown.args == [wish]
    second.close()


def test_a_second_window_gives_way(qtbot: QtBot, attached: RemoteGateway, socket: Path) -> None:
    second = RemoteGateway(socket)
    with qtbot.waitSignal(second.displaced, timeout=10_000):
        second.start()
    second.close()
    attached.close()
    third = RemoteGateway(socket)
    with qtbot.waitSignal(third.found, timeout=10_000):
        third.start()
    third.close()


class Babbler:
    """A listener on the socket that answers with lines of its own."""

    def __init__(self, path: Path, *answers: bytes) -> None:
        self._answers = list(answers)
        self.heard: list[dict[str, Any]] = []
        self.connections: list[QLocalSocket] = []
        self._server = QLocalServer()
        self._server.newConnection.connect(self._welcome)
        assert self._server.listen(str(path))

    def _welcome(self) -> None:
        connection = self._server.nextPendingConnection()
        self.connections.append(connection)
        connection.readyRead.connect(lambda: self._answer(connection))

    def _answer(self, connection: QLocalSocket) -> None:
        for line in bytes(connection.readAll().data()).splitlines():
            self.heard.append(json.loads(line))
            if self._answers:
                connection.write(self._answers.pop(0))


HELLO = b'{"jsonrpc":"2.0","id":1,"result":{"api":1,"version":"0"}}\n'
WELCOME = b'{"jsonrpc":"2.0","id":2,"result":null}\n'


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\xff\xfe\n",
        b"[]\n",
        b"3\n",
        b"[" * 100_000 + b"\n",
        b'{"jsonrpc":"2.0","method":"events","params":{"events":7}}\n',
        b'{"jsonrpc":"2.0","id":3,"result":{"jobs":"many"}}\n',
        b'{"jsonrpc":"2.0","id":"x","result":1}\n',
    ],
)
def test_nonsense_ends_the_connection_and_another_attempt_follows(
    qtbot: QtBot, socket: Path, gateway: RemoteGateway, nonsense: bytes
) -> None:
    babbler = Babbler(socket, HELLO, WELCOME, nonsense, HELLO.replace(b":1,", b":4,"))
    with qtbot.waitSignal(gateway.found, timeout=10_000):
        gateway.start()
    refusals: list[ErrorInfo] = []
    with qtbot.waitSignal(gateway.lost, timeout=10_000):
        gateway.request(cmd.TakeSnapshot(), otherwise=refusals.append)
    assert [one.code for one in refusals] == [ErrorCode.ENGINE_UNREACHABLE]
    qtbot.waitUntil(lambda: len(babbler.connections) == 2, timeout=10_000)


def test_a_message_may_arrive_in_pieces_and_unknown_ones_are_passed_over(
    qtbot: QtBot, socket: Path, gateway: RemoteGateway
) -> None:
    news = b'{"jsonrpc":"2.0","method":"something.new","params":{}}\n'
    babbler = Babbler(socket, HELLO[:9])
    gateway.start()
    qtbot.waitUntil(lambda: bool(babbler.heard), timeout=10_000)
    babbler.connections[0].write(HELLO[9:] + news)
    qtbot.waitUntil(lambda: len(babbler.heard) == 2, timeout=10_000)
    with qtbot.waitSignal(gateway.found, timeout=10_000):
        babbler.connections[0].write(WELCOME)


def test_an_engine_of_another_version_is_told(
    qtbot: QtBot, socket: Path, gateway: RemoteGateway
) -> None:
    refusal = {
        "code": ErrorCode.PROTOCOL_MISMATCH.number,
        "message": "no",
        "data": {"code": "protocol_mismatch", "parameters": {}, "file_index": None},
    }
    answer = json.dumps({"jsonrpc": "2.0", "id": 1, "error": refusal}).encode() + b"\n"
    babbler = Babbler(socket, answer)
    with qtbot.waitSignal(gateway.unsuited, timeout=10_000) as told:
        gateway.start()
    assert told.args[0].code is ErrorCode.PROTOCOL_MISMATCH
    assert babbler.heard[0]["method"] == "api.hello"


def test_closing_twice_is_allowed(gateway: RemoteGateway) -> None:
    gateway.close()
    gateway.close()


def test_snapshots_are_whole(qtbot: QtBot, attached: RemoteGateway) -> None:
    answers: list[Reply] = []
    attached.request(cmd.TakeSnapshot(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert isinstance(answers[0], Snapshot)
