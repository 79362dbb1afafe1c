"""`probe`: what servers say of addresses, before anything is added."""

from __future__ import annotations

import argparse

from ebbtide.api.table import row
from ebbtide.cli.adding import absolute
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import say, say_data
from ebbtide.cli.requests import common_options_of, declare_common
from ebbtide.cli.starting import any_engine

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Offer = dict[str, Any]
    """As docs/api.md describes it."""

_TOGETHER = 4
"""Addresses of one question: as many as the engine asks about at once, to be answered soon."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("urls", metavar="URL", nargs="+", help="The addresses.")
    parser.add_argument(
        "-d", "--directory", metavar="DIR", help="Say what saving into this directory would do."
    )
    declare_common(parser)
    add_json(parser)


def _probe(args: argparse.Namespace) -> int:
    directory = None if args.directory is None else absolute(args.directory)
    options = common_options_of(args, absolute)
    found: list[Offer] = []
    with any_engine() as client:
        for start in range(0, len(args.urls), _TOGETHER):
            urls = args.urls[start : start + _TOGETHER]
            offers = client.call("jobs.probe", urls=urls, directory=directory, options=options)
            found += offers
            if not args.json:
                _tell(offers)
    if args.json:
        say_data(found)
    return next((offer["error"]["number"] for offer in found if offer["error"]), 0)


def _tell(offers: list[Offer]) -> None:
    for offer in offers:
        say(offer["url"])
        for line in offer_lines(offer):
            say(f"  {line}")


def offer_lines(offer: Offer) -> Iterator[str]:
    """Yield what is known of one address."""
    facts = list(_facts(offer))
    if facts:
        yield ", ".join(facts)
    if offer["address"]:
        yield f"It is at {offer['address']} now."
    if offer["digest"]:
        yield f"Checksum: {offer['digest']}"
    if offer["held"]:
        yield offer["held"]["text"]
    if offer["error"]:
        yield offer["error"]["text"]
        yield offer["error"]["advice"]
    yield from _here(offer)


def _facts(offer: Offer) -> Iterator[str]:
    from ebbtide.cli.rendering import moment
    from ebbtide.core.words import size_in_words

    if offer["kind"] == "directory":
        yield "a directory; all its files are fetched"
    elif offer["kind"] == "list":
        count = offer["files"]
        yield "a list of files" if count is None else f"a list of {count} files"
    elif offer["name"]:
        yield offer["name"]
    if offer["size"] is not None:
        yield size_in_words(offer["size"])
    if offer["resumable"] is not None:
        yield "can be resumed" if offer["resumable"] else "cannot be resumed"
    if offer["media_type"]:
        yield offer["media_type"]
    if offer["modified"] is not None:
        yield f"changed {moment(offer['modified'])}"


def _here(offer: Offer) -> Iterator[str]:
    from ebbtide.core.words import size_in_words

    if offer["job"] is not None:
        done = "was fetched by" if offer["job_is_over"] else "is fetched by"
        yield f"It {done} job {offer['job']} already."
    if offer["saved_as"] not in (None, offer["name"]):
        yield f"{_there(offer)}: it would be saved as '{offer['saved_as']}'."
    elif offer["exists"]:
        yield f"{_there(offer)}: it would wait until somebody has decided about the name."
    if offer["size"] and offer["free"] is not None and offer["size"] > offer["free"]:
        free = size_in_words(offer["free"])
        yield f"It needs {size_in_words(offer['size'])}, and {free} are free."


def _there(offer: Offer) -> str:
    taken = "is already in" if offer["exists"] else "will soon be in"
    return f"'{offer['name']}' {taken} {offer['directory']}"


COMMANDS = {
    "probe": Command(
        row("jobs.probe").summary,
        _probe,
        _arguments,
        (
            "ebbtide probe https://example.org/ebb.iso",
            "ebbtide probe -d ~/Music --json https://example.org/a https://example.org/b",
        ),
        mixed=True,
    )
}
