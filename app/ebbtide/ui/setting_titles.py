"""What the settings are called in the preferences, and under which heading they lie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from ebbtide.core.jobs import Priority
from ebbtide.core.settings import COST_POLICY, ON_BATTERY, WHEN_ACTIVE, Setting

translate = QCoreApplication.translate

_TITLES: Mapping[str, str] = {
    "background_slots": "Transfers at the same time",
    "minimum_retry_delay_s": "Longest wait before another attempt",
    "no_progress_timeout_s": "Give up without progress after",
    "connect_timeout_s": "Wait for a server to answer",
    "silence_timeout_s": "Wait for a silent server",
    "connections_per_file": "Connections for one file",
    "follow_to_insecure": "Follow to insecure addresses",
    "side_file": "Look for a checksum beside the file",
    "download_limit": "Download at most",
    "upload_limit": "Upload at most",
    "limit_timetable": "Limits by the hour",
    "yield_on_local_network": "Give way at home, too",
    "download_directory": "Save files to",
    "existing_names": "If the name exists",
    "look_before_adding": "Ask servers before adding",
    "secrets_file": "Keep passwords in a file",
    "smb_encrypt": "Encrypt shared folders",
    "smb_guest": "Be a guest in shared folders",
    "slice_s": "Turn of a transfer",
    "connections_per_host": "Transfers from one server",
    "maximum_time_s": "Longest time of a download",
    "inactivity_timeout_s": "Cancel forgotten transfers after",
    "maximum_jobs": "Most transfers in the list",
    "maximum_files": "Most files of a transfer",
    "network_grace_s": "Patience with a new network",
    "window": "Hours",
    "metered_unknown": "If it cannot be told: metered?",
    "roaming_unknown": "If it cannot be told: roaming?",
    "presence_unknown": "If it cannot be told: are you here?",
    "power_unknown": "If it cannot be told: on battery?",
    "away_after_s": "You are away after",
    "full_screen_counts": "Full screen means you are here",
    "kept_awake_counts": "A kept-awake screen means you are here",
    "active_programs": "Programs that mean you are here",
    "language": "Language",
    "tray_icon": "Tray icon",
}
_BY_PRIORITY: tuple[tuple[Mapping[Priority, Setting[Any]], Mapping[Priority, str]], ...] = (
    (
        WHEN_ACTIVE,
        {
            Priority.FOREGROUND: "While you are here: foreground",
            Priority.HIGH: "While you are here: high priority",
            Priority.NORMAL: "While you are here: normal priority",
            Priority.LOW: "While you are here: low priority",
        },
    ),
    (
        COST_POLICY,
        {
            Priority.FOREGROUND: "Connections: foreground",
            Priority.HIGH: "Connections: high priority",
            Priority.NORMAL: "Connections: normal priority",
            Priority.LOW: "Connections: low priority",
        },
    ),
    (
        ON_BATTERY,
        {
            Priority.FOREGROUND: "On battery: foreground",
            Priority.HIGH: "On battery: high priority",
            Priority.NORMAL: "On battery: normal priority",
            Priority.LOW: "On battery: low priority",
        },
    ),
)
_ALL_TITLES: Mapping[str, str] = {
    **_TITLES,
    **{
        rows[priority].key: title
        for rows, titles in _BY_PRIORITY
        for priority, title in titles.items()
    },
}


def title_of(setting: Setting[Any]) -> str:
    """Return a setting's name in words; one without words of its own goes by its key."""
    words = _ALL_TITLES.get(setting.key)
    if words is None:
        plain = setting.key.removesuffix("_s").replace("_", " ")
        words = plain[:1].upper() + plain[1:]
    return translate("SettingName", words)
