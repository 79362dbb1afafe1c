"""Every setting, once: key, type, default, unit, bounds and what it is for.

Validation, the reference, the command line and the preferences read this table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ebbtide.core.costs import parse_policy
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Priority
from ebbtide.core.timetable import parse_rate, parse_timetable
from ebbtide.core.windows import parse_window

Value = TypeVar("Value", int, float, str, bool)


@dataclass(frozen=True)
class Setting(Generic[Value]):
    """One row of the table."""

    key: str
    default: Value
    text: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    parse: Callable[[str], object] | None = None
    """Reads a text, or raises a `ValueError` that says what is wrong with it."""
    examples: tuple[str, ...] = ()
    """Texts that `parse` reads."""

    @property
    def kind(self) -> type[Value]:
        """The type of the value."""
        return type(self.default)

    def check(self, value: object) -> Value:
        """Return the value in the setting's type.

        Raises:
            CommandError: it is of another type, or out of bounds.
        """
        converted = self._converted(value)
        if self.choices and converted not in self.choices:
            raise self._refusal(value, "it must be one of " + ", ".join(self.choices))
        if not isinstance(converted, str | bool):
            self._check_bounds(converted)
        if self.parse is not None:
            self._check_text(self.parse, str(converted))
        return converted

    def _converted(self, value: object) -> Value:
        kind = self.kind
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            try:
                return kind(value)
            except OverflowError:
                raise self._refusal(value, "it is too large") from None
        raise self._refusal(value, f"it must be of type {_TYPE_NAMES[kind]}")

    def _check_text(self, parse: Callable[[str], object], text: str) -> None:
        try:
            parse(text)
        except ValueError as error:
            raise self._refusal(text, str(error)) from None

    def _check_bounds(self, value: float) -> None:
        if self.kind is float and not math.isfinite(value):
            raise self._refusal(value, "it must be a finite number")
        if self.minimum is not None and value < self.minimum:
            raise self._refusal(value, f"the least is {self._with_unit(self.minimum)}")
        if self.maximum is not None and value > self.maximum:
            raise self._refusal(value, f"the most is {self._with_unit(self.maximum)}")

    def _with_unit(self, number: float) -> str:
        return f"{number:.15g} {self.unit}".rstrip()

    def _refusal(self, value: object, detail: str) -> CommandError:
        return CommandError(
            ErrorCode.VALUE_INVALID,
            value=_shown(value),
            what=f"the setting '{self.key}'",
            detail=detail,
        )


_LONGEST_SHOWN = 80


def _shown(value: object) -> str:
    try:
        text = str(value)
    except ValueError:
        # Python refuses to spell out a number of thousands of digits.
        return "a very large number"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


_TYPE_NAMES: Mapping[type, str] = {
    int: "whole number",
    float: "number",
    str: "text",
    bool: "true or false",
}

BACKGROUND_SLOTS = Setting(
    "background_slots",
    3,
    "How many jobs that are not foreground run at the same time.",
    "jobs",
    1,
    64,
)
MINIMUM_RETRY_DELAY_S = Setting(
    "minimum_retry_delay_s",
    600.0,
    "The longest wait between two attempts; the first ones come much sooner.",
    "s",
    5,
    86_400,
)
NO_PROGRESS_TIMEOUT_S = Setting(
    "no_progress_timeout_s",
    1_209_600.0,
    "A job that keeps failing for this long without receiving anything is given to you to decide.",
    "s",
    0,
    31_536_000,
)
CONNECT_TIMEOUT_S = Setting(
    "connect_timeout_s", 20.0, "How long a server may take to accept a connection.", "s", 1, 600
)
SILENCE_TIMEOUT_S = Setting(
    "silence_timeout_s", 60.0, "How long a server may send nothing in mid-transfer.", "s", 1, 3600
)
CONNECTIONS_PER_FILE = Setting(
    "connections_per_file",
    4,
    "Over how many connections a large file is fetched, if the server takes them.",
    "connections",
    1,
    16,
)
FOLLOW_TO_INSECURE = Setting(
    "follow_to_insecure",
    False,
    "Follow a server from a secure address (https) to one that others can read (http).",
)
SIDE_FILE = Setting(
    "side_file",
    "",
    "Look for a checksum beside each file that has none, such as disk.iso.sha256.",
    choices=("", "sha256", "sha512", "sha1", "md5"),
)
_RATES = ("500k", "2.5M", "0", "off")
DOWNLOAD_LIMIT = Setting(
    "download_limit",
    "off",
    "The most that all downloads together may take, in bytes per second; 0 stops them.",
    parse=parse_rate,
    examples=_RATES,
)
UPLOAD_LIMIT = Setting(
    "upload_limit",
    "off",
    "The most that all uploads together may take, in bytes per second; 0 stops them.",
    parse=parse_rate,
    examples=_RATES,
)
LIMIT_TIMETABLE = Setting(
    "limit_timetable",
    "",
    "Further limits by day, time, priority and direction; the first rule that fits counts.",
    parse=parse_timetable,
    examples=(
        "Mon-Fri 08:00-18:00 500k; Sat,Sun 2M; else off",
        "22:00-06:00 off; low 100k; else up 50k",
    ),
)
YIELD_ON_LOCAL_NETWORK = Setting(
    "yield_on_local_network",
    False,
    "Give way also to traffic with servers on this machine and in its own network.",
)
DOWNLOAD_DIRECTORY = Setting(
    "download_directory", "", "Where files are saved; empty is your Downloads directory."
)
SECRETS_FILE = Setting(
    "secrets_file",
    False,
    "Where there is no keyring, keep passwords in a file that only you can read.",
)
PAUSED = Setting("paused", False, "All transfers are paused until you resume them.")
PAUSED_UNTIL = Setting(
    "paused_until",
    0.0,
    "When a pause of all transfers ends, in seconds since 1970; 0 is when you resume them.",
    "s",
    0,
    32_503_680_000,
)
SLICE_S = Setting(
    "slice_s",
    60.0,
    "How long a transfer goes on while others of its priority wait for their turn.",
    "s",
    5,
    86_400,
)
CONNECTIONS_PER_HOST = Setting(
    "connections_per_host",
    4,
    "How many transfers run from one server at the same time; foreground ones are not held back.",
    "jobs",
    1,
    64,
)
MAXIMUM_TIME_S = Setting(
    "maximum_time_s",
    7_776_000.0,
    "How long a download may be connected in all before it is given to you to decide.",
    "s",
    60,
    315_360_000,
)
INACTIVITY_TIMEOUT_S = Setting(
    "inactivity_timeout_s",
    7_776_000.0,
    "A transfer to which nothing happened for this long is cancelled; 0 keeps all for ever.",
    "s",
    0,
    315_360_000,
)
MAXIMUM_JOBS = Setting(
    "maximum_jobs",
    60,
    "How many transfers that are not over there may be.",
    "jobs",
    1,
    1_000_000,
)
MAXIMUM_FILES = Setting(
    "maximum_files", 200, "How many files one transfer may have.", "files", 1, 1_000_000
)
NETWORK_GRACE_S = Setting(
    "network_grace_s",
    2.0,
    "How long a new network or a woken computer gets before waiting attempts are made.",
    "s",
    0,
    60,
)

WINDOW = Setting(
    "window",
    "",
    "When transfers may run, such as 'Mon-Fri 22:00-06:00; Sat,Sun'; empty is always. "
    "Foreground ones run at any time.",
    parse=parse_window,
    examples=("", "Mon-Fri 22:00-06:00; Sat,Sun", "01:00-06:00"),
)


def _by_priority(
    key: str,
    text: str,
    defaults: tuple[str, str, str, str],
    choices: tuple[str, ...] = (),
    parse: Callable[[str], object] | None = None,
    examples: tuple[str, ...] = (),
) -> Mapping[Priority, Setting[str]]:
    """Return one row for each priority, highest first."""
    return {
        priority: Setting(
            f"{key}_{priority.name.lower()}",
            default,
            text.replace("{priority}", priority.name.lower()),
            choices=choices,
            parse=parse,
            examples=examples,
        )
        for priority, default in zip(Priority, defaults, strict=True)
    }


COST_POLICY = _by_priority(
    "cost_policy",
    "On what connections transfers of {priority} priority run: always, not-roaming, "
    "no-surcharge, standard, unrestricted, or cost states joined by '+'.",
    ("not-roaming", "no-surcharge", "unrestricted", "unrestricted"),
    parse=parse_policy,
    examples=("standard", "below-cap+roaming", "0x21"),
)
WHEN_ACTIVE = _by_priority(
    "when_active",
    "What transfers of {priority} priority do while you are at the computer: pause, yield "
    "(run, but give way to your own traffic) or ignore.",
    ("ignore", "yield", "pause", "pause"),
    ("pause", "yield", "ignore"),
)
ON_BATTERY = _by_priority(
    "on_battery",
    "What transfers of {priority} priority do on battery: run, unless-low (wait while it is "
    "low or power is being saved) or wait.",
    ("run", "run", "unless-low", "wait"),
    ("run", "unless-low", "wait"),
)
METERED_UNKNOWN = Setting(
    "metered_unknown",
    "unmetered",
    "What a connection counts as when it cannot be told whether it is metered.",
    choices=("metered", "unmetered"),
)
ROAMING_UNKNOWN = Setting(
    "roaming_unknown",
    "home",
    "What a mobile connection counts as when it cannot be told whether it is roaming.",
    choices=("roaming", "home"),
)
PRESENCE_UNKNOWN = Setting(
    "presence_unknown",
    "yield",
    "What transfers that wait while you are active do when that cannot be told.",
    choices=("pause", "yield", "ignore"),
)
POWER_UNKNOWN = Setting(
    "power_unknown",
    "mains",
    "What the computer counts as running on when that cannot be told.",
    choices=("battery", "mains"),
)
AWAY_AFTER_S = Setting(
    "away_after_s",
    120.0,
    "After how long without keyboard and pointer you count as away.",
    "s",
    5,
    86_400,
)
FULL_SCREEN_COUNTS = Setting(
    "full_screen_counts",
    True,
    "You count as active while a film, a game or a presentation fills the screen.",
)
KEPT_AWAKE_COUNTS = Setting(
    "kept_awake_counts",
    True,
    "You count as active while a program keeps the screen on, as films and calls do.",
)
ACTIVE_PROGRAMS = Setting(
    "active_programs",
    "",
    "You count as active while one of these programs runs: names with commas between, as in "
    "'obs, zoom'.",
)
TRAY_CLOSE_HINT_SHOWN = Setting(
    "tray_close_hint_shown",
    False,
    "You have been told that closing the window hides it in the tray.",
)
LANGUAGE = Setting(
    "language",
    "",
    "The language of the window, from its next start on; empty is that of your desktop.",
    choices=("", "en", "cs", "it", "zh_TW"),
)
TRAY_ICON = Setting(
    "tray_icon",
    "coloured",
    "The icon in the tray: coloured, or white or black where that fits the panel better.",
    choices=("coloured", "white", "black"),
)


def _rows(*settings: Setting[Any]) -> tuple[Setting[Any], ...]:
    return settings


ALL_SETTINGS: Mapping[str, Setting[Any]] = {
    setting.key: setting
    for setting in _rows(
        BACKGROUND_SLOTS,
        MINIMUM_RETRY_DELAY_S,
        NO_PROGRESS_TIMEOUT_S,
        CONNECT_TIMEOUT_S,
        SILENCE_TIMEOUT_S,
        CONNECTIONS_PER_FILE,
        FOLLOW_TO_INSECURE,
        SIDE_FILE,
        DOWNLOAD_LIMIT,
        UPLOAD_LIMIT,
        LIMIT_TIMETABLE,
        YIELD_ON_LOCAL_NETWORK,
        DOWNLOAD_DIRECTORY,
        SECRETS_FILE,
        SLICE_S,
        CONNECTIONS_PER_HOST,
        MAXIMUM_TIME_S,
        INACTIVITY_TIMEOUT_S,
        MAXIMUM_JOBS,
        MAXIMUM_FILES,
        NETWORK_GRACE_S,
        WINDOW,
        *COST_POLICY.values(),
        *WHEN_ACTIVE.values(),
        *ON_BATTERY.values(),
        METERED_UNKNOWN,
        ROAMING_UNKNOWN,
        PRESENCE_UNKNOWN,
        POWER_UNKNOWN,
        AWAY_AFTER_S,
        FULL_SCREEN_COUNTS,
        KEPT_AWAKE_COUNTS,
        ACTIVE_PROGRAMS,
        LANGUAGE,
        TRAY_ICON,
        PAUSED,
        PAUSED_UNTIL,
        TRAY_CLOSE_HINT_SHOWN,
    )
}


def find_setting(key: str) -> Setting[Any]:
    """Return the row with this key.

    Raises:
        CommandError: there is none.
    """
    try:
        return ALL_SETTINGS[key]
    except KeyError:
        raise CommandError(ErrorCode.SETTING_UNKNOWN, key=key) from None


@dataclass(frozen=True)
class Settings:
    """The values that differ from their defaults."""

    values: Mapping[str, int | float | str | bool] = field(default_factory=dict)

    def get(self, setting: Setting[Value]) -> Value:
        """Return the value of a setting; an unusable stored one counts as the default."""
        try:
            return setting.check(self.values.get(setting.key, setting.default))
        except CommandError:
            return setting.default

    def changed(self, key: str, value: object) -> Settings:
        """Return the settings with one value changed; None goes back to the default.

        Raises:
            CommandError: no such setting, or not a value for it.
        """
        setting = find_setting(key)
        values = dict(self.values)
        values.pop(key, None)
        if value is not None:
            checked = setting.check(value)
            if checked != setting.default:
                values[key] = checked
        return Settings(values)

    def __iter__(self) -> Iterator[tuple[Setting[Any], int | float | str | bool]]:
        for setting in ALL_SETTINGS.values():
            yield setting, self.get(setting)
