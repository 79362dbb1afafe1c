"""`settings`: read and change them."""

from __future__ import annotations

import argparse
import sys

from ebbtide.api.table import row
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import say, say_data, terminal_size
from ebbtide.cli.starting import any_engine, running_engine
from ebbtide.cli.table import Column, table_lines
from ebbtide.cli.text import clean

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from typing import Any

    Setting = dict[str, Any]

_RELOAD = "Read the administrator's policy files again, then show all settings."
_COLUMNS = (
    Column("Setting"),
    Column("Value", least=12, middle=True),
    Column("From"),
    Column("What it is for", least=20),
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    texts = row("settings.set").parameters
    parser.add_argument("key", metavar="KEY", nargs="?", help=texts["key"])
    parser.add_argument("value", metavar="VALUE", nargs="?", help="The new value.")
    parser.add_argument("--reset", action="store_true", help="Go back to the default.")
    parser.add_argument("--reload", action="store_true", help=_RELOAD)
    add_json(parser)


def _settings(args: argparse.Namespace) -> int:
    from ebbtide.core.errors import EbbtideError, ErrorCode

    if args.reset and (args.key is None or args.value is not None):
        raise EbbtideError(ErrorCode.USAGE, detail="Name the one setting to reset, and no value.")
    if args.reload and (args.key is not None or args.reset):
        raise EbbtideError(ErrorCode.USAGE, detail="--reload goes with no setting.")
    if args.value is not None or args.reset:
        return _change(args)
    with running_engine() as client:
        table = client.call("settings.reload" if args.reload else "settings.list")["table"]
    if args.key is not None:
        return _tell_one(_find(table, args.key), as_json=args.json)
    if args.json:
        say_data(table)
    else:
        _tell_all(table)
    return 0


def _change(args: argparse.Namespace) -> int:
    with any_engine() as client:
        setting = _find(client.call("settings.list")["table"], args.key)
        value = None if args.reset else _value(setting, args.value)
        table = client.call("settings.set", key=args.key, value=value)["table"]
    return _tell_one(_find(table, args.key), as_json=args.json)


def _tell_one(setting: Setting, *, as_json: bool) -> int:
    if as_json:
        say_data(setting)
    else:
        say(_in_words(setting["value"]))
        if setting["file"]:
            # Not where scripts look for the value.
            print(clean(f"({_origin(setting)}: {setting['file']})"), file=sys.stderr)
    return 0


_ORIGINS = {
    "default": "default",
    "administrator": "administrator's default",
    "user": "you",
    "fixed": "fixed by administrator",
}


def _origin(setting: Setting) -> str:
    return _ORIGINS[setting["source"]]


def _tell_all(table: list[Setting]) -> None:
    rows = [
        [
            setting["key"],
            f"{_in_words(setting['value'])} {setting['unit']}",
            _origin(setting),
            setting["text"],
        ]
        for setting in table
    ]
    size = terminal_size()
    print("\n".join(table_lines(_COLUMNS, rows, size and size[0])))


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _find(table: list[Setting], key: str) -> Setting:
    for setting in table:
        if setting["key"] == key:
            return setting
    from ebbtide.core.errors import CommandError, ErrorCode

    raise CommandError(ErrorCode.SETTING_UNKNOWN, key=key)


_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _value(setting: Setting, text: str) -> object:
    """Return what somebody typed as the setting's type; the engine says if it is none."""
    kind = setting["type"]
    try:
        if kind == "bool":
            return _BOOLEANS[text.lower()]
        if kind == "int":
            return int(text)
        if kind == "float":
            number = float(text)
            # JSON has no word for the others.
            return number if abs(number) < float("inf") else text
    except (KeyError, ValueError):
        return text
    return text


COMMANDS = {
    "settings": Command(
        "Show the settings, or change one.",
        _settings,
        _arguments,
        (
            "ebbtide settings",
            "ebbtide settings background_slots",
            "ebbtide settings background_slots 5",
            "ebbtide settings background_slots --reset",
            "ebbtide settings --reload",
        ),
    )
}
