"""Which language the window speaks, and how it comes to know it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

try:
    from ebbtide.ui._translations import TRANSLATIONS
except ImportError:  # run from the sources without having built the translations
    TRANSLATIONS = {}

DEFAULT = "en"


def choose(wished: Iterable[str]) -> str:
    """Return the first language among those that somebody reads in which we can speak.

    Args:
        wished: names such as ``cs-CZ`` or ``zh-Hant-TW``, best first.
    """
    for name in wished:
        parts = name.replace("_", "-").split("-")
        if parts[0] == "zh":
            # Simplified characters are another script; whoever reads them reads English rather.
            if {"Hant", "TW", "HK", "MO"} & set(parts):
                return "zh_TW"
        elif parts[0] in TRANSLATIONS:
            return parts[0]
    return DEFAULT


def install(application: QCoreApplication, chosen: str = "") -> str:
    """Have everything that is made from now on speak a language; return which one.

    Args:
        application: what the translations are installed in, and belong to.
        chosen: a language of `TRANSLATIONS`, or empty for that of the desktop.
    """
    language = chosen if chosen in TRANSLATIONS else choose(QLocale.system().uiLanguages())
    if chosen == language and QLocale().language() != QLocale(language).language():
        # Numbers and dates follow a language that was chosen, but not the desktop's own one:
        # there somebody may have chosen another country for them.
        QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    of_qt = QTranslator(application)
    if language != DEFAULT and of_qt.load(f"qtbase_{language}", folder):
        application.installTranslator(of_qt)
    ours = QTranslator(application)
    # Qt reads from these very bytes; the module keeps them.
    if ours.load(TRANSLATIONS.get(language, b"")):
        application.installTranslator(ours)
    return language
