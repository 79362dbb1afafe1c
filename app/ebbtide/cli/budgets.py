"""`budget`: the data plans of networks."""

from __future__ import annotations

import argparse

from ebbtide.api.table import row
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import say, say_data
from ebbtide.cli.starting import any_engine
from ebbtide.core.words import size_in_words

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from typing import Any

_TEXTS = row("budgets.set").parameters
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("network", metavar="NETWORK", nargs="?", help=_TEXTS["network"])
    parser.add_argument(
        "cap", metavar="CAP", nargs="?", help="Bytes a month: 20G, 500M; 'none' forgets the plan."
    )
    parser.add_argument("--reset-day", type=int, default=1, help=_TEXTS["reset_day"])
    parser.add_argument(
        "--over", choices=("charged", "throttled"), default="charged", help=_TEXTS["over"]
    )
    parser.add_argument("--used", metavar="SIZE", help="What is used in this period, if you know.")
    add_json(parser)


def _budget(args: argparse.Namespace) -> int:
    with any_engine() as client:
        if args.network is None:
            budgets = client.call("budgets.list")
        elif args.cap is None:
            raise _usage("Say how much there is: ebbtide budget NETWORK 20G.")
        elif args.cap == "none":
            budgets = client.call("budgets.remove", network=args.network)
        else:
            budgets = client.call(
                "budgets.set",
                network=args.network,
                cap=size_of(args.cap),
                reset_day=args.reset_day,
                over=args.over,
                used=None if args.used is None else size_of(args.used),
            )
    _tell(budgets, as_json=args.json)
    return 0


def _tell(budgets: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        say_data(budgets)
        return
    for budget in budgets:
        used, cap = size_in_words(budget["used"]), size_in_words(budget["cap"])
        say(f"{budget['name']}: {used} of {cap} used; starts anew on day {budget['reset_day']}")
    if not budgets:
        say("No network has a data plan here. Set one: ebbtide budget NETWORK 20G")


def size_of(text: str) -> int:
    """Return a size that somebody typed, in bytes: ``20G``, ``1.5 TB``, ``500m``.

    Raises:
        EbbtideError: USAGE, it is none.
    """
    word = text.strip().lower().removesuffix("b").strip()
    unit = word[-1:] if word[-1:] in _UNITS else ""
    try:
        return round(float(word.removesuffix(unit)) * _UNITS[unit])
    except (ValueError, OverflowError):
        raise _usage(f"'{text}' is not a size; write 20G or 500M.") from None


def _usage(detail: str) -> Exception:
    from ebbtide.core.errors import EbbtideError, ErrorCode

    return EbbtideError(ErrorCode.USAGE, detail=detail)


COMMANDS = {
    "budget": Command(
        "Show or set the data plans of networks.",
        _budget,
        _arguments,
        ("ebbtide budget", "ebbtide budget 'Phone hotspot' 20G --reset-day 15"),
    ),
}
