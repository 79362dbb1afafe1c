"""`upload`: make a job that sends files."""

from __future__ import annotations

import argparse

from ebbtide.api.table import row
from ebbtide.cli.adding import PRIORITIES, absolute, absolute_file, wait
from ebbtide.cli.command import Command, add_json
from ebbtide.cli.output import say, say_data
from ebbtide.cli.requests import common_options_of, declare_common, size_of_option
from ebbtide.cli.starting import any_engine

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from typing import Any

METHODS = (
    *("auto", "put", "post", "multipart", "tus", "bits"),
    *("content-range", "ranged-put", "ietf", "s3"),
)
_TEXTS = row("jobs.upload").parameters


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="The files or directories.")
    parser.add_argument("url", metavar="URL", help=_TEXTS["url"])
    parser.add_argument(
        "--method",
        choices=METHODS,
        default="auto",
        help="How to send over HTTP; auto asks the server what it knows.",
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="Replace what has the same name on the server.",
    )
    parser.add_argument("--reply", metavar="FILE", help="Save what the server answers.")
    _declare_details(parser)
    parser.add_argument("--name", metavar="NAME", help=_TEXTS["name"])
    parser.add_argument("--priority", choices=PRIORITIES, default="normal", help=_TEXTS["priority"])
    parser.add_argument("--hold", action="store_true", help=_TEXTS["hold"])
    parser.add_argument("--manual", action="store_true", help=_TEXTS["manual"])
    parser.add_argument(
        "--wait",
        action="store_true",
        help="Wait until the files are sent, or the job needs somebody. Ctrl-C stops only "
        "the waiting.",
    )
    declare_common(parser)
    add_json(parser)


def _declare_details(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--form-field", metavar="NAME", help="What a form calls the file.")
    parser.add_argument(
        "--form", action="append", metavar="NAME=VALUE", help="Another field of the form."
    )
    parser.add_argument("--type", metavar="TYPE", help="What the file is, such as image/png.")
    parser.add_argument("--fragment-size", metavar="SIZE", help="The most to send at once: 5M.")
    parser.add_argument("--region", metavar="NAME", help="The region of an S3 server.")
    parser.add_argument(
        "--direct",
        action="store_true",
        help="Over SMB: write to the final name at once, where nothing can be renamed.",
    )


def _upload(args: argparse.Namespace) -> int:
    reply = None if args.reply is None else absolute_file(args.reply)
    options = common_options_of(args, absolute)
    with any_engine() as client:
        job = client.call(
            "jobs.upload",
            paths=[absolute(path) for path in args.files],
            url=args.url,
            name=args.name,
            priority=args.priority,
            hold=args.hold,
            manual=args.manual,
            reply=reply,
            upload=_details(args),
            options=options,
        )
        if args.wait:
            return wait(client, job, args)
    if args.json:
        say_data(job)
    else:
        say(f"Added as job {job['number']}: {job['name']}")
    return 0


def _details(args: argparse.Namespace) -> dict[str, Any]:
    found = {
        "method": args.method.replace("-", "_"),
        "overwrite": args.overwrite,
        "form_field": args.form_field,
        "form_values": [_pair(text) for text in args.form or ()],
        "media_type": args.type,
        "fragment_size": size_of_option(args.fragment_size),
        "region": args.region,
        "direct": args.direct,
    }
    return {key: value for key, value in found.items() if value is not None}


def _pair(text: str) -> list[str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        from ebbtide.core.errors import EbbtideError, ErrorCode

        raise EbbtideError(ErrorCode.USAGE, detail=f"'{text}' is not NAME=VALUE.")
    return [name, value]


COMMANDS = {
    "upload": Command(
        row("jobs.upload").summary,
        _upload,
        _arguments,
        (
            "ebbtide upload ebb.iso https://example.org/files/",
            "ebbtide upload --method tus ebb.iso https://example.org/uploads/",
            "ebbtide upload --method bits --reply answer.txt ebb.iso https://example.org/in/ebb.iso",
            "ebbtide upload photos/ smb://nas/pictures/",
        ),
        mixed=True,
    )
}
