"""Policy files: TOML by which an administrator fixes settings or gives them other defaults.

    [fixed]
    background_slots = 2

    [defaults]
    download_directory = "/srv/incoming"

Keys, types and bounds are those of the table of settings. What cannot be is named, and
the rest of the file still counts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ebbtide.core.administration import Administration, PolicyProblem, Rule
from ebbtide.core.errors import CommandError
from ebbtide.core.settings import ALL_SETTINGS, REMEMBERED

FIXED, DEFAULTS = "fixed", "defaults"


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A file as it was found."""

    path: str
    text: str | None
    """None: it cannot be used, as `problem` says."""
    problem: str = ""


def administration_of(files: Iterable[PolicyFile]) -> Administration:
    """Return what the files come to together; of two about one key, the later one wins."""
    rules: Mapping[str, dict[str, Rule]] = {FIXED: {}, DEFAULTS: {}}
    problems: list[PolicyProblem] = []
    for file in files:
        for found in _read(file):
            if isinstance(found, PolicyProblem):
                problems.append(found)
            else:
                table, key, rule = found
                rules[table][key] = rule
    return Administration(rules[FIXED], rules[DEFAULTS], tuple(problems))


_Found = tuple[str, str, Rule] | PolicyProblem


def _read(file: PolicyFile) -> Iterator[_Found]:
    if file.text is None:
        yield PolicyProblem(file.path, "", file.problem)
        return
    try:
        tables = tomllib.loads(file.text)
    except (ValueError, RecursionError) as error:
        detail = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        yield PolicyProblem(file.path, "", f"it is not TOML: {detail}")
        return
    for name, table in tables.items():
        yield from _read_table(file.path, name, table)


def _read_table(path: str, name: str, table: Any) -> Iterator[_Found]:
    if name not in (FIXED, DEFAULTS) or not isinstance(table, dict):
        detail = f"settings stand under [{FIXED}] or [{DEFAULTS}]"
        yield PolicyProblem(path, name, detail)
        return
    for key, value in table.items():
        yield _checked(path, name, key, value)


def _checked(path: str, table: str, key: str, value: Any) -> _Found:
    setting = ALL_SETTINGS.get(key)
    if setting is None:
        return PolicyProblem(path, key, "there is no such setting")
    if key in REMEMBERED:
        return PolicyProblem(path, key, "it is what Ebbtide remembers for each user")
    try:
        return table, key, Rule(setting.check(value), path)
    except CommandError as error:
        return PolicyProblem(path, key, error.info.parameters["detail"])
