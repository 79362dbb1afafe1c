"""`credentials`: names and passwords for servers, for all jobs."""

from __future__ import annotations

import argparse

from ebbtide.api.table import row
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import say, say_data
from ebbtide.cli.secret_input import read_secret
from ebbtide.cli.starting import any_engine

SCHEMES = ("basic", "digest", "ntlm", "negotiate")

_TEXTS = row("credentials.add").parameters


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=tuple(_ACTIONS), help="What to do.")
    parser.add_argument("host", metavar="HOST", nargs="?", help=_TEXTS["host"])
    parser.add_argument("--user", metavar="NAME", help="The name; asked for without it.")
    parser.add_argument("--scheme", choices=SCHEMES, help=_TEXTS["scheme"])
    parser.add_argument("--proxy", action="store_true", help=_TEXTS["for_proxy"])
    add_json(parser)


def _credentials(args: argparse.Namespace) -> int:
    if (args.host is None) != (args.action == "list"):
        from ebbtide.core.errors import EbbtideError, ErrorCode

        raise EbbtideError(ErrorCode.USAGE, detail="Name the server, except for 'list'.")
    return _ACTIONS[args.action](args)


def _add(args: argparse.Namespace) -> int:
    user = args.user or read_secret("User name")
    password = read_secret(f"Password of {user}")
    with any_engine() as client:
        client.call(
            "credentials.add",
            host=args.host,
            user=user,
            password=password,
            scheme=args.scheme,
            for_proxy=args.proxy,
        )
    say(f"The password of {user} for {args.host} is kept.")
    return 0


def _remove(args: argparse.Namespace) -> int:
    with any_engine() as client:
        client.call("credentials.remove", host=args.host, for_proxy=args.proxy)
    say(f"The password for {args.host} is forgotten.")
    return 0


def _list(args: argparse.Namespace) -> int:
    with any_engine() as client:
        found = client.call("credentials.list")
    if args.json:
        say_data(found)
        return 0
    for one in found:
        ways = f", {one['scheme']} only" if one["scheme"] else ""
        kind = "proxy " if one["for_proxy"] else ""
        say(f"{kind}{one['origin']}  {one['user']}{ways}")
    return 0


_ACTIONS = {"add": _add, "remove": _remove, "list": _list}

COMMANDS = {
    "credentials": Command(
        "Keep, forget or list names and passwords for servers; passwords are read from the "
        "terminal or standard input.",
        _credentials,
        _arguments,
        (
            "ebbtide credentials add example.org --user ann",
            "ebbtide credentials add proxy.example.org:3128 --proxy --user ann",
            "ebbtide credentials list",
        ),
    )
}
