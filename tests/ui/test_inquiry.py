"""Asking while somebody types: a few at once, and nothing that nobody wants any more."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.core.commands import ProbeAddresses
from ebbtide.core.offers import Offer
from ebbtide.ui.inquiry import MOST, Inquiry, Manner
from ebbtide.ui.steering import Steering
from tests.ui.fake_gateway import FakeGateway

URLS = tuple(f"https://example.org/{number}" for number in range(10))
MANNER = Manner()


@pytest.fixture
def gateway(qtbot: QtBot) -> FakeGateway:
    found = FakeGateway()
    found.offers = {url: Offer(url, size=7) for url in URLS}
    return found


@pytest.fixture
def inquiry(gateway: FakeGateway) -> Inquiry:
    return Inquiry(Steering(gateway, gateway), gateway)


def asked(gateway: FakeGateway) -> list[str]:
    return [one.urls[0] for one in gateway.requests if isinstance(one, ProbeAddresses) and one.urls]


def taken_back(gateway: FakeGateway) -> list[str]:
    """The addresses whose questions were taken back."""
    queries = [one for one in gateway.requests if isinstance(one, ProbeAddresses)]
    tickets = {one.ticket: one.urls[0] for one in queries if one.urls}
    assert len(tickets) == len([one for one in queries if one.urls]), "no ticket twice"
    return [tickets[one.ticket] for one in queries if not one.urls]


def test_the_pause_ends_by_itself(inquiry: Inquiry, gateway: FakeGateway, qtbot: QtBot) -> None:
    with qtbot.waitSignal(inquiry.changed):
        inquiry.want(URLS[:1], MANNER)
        assert inquiry.is_open(URLS[0])
    assert inquiry.offer(URLS[0]) == Offer(URLS[0], size=7)
    assert not inquiry.is_open(URLS[0])


def test_a_few_are_asked_at_once_and_each_once(inquiry: Inquiry, gateway: FakeGateway) -> None:
    inquiry.want(URLS, MANNER)
    inquiry.go_on()
    assert asked(gateway) == list(URLS[:4])
    gateway.settle()
    assert asked(gateway) == list(URLS)
    assert all(inquiry.offer(url) for url in URLS)
    inquiry.want(URLS[1:], MANNER)
    inquiry.go_on()
    gateway.settle()
    assert asked(gateway) == list(URLS), "what is known is not asked again"
    assert inquiry.offer(URLS[0]) is None


def test_of_a_long_list_only_the_first_are_asked_about(
    inquiry: Inquiry, gateway: FakeGateway
) -> None:
    inquiry.want(tuple(f"{URLS[0]}/{number}" for number in range(200)), MANNER)
    inquiry.go_on()
    gateway.settle()
    assert len(asked(gateway)) == MOST
    assert not inquiry.is_open(f"{URLS[0]}/{MOST}")


def test_answers_for_text_that_is_gone_are_dropped(inquiry: Inquiry, gateway: FakeGateway) -> None:
    inquiry.want(URLS[:2], MANNER)
    inquiry.go_on()
    inquiry.want(URLS[1:3], MANNER)
    assert taken_back(gateway) == [URLS[0]]
    gateway.settle()
    assert inquiry.offer(URLS[0]) is None
    assert inquiry.offer(URLS[1]) is not None
    assert URLS[2] not in asked(gateway), "there was no pause yet"
    # The same address again is another question, which the first one's answer is not for.
    inquiry.want(URLS[3:4], MANNER)
    inquiry.go_on()
    inquiry.want((), MANNER)
    inquiry.want(URLS[3:4], MANNER)
    gateway.offers[URLS[3]] = Offer(URLS[3], size=9)
    gateway.settle()
    assert inquiry.offer(URLS[3]) is None
    inquiry.go_on()
    gateway.settle()
    assert inquiry.offer(URLS[3]) == Offer(URLS[3], size=9)


def test_another_manner_is_another_question(inquiry: Inquiry, gateway: FakeGateway) -> None:
    inquiry.want(URLS[:1], MANNER)
    inquiry.go_on()
    inquiry.want(URLS[:1], Manner("/srv", ask=False))
    assert taken_back(gateway) == [URLS[0]]
    gateway.settle()
    assert inquiry.is_open(URLS[0])
    inquiry.go_on()
    last = gateway.requests[-1]
    assert isinstance(last, ProbeAddresses)
    assert (last.directory, last.ask) == ("/srv", False)


def test_an_engine_that_knows_no_such_question(inquiry: Inquiry, gateway: FakeGateway) -> None:
    gateway.refuses_probes = True
    inquiry.want(URLS[:6], MANNER)
    inquiry.go_on()
    gateway.settle()
    assert asked(gateway) == list(URLS[:6])
    assert not any(inquiry.is_open(url) or inquiry.offer(url) for url in URLS)


def test_after_the_end_nothing_is_asked(inquiry: Inquiry, gateway: FakeGateway) -> None:
    inquiry.want(URLS[:1], MANNER)
    inquiry.end()
    inquiry.go_on()
    assert asked(gateway) == []
