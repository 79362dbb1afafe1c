"""A list of jobs such as one sees on an ordinary day."""

from __future__ import annotations

from dataclasses import replace

from ebbtide.core.commands import SuspendJob
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import Priority
from ebbtide.core.offers import Offer, OfferKind
from tests.ui.fake_gateway import FakeGateway


def ordinary_day(gateway: FakeGateway) -> None:
    """Fill an engine with jobs of every kind."""
    _finished(gateway)
    iso = gateway.add(
        "https://releases.ubuntu.com/26.04/ubuntu-26.04-desktop-amd64.iso", priority=Priority.HIGH
    )
    gateway.answered(iso, 5_900_000_000)
    gateway.arrived(iso, 2_410_000_000, 11_200_000)
    unknown = gateway.add("https://example.org/reports/export?format=csv", name="export.csv")
    gateway.answered(unknown, None)
    gateway.arrived(unknown, 38_400_000, 1_250_000)
    gateway.add("https://mirror.example.net/pub/linux/kernel/linux-7.2.tar.xz")
    gateway.add(
        "https://data.example.edu/survey/2025/survey-2025-complete-with-all-"
        "attachments-and-a-rather-long-name.zip"
    )
    for name in ("concert-recording.flac", "lecture-12.mp4", "photos-from-the-lake.zip"):
        gateway.add(f"https://cloud.example.com/share/{name}")
    paused = gateway.add(
        "https://example.org/datasets/weather-1950-2025.parquet", priority=Priority.FOREGROUND
    )
    gateway.answered(paused, 3_100_000_000)
    gateway.arrived(paused, 412_000_000)
    gateway.request(SuspendJob(str(paused.number)))
    _in_trouble(gateway)
    gateway.add("https://example.org/nightly/backup-set.tar", priority=Priority.LOW)
    gateway.settle()


def _finished(gateway: FakeGateway) -> None:
    for name, size in (("annual-report-2025.pdf", 4_200_000), ("holiday.jpg", 2_310_000)):
        job = gateway.add(f"https://example.org/files/{name}")
        gateway.answered(job, size)
        gateway.whole(job, size)
        gateway.now += 60


def _in_trouble(gateway: FakeGateway) -> None:
    failed = gateway.add(
        "https://example.org/private/quarterly-figures.xlsx", priority=Priority.FOREGROUND
    )
    gateway.fail(failed, ErrorCode.REMOTE_FORBIDDEN, status="403")
    retrying = gateway.add(
        "https://slow.example.org/archive/maps-of-europe.7z", priority=Priority.FOREGROUND
    )
    gateway.answered(retrying, 780_000_000)
    gateway.arrived(retrying, 95_000_000)
    gateway.fail(retrying, ErrorCode.CONNECTION_LOST)


_HERE = Offer("", directory="/home/anna/Downloads", free=3_100_000_000)
OFFERS = (
    replace(
        _HERE,
        url="https://example.org/one.iso",
        name="one.iso",
        saved_as="one (1).iso",
        exists=True,
        size=4_700_000_000,
        resumable=True,
        media_type="application/x-iso9660-image",
        modified=1_789_000_000.0,
    ),
    replace(
        _HERE,
        url="https://example.org/two.zip",
        name="two.zip",
        saved_as="two.zip",
        size=48_200_000,
        resumable=False,
        media_type="application/zip",
    ),
    replace(
        _HERE,
        url="https://example.org/talk.mp4",
        name="talk.mp4",
        saved_as="talk.mp4",
        size=812_000_000,
        resumable=True,
        media_type="video/mp4",
        job=12,
    ),
    replace(
        _HERE,
        url="https://example.org/private.pdf",
        name="private.pdf",
        saved_as="private.pdf",
        wants_login=True,
        error=ErrorInfo(ErrorCode.REMOTE_FORBIDDEN, {"status": "401"}),
    ),
    replace(
        _HERE,
        url="https://example.org/gone.zip",
        name="gone.zip",
        saved_as="gone.zip",
        error=ErrorInfo(ErrorCode.REMOTE_MISSING, {"status": "404"}),
    ),
    replace(_HERE, url="https://example.org/all.meta4", kind=OfferKind.LIST, files=12),
)
"""What servers say of some addresses."""
