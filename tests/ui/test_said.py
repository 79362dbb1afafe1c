"""Nothing in the window's sentences is left in English where there is a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ebbtide.core.errors import ErrorCode, ErrorInfo, fill
from ebbtide.core.events import JobAdded
from ebbtide.core.verdicts import Reason, ReasonCode
from ebbtide.ui import said, texts
from ebbtide.ui._translations import TEMPLATES, TRANSLATIONS
from tests.ui.fake_gateway import FakeGateway

LANGUAGES = [language for language in TRANSLATIONS if language != "en"]
BLANK = re.compile(r"\{(\w+)\}")
WORD_BLANKS = ("detail", "what", "reason", "action", "state", "hint")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The window's language, and numbers as there."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    translator = QTranslator()
    assert translator.load(TRANSLATIONS[request.param])
    qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def sample(template: str) -> dict[str, str]:
    """Something for each blank that no template says."""
    return {name: f"§{name}§" for name in BLANK.findall(template)}


def english(template: str) -> str:
    return fill(template, sample(template))


def translated(context: str, template: str) -> str:
    return fill(said.template_of(context, template, {}), sample(template))


DETAILS = [*TEMPLATES["Detail"], "it is empty", "permission denied", "be paused", "waiting"]


def test_what_an_error_tells_in_detail_is_said_in_the_windows_language(language: str) -> None:
    for template in DETAILS:
        shown = translated("Detail", template)
        assert said.said(english(template)) == shown
        assert shown != english(template) or not _is_worded(template)
        error = ErrorInfo(ErrorCode.UPLOAD_REFUSED, {"detail": english(template)})
        assert shown.rstrip(".。") in texts.error_text(error)


def _is_worded(template: str) -> bool:
    return any(map(str.isalpha, BLANK.sub("", template)))


def test_no_error_has_english_words_left(language: str) -> None:
    for code in ErrorCode:
        parameters = sample(code.text)
        parameters.update({name: "it is empty" for name in WORD_BLANKS if name in parameters})
        shown = texts.error_text(ErrorInfo(code, parameters))
        template = QCoreApplication.translate("ErrorCode", code.text)
        assert "it is empty" not in shown, code
        for piece in BLANK.split(template)[::2]:
            assert piece.rstrip(" .。") in shown, code
        for piece in BLANK.split(code.text)[::2]:
            words = piece.strip(" .,:;'()")
            assert " " not in words or words not in shown or words in template, code


def test_an_error_inside_an_error_is_translated(language: str, gateway: FakeGateway) -> None:
    inner = ErrorInfo(ErrorCode.CONNECT_FAILED, {"host": "h.org", "detail": "it is down"})
    outer = ErrorInfo(ErrorCode.NO_PROGRESS, {"duration": "14 d", "detail": inner.text})
    shown = texts.error_text(outer)
    assert texts.error_text(inner) in shown
    assert not shown.endswith(("..", "。。"))
    held = Reason(ReasonCode.CANNOT_RECORD, {"error": inner.text})
    assert texts.error_text(inner) in texts.reason_text(held, gateway.add("https://h.org/a"))


def test_numbers_sizes_and_times_in_sentences_are_those_of_the_place() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("cs"))
    try:
        wrong = ErrorInfo(ErrorCode.LENGTH_WRONG, {"expected": "1234567", "found": "12"})
        full = ErrorInfo(ErrorCode.DISK_FULL, {"path": "/x", "missing": "2.4 GB"})
        assert "1 234 567 bytes" in texts.error_text(wrong).replace("\xa0", " ")
        assert "2,4 GB" in texts.error_text(full).replace("\xa0", " ")
        large = "it takes files of up to 5000 bytes, and this one has 60000"
        assert "60 000" in said.said(large).replace("\xa0", " ")
        assert said.said("the least is 2.5 s") == "the least is 2,5 s"
        assert said.said("the most is 64 jobs") == "the most is 64 jobs"
        assert said.shown({"limit": "1.5 MB/s"})["limit"].replace("\xa0", " ") == "1,5 MB/s"
        assert said.shown({"limit": "much"}) == {"limit": "much"}
        assert said.shown({"duration": "2 min 10 s"}) == {"duration": "2 min"}
        assert said.shown({"date": "Tue, 15 Nov 1994 08:12:31 GMT"})["date"].startswith("15.11.94")
        assert said.shown({"path": "1234567", "status": "404"}) == {
            "path": "1234567",
            "status": "404",
        }
    finally:
        QLocale.setDefault(before)


def test_more_addresses_are_counted_in_the_windows_language(
    language: str, gateway: FakeGateway
) -> None:
    job = gateway.add(*(f"https://h.org/{name}" for name in "abcde"))
    shown = texts.event_text(JobAdded(job.id, job))
    assert "more" not in shown
    assert "2" in shown


@given(st.text())
def test_whatever_a_server_says_is_shown_as_it_is_or_in_our_words(text: str) -> None:
    assert isinstance(said.said(text), str)


def test_words_that_nobody_knows_stay_as_they_are(language: str) -> None:
    for text in ("Bad Gateway", "x" * 10_000, "", "§", "{detail}"):
        assert said.said(text) == text
