"""What a command of the command line is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from ebbtide.cli.output import terminal_size

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from typing import NoReturn


class Command:
    """One command: what it is for, what it takes, what it does."""

    __slots__ = ("arguments", "examples", "mixed", "run", "summary")

    def __init__(
        self,
        summary: str,
        run: Callable[[argparse.Namespace], int],
        arguments: Callable[[argparse.ArgumentParser], None] | None = None,
        examples: tuple[str, ...] = (),
        *,
        mixed: bool = False,
    ) -> None:
        self.summary = summary
        self.run = run
        """Returns the exit status; raises EbbtideError."""
        self.arguments = arguments
        """Declares the arguments; None: there are none."""
        self.examples = examples
        self.mixed = mixed
        """Options may stand between the arguments of a list; that costs milliseconds."""


class Parser(argparse.ArgumentParser):
    """Complains as the rest of the program does."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            EbbtideError: USAGE.
        """
        from ebbtide.core.errors import EbbtideError, ErrorCode

        self.print_usage(sys.stderr)
        raise EbbtideError(ErrorCode.USAGE, detail=message)


def _formatter(prog: str) -> argparse.HelpFormatter:
    # Given a width, argparse does not import shutil to find one out.
    size = terminal_size()
    return argparse.RawDescriptionHelpFormatter(prog, width=size[0] - 2 if size else 78)


def parser_of(name: str, command: Command) -> Parser:
    """Return the parser of one command."""
    epilog = "\n".join(("examples:", *(f"  {example}" for example in command.examples)))
    parser = Parser(
        prog=f"ebbtide {name}",
        description=command.summary,
        epilog=epilog if command.examples else None,
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    if command.arguments is not None:
        command.arguments(parser)
    return parser


def add_json(parser: argparse.ArgumentParser, text: str = "Print JSON for programs.") -> None:
    """Declare ``--json``."""
    parser.add_argument("--json", action="store_true", help=text)


def parse(name: str, command: Command, words: list[str]) -> argparse.Namespace:
    """Return what somebody typed after the command.

    Raises:
        EbbtideError: USAGE.
    """
    parser = parser_of(name, command)
    return parser.parse_intermixed_args(words) if command.mixed else parser.parse_args(words)
