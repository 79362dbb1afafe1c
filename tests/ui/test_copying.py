"""Addresses that let anybody in who reads them: shown and copied without what makes them so."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ebbtide.core.jobs import Job
from ebbtide.core.signed_addresses import shown_address
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FakeGateway
from tests.ui.hands import A, B, CatchUp, Choose

SIGNED = "https://store.example.org/a.iso?part=1&X-Amz-Signature=0123abcd"
SHOWN = "https://store.example.org/a.iso?part=1&X-Amz-Signature=…"


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def chosen(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, url: str
) -> Job:
    job = gateway.add(url)
    catch_up(window)
    choose(window, job)
    return job


def test_no_page_of_the_details_shows_a_signature(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    job = gateway.add(SIGNED)
    file = replace(job.files[0], mirrors=(SIGNED.replace("store", "mirror"),))
    gateway.jobs[job.id] = replace(job, files=(file,))
    catch_up(window)
    window.feed.start()
    catch_up(window)
    choose(window, job)
    details = window.details
    item = details.files.topLevelItem(0)
    assert item is not None
    assert item.text(5) == item.toolTip(5) == SHOWN
    assert details.overview.facts["from"].text() == SHOWN
    server = [details.server.topLevelItem(row) for row in range(details.server.topLevelItemCount())]
    texts = [one.text(1) for one in server if one is not None]
    assert SHOWN.replace("store", "mirror") in texts
    assert not any("0123abcd" in text for text in texts)


def test_a_plain_address_is_copied_as_it_is(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    chosen(window, gateway, catch_up, choose, A)
    actions = window.job_actions
    assert actions.copy.text() == "&Copy address"
    assert not actions.copy_whole.isVisible()
    actions.copy.trigger()
    assert clipboard() == A


def test_a_signed_address_is_copied_whole_by_a_wish_of_its_own(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose
) -> None:
    chosen(window, gateway, catch_up, choose, SIGNED)
    actions = window.job_actions
    assert actions.copy.text() == "&Copy address without its signature"
    actions.copy.trigger()
    assert clipboard() == SHOWN
    assert actions.copy_whole.isVisible()
    actions.copy_whole.trigger()
    assert clipboard() == SIGNED


def test_what_came_without_its_signature_says_so(
    window: MainWindow, gateway: FakeGateway, catch_up: CatchUp, choose: Choose, qtbot: QtBot
) -> None:
    """An engine elsewhere does not tell the window the whole address."""
    job = gateway.add(SIGNED)
    file = replace(job.files[0], url=shown_address(SIGNED))
    gateway.jobs[job.id] = replace(job, files=(file,))
    gateway.add(B)
    window.feed.start()
    catch_up(window)
    choose(window, job)
    actions = window.job_actions
    assert actions.copy.text() == "&Copy address without its signature"
    assert not actions.copy_whole.isVisible()
