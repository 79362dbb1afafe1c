"""Every setting, once: key, type, default, unit, bounds and what it is for.

Validation, the reference, the command line and the preferences read this table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ebbtide.core.administration import UNADMINISTERED, Administration, Rule, Source
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.moment_settings import (
    ACTIVE_PROGRAMS,
    AWAY_AFTER_S,
    COST_POLICY,
    FULL_SCREEN_COUNTS,
    KEPT_AWAKE_COUNTS,
    METERED_UNKNOWN,
    ON_BATTERY,
    POWER_UNKNOWN,
    PRESENCE_UNKNOWN,
    ROAMING_UNKNOWN,
    WHEN_ACTIVE,
    WINDOW,
)
from ebbtide.core.scheduling_settings import (
    BACKGROUND_SLOTS,
    CONNECTIONS_PER_HOST,
    INACTIVITY_TIMEOUT_S,
    MAXIMUM_FILES,
    MAXIMUM_JOBS,
    MAXIMUM_TIME_S,
    MINIMUM_RETRY_DELAY_S,
    NETWORK_GRACE_S,
    NO_PROGRESS_TIMEOUT_S,
    PAUSED,
    PAUSED_UNTIL,
    SLICE_S,
)
from ebbtide.core.setting import Setting, Value
from ebbtide.core.timetable import parse_rate, parse_timetable

__all__ = [
    "ACTIVE_PROGRAMS",
    "ALL_SETTINGS",
    "AWAY_AFTER_S",
    "BACKGROUND_SLOTS",
    "CONNECTIONS_PER_FILE",
    "CONNECTIONS_PER_HOST",
    "CONNECT_TIMEOUT_S",
    "COST_POLICY",
    "DOWNLOAD_DIRECTORY",
    "DOWNLOAD_LIMIT",
    "EXISTING_NAMES",
    "FOLLOW_TO_INSECURE",
    "FULL_SCREEN_COUNTS",
    "INACTIVITY_TIMEOUT_S",
    "KEPT_AWAKE_COUNTS",
    "LIMIT_TIMETABLE",
    "LOOK_BEFORE_ADDING",
    "MAXIMUM_FILES",
    "MAXIMUM_JOBS",
    "MAXIMUM_TIME_S",
    "METERED_UNKNOWN",
    "MINIMUM_RETRY_DELAY_S",
    "NETWORK_GRACE_S",
    "NO_PROGRESS_TIMEOUT_S",
    "ON_BATTERY",
    "PAUSED",
    "PAUSED_UNTIL",
    "POWER_UNKNOWN",
    "PRESENCE_UNKNOWN",
    "REMEMBERED",
    "ROAMING_UNKNOWN",
    "SECRETS_FILE",
    "SIDE_FILE",
    "SILENCE_TIMEOUT_S",
    "SLICE_S",
    "TRAY_CLOSE_HINT_SHOWN",
    "UPLOAD_LIMIT",
    "WHEN_ACTIVE",
    "WINDOW",
    "YIELD_ON_LOCAL_NETWORK",
    "_RATES",
    "Setting",
    "Settings",
    "Value",
    "find_setting",
]

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
SMB_ENCRYPT = Setting(
    "smb_encrypt",
    False,
    "Encrypt what goes to and comes from SMB servers even where they do not ask for it.",
)
SMB_GUEST = Setting(
    "smb_guest",
    False,
    "Be a guest on SMB servers for which there is no password; anybody on the way can then "
    "change the files.",
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
EXISTING_NAMES = Setting(
    "existing_names",
    "number",
    "What becomes of a download whose name exists already: it gets a number, or it is fetched "
    "and then waits until you have moved the other file away or given a name.",
    choices=("number", "ask"),
)
SECRETS_FILE = Setting(
    "secrets_file",
    False,
    "Where there is no keyring, keep passwords in a file that only you can read.",
)
LOOK_BEFORE_ADDING = Setting(
    "look_before_adding",
    True,
    "Ask the server about each address that you type before it is added: its name, its size "
    "and whether it can be resumed.",
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
        SMB_ENCRYPT,
        SMB_GUEST,
        SIDE_FILE,
        DOWNLOAD_LIMIT,
        UPLOAD_LIMIT,
        LIMIT_TIMETABLE,
        YIELD_ON_LOCAL_NETWORK,
        DOWNLOAD_DIRECTORY,
        EXISTING_NAMES,
        LOOK_BEFORE_ADDING,
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


REMEMBERED = frozenset({PAUSED.key, PAUSED_UNTIL.key, TRAY_CLOSE_HINT_SHOWN.key})
"""What the program remembers, not what somebody prefers: no administrator's business."""


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
    """The values that count: the administrator's fixed ones, the user's, the defaults."""

    values: Mapping[str, int | float | str | bool] = field(default_factory=dict)
    """What the user has chosen, where it differs from the default."""
    administration: Administration = UNADMINISTERED

    def get(self, setting: Setting[Value]) -> Value:
        """Return the value of a setting; an unusable stored one counts as the default."""
        fixed = self.administration.fixed.get(setting.key)
        if fixed is not None:
            return _ruled(setting, fixed)
        if setting.key not in self.values:
            return self.usual(setting)
        try:
            return setting.check(self.values[setting.key])
        except CommandError:
            return self.usual(setting)

    def usual(self, setting: Setting[Value]) -> Value:
        """Return what counts for a setting about which the user has said nothing."""
        rule = self.administration.defaults.get(setting.key)
        return setting.default if rule is None else _ruled(setting, rule)

    def source(self, setting: Setting[Any]) -> Source:
        """Return where the value of a setting comes from."""
        if setting.key in self.administration.fixed:
            return Source.FIXED
        if setting.key in self.values:
            return Source.USER
        ruled = setting.key in self.administration.defaults
        return Source.ADMINISTRATOR if ruled else Source.DEFAULT

    def may_change(self, setting: Setting[Any]) -> bool:
        """Tell whether the user may choose the value of a setting."""
        return setting.key not in self.administration.fixed

    def rule(self, setting: Setting[Any]) -> Rule | None:
        """Return what the administrator says that counts now, or None."""
        if self.source(setting) is Source.FIXED:
            return self.administration.fixed[setting.key]
        defaults = self.administration.defaults
        return defaults.get(setting.key) if setting.key not in self.values else None

    def changed(self, key: str, value: object) -> Settings:
        """Return the settings with one value changed; None goes back to the default.

        Raises:
            CommandError: no such setting, not a value for it, or it is fixed.
        """
        setting = find_setting(key)
        fixed = self.administration.fixed.get(key)
        if fixed is not None:
            raise CommandError(ErrorCode.SETTING_FIXED, key=key, path=fixed.path)
        values = dict(self.values)
        values.pop(key, None)
        if value is not None:
            checked = setting.check(value)
            if checked != self.usual(setting):
                values[key] = checked
        return Settings(values, self.administration)

    def __iter__(self) -> Iterator[tuple[Setting[Any], int | float | str | bool]]:
        for setting in ALL_SETTINGS.values():
            yield setting, self.get(setting)


def _ruled(setting: Setting[Value], rule: Rule) -> Value:
    try:
        return setting.check(rule.value)
    except CommandError:
        # Not from our own parser: an engine of another version knows other bounds.
        return setting.default
