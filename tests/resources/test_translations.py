"""The translations: complete, in step with the sources, and read by Qt as they were written."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).parent.parent.parent
RESOURCES = ROOT / "resources"
sys.path.insert(0, str(RESOURCES))

import qm  # noqa: E402
import translations as tool  # noqa: E402

FILES = sorted((RESOURCES / "translations").glob("*.ts"))
CATALOG = tool.catalog()


def entries(path: Path) -> list[qm.Entry]:
    return list(qm.entries(path))


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_each_language_is_whole_and_in_step_with_the_sources(language: str) -> None:
    path = RESOURCES / "translations" / f"ebbtide_{language}.ts"
    wanted = tool.rendered(language, tool.wanted(language, CATALOG), tool.read(path))
    assert 'type="unfinished"' not in wanted, "run ./dev translations, then translate"
    assert path.read_text(encoding="utf-8") == wanted, "run ./dev translations"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_blanks_and_the_rest_of_the_form_survive(path: Path) -> None:
    for context, source, forms in entries(path):
        for form in forms:
            where = f"{path.stem}: {context}: {form}"
            assert blanks(form) == blanks(source), where
            assert "  " not in form, where
            assert form == form.strip(), where
            assert form.count("\n") == source.count("\n"), where
            assert form.endswith("…") == source.endswith("…"), where
            assert form.count("&") == source.count("&"), where
            assert not re.search(r"&[^\w]", form), f"no letter to press: {where}"


def blanks(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_qt_reads_what_was_written_as_from_its_own_compiler(path: Path, tmp_path: Path) -> None:
    language = path.stem.partition("_")[2]
    own = tmp_path / "own.qm"
    subprocess.run(["pyside6-lrelease", "-silent", str(path), "-qm", str(own)], check=True)
    theirs, ours = QTranslator(), QTranslator()
    assert theirs.load(str(own))
    data = qm.compiled(language, qm.entries(path))
    assert ours.load(data)
    assert ours.language() == language
    for context, source, forms in entries(path):
        numbers = (1, 2, 5, 11, 22, 100) if len(forms) > 1 else (-1, 1)
        for number in numbers:
            said = ours.translate(context, source, "", number)
            assert said in forms
            assert said == theirs.translate(context, source, "", number)
    assert not ours.translate("Nobody", "knows this")


def test_what_is_found_in_the_window_is_what_qts_own_tool_finds(tmp_path: Path) -> None:
    # Not the generated modules: lupdate crashes on long strings of bytes.
    sources = [str(path) for path in sorted((ROOT / "app" / "ebbtide" / "ui").rglob("[!_]*.py"))]
    found = tmp_path / "found.ts"
    command = ["pyside6-lupdate", "-silent", *sources, "-ts", str(found)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    theirs = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(found).getroot().iter("context")
        for message in context.iter("message")
    }
    own = [one for path in sources for one in tool.messages_in(Path(path).read_text("utf-8"))]
    assert theirs <= {message[:2] for message in own}
    # It passes over what is counted by anything but a plain name.
    assert theirs >= {message[:2] for message in own if not message.is_counted}


def test_strings_that_are_not_constant_are_left_to_the_tables() -> None:
    code = """
translate("A", text)
translate("A", "b" "c")
class X:
    def f(self):
        self.tr("d", "", 3)
"""
    assert list(tool.messages_in(code)) == [("A", "bc", False), ("X", "d", True)]


def test_a_text_that_is_new_is_marked_and_one_that_has_gone_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "ebbtide_cs.ts"
    old = [tool.Message("A", "stays"), tool.Message("A", "goes")]
    known = {("A", "stays"): ["zůstává"], ("A", "goes"): ["odchází"]}
    path.write_text(tool.rendered("cs", old, known), encoding="utf-8")
    new = [old[0], tool.Message("A", "{count} come", is_counted=True)]
    path.write_text(tool.rendered("cs", new, tool.read(path)), encoding="utf-8")
    assert list(qm.entries(path)) == [("A", "stays", ["zůstává"])]
    assert path.read_text(encoding="utf-8").count("<numerusform></numerusform>") == 3
    assert "goes" not in path.read_text(encoding="utf-8")


# A moment may be a time of day or a date with one, and no preposition or article fits both.
_CLASHES = {
    "it": re.compile(r"\b(alle|dalle|alla|fino a|fino alle|dal|il) \{(time|until)\}"),
    "cs": re.compile(r"\b(v|ve|do|od) \{(time|until)\}"),
}
_OF_THE_DAY = {"For an &hour, until {time}"}
"""Said of times within the hour."""


@pytest.mark.parametrize("language", _CLASHES)
def test_moments_stand_where_a_date_fits_as_well_as_a_time(language: str) -> None:
    for _context, source, forms in entries(RESOURCES / "translations" / f"ebbtide_{language}.ts"):
        for form in forms:
            assert source in _OF_THE_DAY or not _CLASHES[language].search(form), form
