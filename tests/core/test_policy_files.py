from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.administration import Administration, Rule, Source
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.policy_files import PolicyFile, administration_of
from ebbtide.core.settings import (
    ALL_SETTINGS,
    BACKGROUND_SLOTS,
    DOWNLOAD_LIMIT,
    REMEMBERED,
    SLICE_S,
    Settings,
)

MAIN, LATER = "/etc/ebbtide/policy.toml", "/etc/ebbtide/policy.d/50-office.toml"


def administered(*texts: str) -> Administration:
    return administration_of(
        PolicyFile(path, text) for path, text in zip((MAIN, LATER), texts, strict=False)
    )


def only_problem(text: str) -> tuple[str, str]:
    found = administered(text)
    assert found.fixed == {}
    (problem,) = found.problems
    assert problem.path == MAIN
    assert MAIN in problem.text
    assert problem.key in problem.text
    return problem.key, problem.detail


def test_both_tables_are_read_with_the_types_of_the_settings() -> None:
    found = administered('[fixed]\nslice_s = 30\n[defaults]\ndownload_limit = "500k"\n')
    assert found.fixed == {"slice_s": Rule(30.0, MAIN)}
    assert type(found.fixed["slice_s"].value) is float
    assert found.defaults == {"download_limit": Rule("500k", MAIN)}
    assert found.problems == ()


def test_the_later_file_wins_and_the_rest_of_the_earlier_one_stays() -> None:
    found = administered(
        "[fixed]\nslice_s = 30.0\nbackground_slots = 2\n", "[fixed]\nbackground_slots = 7\n"
    )
    assert found.fixed == {"slice_s": Rule(30.0, MAIN), "background_slots": Rule(7, LATER)}


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("[fixed]\ncolour = 3", "colour", "no such setting"),
        ("[fixed]\nbackground_slots = 0", "background_slots", "the least is 1"),
        ('[fixed]\nbackground_slots = "two"', "background_slots", "whole number"),
        ("[fixed]\nbackground_slots = 1979-05-27", "background_slots", "whole number"),
        ("[fixed]\npaused = true", "paused", "remembers"),
        ("fixed = 3", "fixed", "[fixed] or [defaults]"),
        ("[Fixed]\nslice_s = 30", "Fixed", "[fixed] or [defaults]"),
        ("background_slots = 3", "background_slots", "[fixed] or [defaults]"),
        ("[fixed\n", "", "not TOML"),
        ("[fixed]\nslice_s = 1\nslice_s = 2", "", "not TOML"),
        ("a = " + "[" * 5000, "", "nested too deeply"),
    ],
)
def test_what_cannot_be_is_named_with_file_and_key(text: str, key: str, words: str) -> None:
    found_key, detail = only_problem(text)
    assert found_key == key
    assert words in detail


def test_the_rest_of_a_file_with_a_mistake_still_counts() -> None:
    found = administered("[fixed]\ncolour = 3\nbackground_slots = 2\n[more]\n[defaults]\nslice_s=9")
    assert [problem.key for problem in found.problems] == ["colour", "more"]
    assert found.fixed == {"background_slots": Rule(2, MAIN)}
    assert found.defaults == {"slice_s": Rule(9.0, MAIN)}


def test_a_file_that_cannot_be_used_is_named() -> None:
    found = administration_of([PolicyFile(MAIN, None, "it is too large")])
    assert [(one.path, one.key, one.detail) for one in found.problems] == [
        (MAIN, "", "it is too large")
    ]


@given(st.text())
def test_any_text_gives_rules_that_the_settings_take(text: str) -> None:
    found = administered(text)
    for key, rule in {**found.fixed, **found.defaults}.items():
        assert ALL_SETTINGS[key].check(rule.value) == rule.value


TOML_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.booleans().map(lambda value: str(value).lower()),
    st.integers(-10, 100_000).map(str),
    st.floats(0, 1e5).map(lambda value: f"{value:.3f}"),
    st.sampled_from(sorted({choice for s in ALL_SETTINGS.values() for choice in s.choices})).map(
        lambda choice: f'"{choice}"'
    ),
)
TABLES = st.dictionaries(st.sampled_from([*ALL_SETTINGS, "colour"]), TOML_VALUES)


@given(st.lists(st.tuples(TABLES, TABLES), min_size=1, max_size=2))
def test_each_key_is_a_rule_or_a_problem_and_the_last_good_one_counts(
    files: list[tuple[dict[str, str], dict[str, str]]],
) -> None:
    texts = []
    for tables in files:
        lines = []
        for name, table in zip(("fixed", "defaults"), tables, strict=True):
            lines += [f"[{name}]", *(f"{key} = {value}" for key, value in table.items())]
        texts.append("\n".join(lines))
    together, apart = administered(*texts), [administered(text) for text in texts]
    given_keys = sum(len(table) for tables in files for table in tables)
    assert given_keys == sum(
        len(one.fixed) + len(one.defaults) + len(one.problems) for one in apart
    )
    for which in ("fixed", "defaults"):
        rules = getattr(together, which)
        assert not rules.keys() & (REMEMBERED | {"colour"})
        last = {key: rule.value for one in apart for key, rule in getattr(one, which).items()}
        assert {key: rule.value for key, rule in rules.items()} == last


# What it means for the settings

FIXED = Administration({"background_slots": Rule(2, MAIN)}, {"slice_s": Rule(9.0, LATER)})


def test_a_fixed_setting_counts_and_cannot_be_changed() -> None:
    settings = Settings({"background_slots": 5}, FIXED)
    assert settings.get(BACKGROUND_SLOTS) == 2
    assert settings.source(BACKGROUND_SLOTS) is Source.FIXED
    assert not settings.may_change(BACKGROUND_SLOTS)
    assert settings.rule(BACKGROUND_SLOTS) == Rule(2, MAIN)
    for value in (3, 2, None):
        with pytest.raises(CommandError) as caught:
            settings.changed("background_slots", value)
        assert caught.value.code is ErrorCode.SETTING_FIXED
        assert MAIN in caught.value.info.text
    # What the user had chosen comes back with the administrator's consent.
    assert Settings(settings.values).get(BACKGROUND_SLOTS) == 5


def test_another_default_gives_way_to_what_the_user_chooses() -> None:
    settings = Settings({}, FIXED)
    assert settings.get(SLICE_S) == 9
    assert settings.source(SLICE_S) is Source.ADMINISTRATOR
    assert settings.rule(SLICE_S) == Rule(9.0, LATER)
    chosen = settings.changed("slice_s", SLICE_S.default)
    assert chosen.get(SLICE_S) == SLICE_S.default
    assert chosen.source(SLICE_S) is Source.USER
    assert chosen.rule(SLICE_S) is None
    assert chosen.administration is FIXED
    assert chosen.changed("slice_s", None).get(SLICE_S) == 9
    assert chosen.changed("slice_s", 9).values == {}


def test_without_an_administrator_only_the_user_differs_from_the_defaults() -> None:
    settings = Settings({"download_limit": "500k"})
    assert settings.source(DOWNLOAD_LIMIT) is Source.USER
    assert settings.source(BACKGROUND_SLOTS) is Source.DEFAULT
    assert settings.rule(DOWNLOAD_LIMIT) is None


def test_rules_of_an_engine_with_other_bounds_do_no_harm() -> None:
    odd = Administration({"background_slots": Rule(-4, MAIN)}, {"slice_s": Rule("long", MAIN)})
    assert Settings({}, odd).get(BACKGROUND_SLOTS) == BACKGROUND_SLOTS.default
    assert Settings({"slice_s": "bad"}, odd).get(SLICE_S) == SLICE_S.default
