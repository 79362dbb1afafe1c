"""What the window says in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ebbtide.core.errors import ErrorCode, ErrorInfo
from ebbtide.core.settings import LANGUAGE
from ebbtide.core.verdicts import Reason, ReasonCode
from ebbtide.ui import formats, languages, texts
from ebbtide.ui._translations import TRANSLATIONS
from ebbtide.ui.overview import Overview
from tests.ui.fake_gateway import FakeGateway

CZECH = QLocale(QLocale.Language.Czech, QLocale.Country.Czechia)


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], str]]:
    """Have the application speak a language, for the length of a test."""

    def install(language: str) -> str:
        return languages.install(qapp, language)

    yield install
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize(
    ("wished", "spoken"),
    [
        (["cs-CZ", "cs", "en-US"], "cs"),
        (["it-CH"], "it"),
        (["zh-Hant-TW"], "zh_TW"),
        (["zh_HK"], "zh_TW"),
        (["zh-Hans-CN", "zh-CN", "en-US"], "en"),
        (["de-AT", "it-IT"], "it"),
        (["de-AT"], "en"),
        ([], "en"),
    ],
)
def test_the_best_language_that_we_speak(wished: list[str], spoken: str) -> None:
    assert languages.choose(wished) == spoken


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["1 waiting", "2 waiting", "5 waiting", "Cancel"]),
        ("cs", ["1 čeká", "2 čekají", "5 čeká", "Zrušit"]),
        ("it", ["1 in attesa", "2 in attesa", "5 in attesa", "Annulla"]),
        ("zh_TW", ["1 項等待中", "2 項等待中", "5 項等待中", "取消"]),
    ],
)
def test_numbers_ask_for_their_form_and_qts_own_words_follow(
    speak: Callable[[str], str], language: str, words: list[str]
) -> None:
    assert speak(language) == language
    said = [texts.overview_text(Overview(waiting=count)).split(" · ")[1] for count in (1, 2, 5)]
    cancel = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert [*said, cancel.replace("&", "")] == words


def test_a_chosen_language_has_its_numbers(speak: Callable[[str], str]) -> None:
    speak("cs")
    assert formats.size(2_400_000) == "2,4 MB"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Waiting: 3rd in line behind 'a.iso'"),
        ("cs", "Čeká: 3. v řadě za „a.iso“"),
        ("it", "In attesa: 3º in coda dopo «a.iso»"),
        ("zh_TW", "等待中：第 3 位，排在「a.iso」之後"),
    ],
)
def test_the_cores_sentences_are_translated_with_what_is_in_them(
    speak: Callable[[str], str], gateway: FakeGateway, language: str, sentence: str
) -> None:
    speak(language)
    reason = Reason(ReasonCode.IN_LINE, {"position": "3rd", "name": "a.iso"})
    assert texts.reason_text(reason, gateway.add("https://example.org/a")) == sentence


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_errors_keep_what_they_are_about(speak: Callable[[str], str], language: str) -> None:
    speak(language)
    for code in ErrorCode:
        names = re.findall(r"\{(\w+)\}", code.text)
        said = texts.error_text(ErrorInfo(code, {name: f"<{name}>" for name in names}))
        assert all(f"<{name}>" in said for name in names), said


def test_languages_are_called_by_their_own_names() -> None:
    names = [texts.choice_text(LANGUAGE, choice) for choice in LANGUAGE.choices]
    assert names[0] == "The desktop's"
    assert "čeština" in names
    assert "italiano" in names
    assert set(LANGUAGE.choices) == {"", *TRANSLATIONS}
