"""What there is to know about one address: from servers, from the list, from the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ebbtide.core.commands import ProbeAddresses
from ebbtide.core.conditions import Conditions
from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.observations import Answer, Network, NetworkKind, Networks, Observations
from ebbtide.core.offers import Offer, OfferKind
from ebbtide.core.settings import Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import ReasonCode
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.examining import Examiner
from ebbtide.engine.lending import LentSecrets
from ebbtide.engine.questions import Question
from ebbtide.transports.http import HttpTransport
from ebbtide.transports.local import FileTransport
from ebbtide.transports.smb import SmbTransport
from tests.engine.fakes import Answers
from tests.engine.scene import Scene
from tests.engine.test_descriptions import ISO, TEXT, document
from tests.engine.test_vault import Drawer
from tests.transports.faulty_server import FaultyServer, Received, Resource, Step, head

FILE = Resource(b"x" * 1000, extra=('Content-Disposition: attachment; filename="disk.iso"',))
ABROAD = Network("m", "Abroad", "wwan0", kind=NetworkKind.MOBILE, roaming=Answer.YES)
ROAMING = Conditions(observations=Observations(Networks((ABROAD,), primary="m")))


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def examiner(drawer: Drawer, tmp_path: Path) -> Iterator[Examiner]:
    secrets = LentSecrets(drawer)
    transport = HttpTransport(secrets=secrets)
    servers = {"http": transport, "file": FileTransport(), "smb": SmbTransport(secrets)}
    yield Examiner(servers, secrets, lambda: tmp_path / "Downloads")  # type: ignore[arg-type]
    transport.close()


def question(jobs: tuple[Job, ...] = (), **fields: Any) -> Question:
    settings = fields.pop("settings", Settings())
    conditions = fields.pop("conditions", Conditions())
    query = ProbeAddresses((), **fields)
    return Question(query, Answers(), jobs, settings, conditions, 0.0, lambda _: False)


def test_an_offer_says_it_all(examiner: Examiner, tmp_path: Path) -> None:
    with FaultyServer(FILE) as server:
        offer = examiner(question(), server.url("/get?id=7"), StopSwitch())
    assert offer.free is not None
    assert replace(offer, free=None) == Offer(
        server.url("/get?id=7"),
        name="disk.iso",
        size=1000,
        resumable=True,
        media_type="application/octet-stream",
        modified=1_795_003_200.0,
        directory=str(tmp_path / "Downloads"),
        saved_as="disk.iso",
    )
    assert not (tmp_path / "Downloads").exists(), "nothing is made"


@pytest.mark.parametrize(("rule", "name"), [("number", "disk (1).iso"), ("ask", "disk.iso")])
def test_a_name_that_exists(examiner: Examiner, tmp_path: Path, rule: str, name: str) -> None:
    (tmp_path / "disk.iso").touch()
    settings = Settings({"existing_names": rule, "download_directory": "/nowhere"})
    asked = question(settings=settings, directory=str(tmp_path))
    with FaultyServer(FILE) as server:
        offer = examiner(asked, server.url(), StopSwitch())
    assert (offer.exists, offer.saved_as) == (True, name)


def test_an_address_that_is_in_the_list(examiner: Examiner, scene: Scene) -> None:
    url = "http://example.org/file"
    over, running, cancelled = (scene.given_job(url) for _ in range(3))
    over = replace(over, state=JobState.ACKNOWLEDGED)
    cancelled = replace(cancelled, state=JobState.CANCELLED, id=JobId("c"))

    def found(*jobs: Job) -> tuple[int | None, bool]:
        offer = examiner(question(jobs, ask=False), url, StopSwitch())
        assert offer.size is None, "no server was asked"
        return offer.job, offer.job_is_over

    assert found(over, running, cancelled) == (running.number, False)
    assert found(over, cancelled) == (over.number, True)
    assert found(cancelled) == (None, False)


def test_an_address_that_makes_no_sense_and_one_that_holds_a_password(examiner: Examiner) -> None:
    strange = examiner(question(), "ftp://ann:sesame@example.org/x", StopSwitch())
    assert strange.error is not None
    assert strange.error.code is ErrorCode.SCHEME_UNKNOWN
    assert "sesame" not in repr(strange)
    gone = examiner(question(), "http://ann:sesame@127.0.0.1:1/x", StopSwitch())
    assert gone.error is not None
    assert gone.error.code is ErrorCode.CONNECT_FAILED
    assert "sesame" not in repr(gone)


def test_a_password_is_used_and_forgotten(examiner: Examiner, drawer: Drawer) -> None:
    def guarded(received: Received) -> Iterable[Step]:
        if "authorization" in received.headers:
            return FILE(received)
        question = 'WWW-Authenticate: Basic realm="x"'
        return (head("401 Who?", "Content-Length: 0", question),)

    with FaultyServer(guarded) as server:
        refused = examiner(question(), server.url(), StopSwitch())
        assert refused.wants_login
        options = HttpOptions(logins=(Login("ann", "sesame"),))
        offer = examiner(question(options=options), server.url(), StopSwitch())
        assert (offer.size, offer.wants_login) == (1000, False)
        assert "sesame" not in repr(offer)
    assert not drawer.held


def test_a_network_that_is_not_for_that_is_left_alone(examiner: Examiner, tmp_path: Path) -> None:
    with FaultyServer(FILE) as server:
        url = server.url()
        offer = examiner(question(conditions=ROAMING), url, StopSwitch())
        assert not server.requests
        assert offer.held is not None
        assert offer.held.code is ReasonCode.ROAMING
        assert offer.saved_as == "file.bin", "what is known here is told all the same"
        allowed = Settings({"cost_policy_foreground": "always"})
        assert examiner(question(conditions=ROAMING, settings=allowed), url, StopSwitch()).size
    (tmp_path / "here.bin").write_bytes(b"abc")
    local = (tmp_path / "here.bin").as_uri()
    assert examiner(question(conditions=ROAMING), local, StopSwitch()).size == 3


def test_a_list_says_how_many_files_it_names(examiner: Examiner, tmp_path: Path) -> None:
    with FaultyServer(Resource(document(ISO, TEXT))) as server:
        offer = examiner(question(), server.url("/all.meta4"), StopSwitch())
        assert (offer.kind, offer.files, offer.size) == (OfferKind.LIST, 2, None)
        assert offer.saved_as is None
    path = tmp_path / "one.metalink"
    path.write_bytes(document(ISO))
    offer = examiner(question(), path.as_uri(), StopSwitch())
    assert (offer.kind, offer.files, offer.size) == (OfferKind.LIST, 1, 3)


def test_a_list_that_is_long_or_wrong(examiner: Examiner) -> None:
    with FaultyServer(Resource(b"x" * 300_000)) as server:
        offer = examiner(question(), server.url("/all.meta4"), StopSwitch())
        assert (offer.kind, offer.files, offer.error) == (OfferKind.LIST, None, None)
    with FaultyServer(Resource(b"no list")) as server:
        offer = examiner(question(), server.url("/all.meta4"), StopSwitch())
        assert offer.error is not None
        assert offer.error.code is ErrorCode.VALUE_INVALID


def test_a_directory_of_a_share_is_one(examiner: Examiner) -> None:
    offer = examiner(question(), "smb://127.0.0.1:1/share/music/", StopSwitch())
    assert (offer.kind, offer.error) == (OfferKind.DIRECTORY, None)
