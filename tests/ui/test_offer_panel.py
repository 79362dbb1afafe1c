"""Answers about several addresses of one dialog, as they belong together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ebbtide.core.offers import Offer
from ebbtide.ui.inquiry import Manner
from ebbtide.ui.offer_names import named_apart
from ebbtide.ui.offer_panel import OfferPanel
from ebbtide.ui.steering import Steering
from ebbtide.ui.wish_list import read_wishes
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import A, B

OTHER_A = "https://mirror.example.org/a.iso"
OFFER = Offer(A, name="a.iso", saved_as="a.iso", size=2_000_000, directory="/srv")


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ({}, {}, ["a.iso", "a (1).iso"]),
        ({}, {"name": "b.iso", "saved_as": "b.iso"}, ["a.iso", "b.iso"]),
        (
            {"exists": True, "saved_as": "a (1).iso"},
            {"exists": True, "saved_as": "a (1).iso"},
            ["a (1).iso", "a (2).iso"],
        ),
        ({"exists": True}, {"exists": True}, ["a.iso", "a.iso"]),
        ({"saved_as": None}, {}, [None, "a.iso"]),
    ],
)
def test_two_of_one_name(
    first: dict[str, object], second: dict[str, object], names: list[str | None]
) -> None:
    offers = [replace(OFFER, **first), replace(OFFER, **second)]  # type: ignore[arg-type]
    assert [one.saved_as for one in named_apart(offers) if one is not None] == names
    assert named_apart([None, OFFER]) == [None, OFFER]


@pytest.fixture
def panel(qtbot: QtBot, gateway: FakeGateway) -> OfferPanel:
    panel = OfferPanel(Steering(gateway))
    qtbot.addWidget(panel)
    return panel


def ask(panel: OfferPanel, *urls: str) -> None:
    panel.want(read_wishes("\n".join(urls)).wishes, Manner("/srv"))
    panel.inquiry.go_on()


def test_both_names_are_shown(panel: OfferPanel, gateway: FakeGateway) -> None:
    gateway.offers = {A: OFFER, OTHER_A: replace(OFFER, url=OTHER_A)}
    ask(panel, A, OTHER_A)
    gateway.settle()
    one, other = panel.list.texts()
    assert one == "a.iso. 2.0 MB"
    assert "it will be saved as a (1).iso" in other


def test_screen_readers_are_told_once_when_all_have_answered(
    panel: OfferPanel, gateway: FakeGateway
) -> None:
    told: list[str] = []
    panel.announced.connect(told.append)
    gateway.offers = {A: OFFER, B: replace(OFFER, url=B, name="b.zip", saved_as="b.zip", job=3)}
    ask(panel, A, B)
    assert told == []
    gateway.settle()
    assert told == ["Answers: 2; to be looked at: 1. 4.0 MB together"]
    panel.want(read_wishes(f"{A}\n{B}").wishes, Manner("/srv"))
    assert len(told) == 1
