"""The rows about who runs, for how long, and when the next attempt is made.

Names and defaults are BITS' own where it has them ("Group Policies").
"""

from __future__ import annotations

from ebbtide.core.setting import Setting

BACKGROUND_SLOTS = Setting(
    "background_slots",
    3,
    "How many jobs that are not foreground run at the same time.",
    "jobs",
    1,
    64,
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
# BITS has 60 for each user and 300 for the machine, but none for administrators, and whoever
# runs Ebbtide is that to it. So it only stops a program that runs wild, where plans get slow.
MAXIMUM_JOBS = Setting(
    "maximum_jobs",
    10_000,
    "How many transfers that are not over there may be. BITS has 60 for each user who is not an "
    "administrator.",
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
PAUSED = Setting("paused", False, "All transfers are paused until you resume them.")
PAUSED_UNTIL = Setting(
    "paused_until",
    0.0,
    "When a pause of all transfers ends, in seconds since 1970; 0 is when you resume them.",
    "s",
    0,
    32_503_680_000,
)
