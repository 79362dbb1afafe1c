from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.settings import (
    ALL_SETTINGS,
    BACKGROUND_SLOTS,
    DOWNLOAD_DIRECTORY,
    MINIMUM_RETRY_DELAY_S,
    NO_PROGRESS_TIMEOUT_S,
    PAUSED,
    Setting,
    Settings,
    find_setting,
)

NUMBERS = [setting for setting in ALL_SETTINGS.values() if setting.kind in (int, float)]
FLOATS = [setting for setting in NUMBERS if setting.kind is float]
WHOLE = [setting for setting in NUMBERS if setting.kind is int]
COLOUR = Setting("colour", "green", "What colour.", choices=("green", "red"))


def key_of(setting: Setting) -> str:
    return setting.key


def refusal(setting: Setting, value: object) -> CommandError:
    with pytest.raises(CommandError) as caught:
        setting.check(value)
    assert caught.value.code is ErrorCode.VALUE_INVALID
    assert setting.key in str(caught.value)
    return caught.value


@pytest.mark.parametrize("setting", ALL_SETTINGS.values(), ids=key_of)
def test_every_row_is_complete(setting: Setting) -> None:
    assert setting.check(setting.default) == setting.default
    assert setting.text.endswith(".")
    assert ALL_SETTINGS[setting.key] is setting
    assert find_setting(setting.key) is setting


@pytest.mark.parametrize("setting", NUMBERS, ids=key_of)
def test_every_number_has_bounds_and_a_unit(setting: Setting) -> None:
    assert setting.unit
    assert setting.minimum is not None
    assert setting.maximum is not None
    for inside in (setting.minimum, setting.maximum):
        assert setting.check(setting.kind(inside)) == inside
    refusal(setting, setting.kind(setting.minimum - 1))
    refusal(setting, setting.kind(setting.maximum + 1))


@pytest.mark.parametrize("setting", FLOATS, ids=key_of)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_a_finite_number_is_refused(setting: Setting, value: float) -> None:
    refusal(setting, value)


@pytest.mark.parametrize("setting", NUMBERS, ids=key_of)
@pytest.mark.parametrize("value", [10**400, -(10**400), 10**5000], ids=["big", "low", "huge"])
def test_a_number_too_large_for_words_is_refused_in_words(setting: Setting, value: int) -> None:
    assert len(str(refusal(setting, value))) < 300


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (BACKGROUND_SLOTS, 3.0),
        (BACKGROUND_SLOTS, True),
        (BACKGROUND_SLOTS, "3"),
        (BACKGROUND_SLOTS, None),
        (MINIMUM_RETRY_DELAY_S, "60"),
        (MINIMUM_RETRY_DELAY_S, True),
        (PAUSED, 1),
        (PAUSED, "yes"),
        (DOWNLOAD_DIRECTORY, 7),
        (DOWNLOAD_DIRECTORY, ["/tmp"]),
        (COLOUR, "blue"),
        (COLOUR, {"colour": "x" * 10_000}),
    ],
)
def test_values_of_another_kind_are_refused(setting: Setting, value: object) -> None:
    assert len(str(refusal(setting, value))) < 300


def test_a_whole_number_will_do_for_a_float() -> None:
    value = MINIMUM_RETRY_DELAY_S.check(60)
    assert value == 60.0
    assert type(value) is float


def test_bounds_are_told_in_figures() -> None:
    assert "the most is 31536000 s" in str(refusal(NO_PROGRESS_TIMEOUT_S, 1e9))
    assert "the least is 1 jobs" in str(refusal(BACKGROUND_SLOTS, 0))


def test_changed_keeps_only_what_differs() -> None:
    settings = Settings().changed("background_slots", 5)
    assert settings.get(BACKGROUND_SLOTS) == 5
    assert settings.changed("background_slots", 3) == Settings()
    assert settings.changed("background_slots", None) == Settings()
    assert settings.changed("paused", True).values == {"background_slots": 5, "paused": True}
    assert settings.get(BACKGROUND_SLOTS) == 5, "the old value is a value of its own"


def test_a_refused_change_changes_nothing() -> None:
    settings = Settings({"background_slots": 5})
    with pytest.raises(CommandError):
        settings.changed("background_slots", 0)
    assert settings.get(BACKGROUND_SLOTS) == 5


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(CommandError) as caught:
        Settings().changed("backgroundslots", 5)
    assert caught.value.code is ErrorCode.SETTING_UNKNOWN


junk = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())


@given(st.sampled_from(list(ALL_SETTINGS.values())), junk)
def test_an_unusable_stored_value_counts_as_the_default(setting: Setting, value: object) -> None:
    values: dict[str, Any] = {setting.key: value}  # a damaged store may hold anything
    stored = Settings(values)
    got = stored.get(setting)
    assert type(got) is setting.kind
    assert setting.check(got) == got
    try:
        assert got == setting.check(value)
    except CommandError:
        assert got == setting.default


def test_iteration_gives_every_setting_with_its_value() -> None:
    rows = {setting.key: value for setting, value in Settings({"paused": True})}
    assert rows.keys() == ALL_SETTINGS.keys()
    assert rows["paused"] is True
    assert rows["background_slots"] == BACKGROUND_SLOTS.default


@pytest.mark.parametrize(
    "setting", [row for row in ALL_SETTINGS.values() if row.parse is not None], ids=key_of
)
def test_texts_with_a_meaning_are_read_when_they_are_set(setting: Setting) -> None:
    assert setting.examples
    for example in setting.examples:
        assert setting.check(example) == example
    refused = refusal(setting, "no such thing")
    assert "no such thing" in str(refused)
