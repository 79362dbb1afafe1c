"""The rows about the right moment: cost, presence, power and time."""

from __future__ import annotations

from ebbtide.core.costs import parse_policy
from ebbtide.core.setting import Setting, by_priority
from ebbtide.core.windows import parse_window

WINDOW = Setting(
    "window",
    "",
    "When transfers may run, such as 'Mon-Fri 22:00-06:00; Sat,Sun'; empty is always. "
    "Foreground ones run at any time.",
    parse=parse_window,
    examples=("", "Mon-Fri 22:00-06:00; Sat,Sun", "01:00-06:00"),
)
COST_POLICY = by_priority(
    "cost_policy",
    "On what connections transfers of {priority} priority run: always, not-roaming, "
    "no-surcharge, standard, unrestricted, or cost states joined by '+'.",
    ("not-roaming", "no-surcharge", "unrestricted", "unrestricted"),
    parse=parse_policy,
    examples=("standard", "below-cap+roaming", "0x21"),
)
WHEN_ACTIVE = by_priority(
    "when_active",
    "What transfers of {priority} priority do while you are at the computer: pause, yield "
    "(run, but give way to your own traffic) or ignore.",
    ("ignore", "yield", "pause", "pause"),
    ("pause", "yield", "ignore"),
)
ON_BATTERY = by_priority(
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
