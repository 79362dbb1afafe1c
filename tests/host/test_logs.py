from __future__ import annotations

import logging

import pytest

from ebbtide.core import events as ev
from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Publication
from ebbtide.host.logs import logged

JOB = JobId("00000001-0000-4000-8000-000000000000")


def test_the_log_tells_what_happened_and_no_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    heard: list[Publication] = []
    url = {"url": "https://example.org/?token=hush", "detail": "it leads elsewhere"}
    events = (
        ev.JobFailed(JOB, ErrorInfo(ErrorCode.REDIRECT_REFUSED, url)),
        ev.FileNoted(JOB, 0, "Sent on to {url}.", (("url", url["url"]),)),
    )
    publication = Publication(tuple(ev.Recorded(n, 0.0, e) for n, e in enumerate(events)))
    logged(heard.append)(publication)
    assert heard == [publication]
    assert f"{JOB} JobFailed (REDIRECT_REFUSED)" in caplog.text
    assert "hush" not in caplog.text
