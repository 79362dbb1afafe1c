from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ebbtide.ui.garbage import many_to_stay
from ebbtide.ui.main_window import MainWindow
from tests.ui.fake_gateway import FakeGateway


@pytest.fixture(autouse=True)
def thaw() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_nobody_looks_for_garbage_meanwhile() -> None:
    looked: list[str] = []
    gc.callbacks.append(lambda phase, _: looked.append(phase))
    try:
        with many_to_stay():
            kept = [[number] for number in range(10 * gc.get_threshold()[0])]
            assert not looked
    finally:
        gc.callbacks.pop()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(kept)


def test_it_is_looked_for_again_after_a_failure() -> None:
    with pytest.raises(LookupError), many_to_stay():
        raise LookupError
    assert gc.isenabled()


def test_a_window_takes_many_jobs_in_one_go(window: MainWindow, gateway: FakeGateway) -> None:
    gateway.settle()
    gateway.add_many(200)
    gc.unfreeze()
    window.feed.start()
    gateway.settle()
    assert len(window.feed.mirror.views) == 200
    assert gc.get_freeze_count() > 200
