"""The machine's zone against the zone database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ebbtide.system.zone import LocalZone

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
YEAR = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


def test_every_half_hour_of_a_year_is_the_same_there_and_back(zone: ZoneInfo) -> None:
    local = LocalZone()
    for step in range(0, 365 * 48, 3):
        at = (YEAR + timedelta(minutes=30 * step)).timestamp()
        expected, found = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(at, local)
        assert found.replace(tzinfo=None) == expected.replace(tzinfo=None)
        assert found.fold == expected.fold
        assert found.timestamp() == at


def test_hours_that_are_left_out_lead_where_the_standard_says(zone: ZoneInfo) -> None:
    local = LocalZone()
    for step in range(0, 365 * 48, 3):
        naive = YEAR.replace(tzinfo=None) + timedelta(minutes=30 * step)
        for fold in (0, 1):
            expected = naive.replace(tzinfo=zone, fold=fold).timestamp()
            assert naive.replace(tzinfo=local, fold=fold).timestamp() == expected
