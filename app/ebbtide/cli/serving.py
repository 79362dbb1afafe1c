"""`serve-uploads`: a server for the uploads of others, in this terminal."""

from __future__ import annotations

import argparse
import signal
import sys
from functools import partial

from ebbtide.cli.command import Command
from ebbtide.cli.output import complain, say

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from ebbtide.core.errors import EbbtideError
    from ebbtide.uploads_server.options import Login, ServerOptions

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_HIGHEST_PORT = 65535


def _serve(args: argparse.Namespace) -> int:
    from ebbtide.uploads_server.server import UploadServer

    options = _options(args)
    for warning in _warnings(options):
        complain(warning, "")
    server = UploadServer(options, _tell)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, partial(_stop, server.stop))
    _tell(f"Taking uploads for {options.directory} at {server.url}")
    server.run()
    _tell("No more uploads are taken. Unfinished ones go on when this is started again.")
    return 0


def _stop(stop: Callable[[], None], *_: object) -> None:
    # The next signal ends the program the hard way.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    stop()


def _tell(line: str) -> None:
    say(line)
    sys.stdout.flush()


def _options(args: argparse.Namespace) -> ServerOptions:
    """Return what was asked for.

    Raises:
        EbbtideError: USAGE, it makes no sense, or opens more than was said.
    """
    import dataclasses
    from pathlib import Path

    from ebbtide.uploads_server.options import ServerOptions

    options = ServerOptions(
        directory=Path(args.directory).absolute(),
        address=args.listen,
        port=args.port,
        tls=_tls(args.certificate),
        max_size=_size(args.max_size) if args.max_size else None,
        max_request=_size(args.max_request),
        session_timeout_s=duration_of(args.session_timeout),
        overwrite=args.overwrite,
        reply_hook=_program(args.reply_hook),
    )
    _check_openness(options, args)
    return dataclasses.replace(options, login=_login(args))


def _check_openness(options: ServerOptions, args: argparse.Namespace) -> None:
    if bool(args.user) != args.password_stdin:
        raise _usage("--user and --password-stdin belong together.")
    if args.user and args.no_login:
        raise _usage("--user and --no-login contradict each other.")
    if not 0 <= options.port <= _HIGHEST_PORT:
        raise _usage(f"--port: ports go up to {_HIGHEST_PORT}.")
    if not options.is_local and not args.user and not args.no_login:
        raise _usage(
            f"Other computers reach {options.address}: give --user and --password-stdin, or "
            "--no-login if everybody there may send files."
        )


def _warnings(options: ServerOptions) -> list[str]:
    if options.is_local:
        return []
    if options.login is None:
        return [f"Everybody who reaches {options.address} can send files and fetch them."]
    if options.tls is None:
        return ["Without --certificate, the password and the files can be read on the way."]
    return []


def _login(args: argparse.Namespace) -> Login | None:
    if not args.user:
        return None
    from ebbtide.cli.secret_input import read_secret
    from ebbtide.uploads_server.options import Login

    if ":" in args.user:
        raise _usage("--user: a user name cannot hold a colon.")
    return Login(args.user, read_secret("Password of the server"))


def _tls(path: str | None) -> ssl.SSLContext | None:
    if path is None:
        return None
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        # A key that is locked is refused: there is nobody to ask once the server runs by itself.
        context.load_cert_chain(path, password=lambda: "")
    except (OSError, ValueError) as error:
        detail = "it is not a certificate with its open key"
        if isinstance(error, OSError) and not isinstance(error, ssl.SSLError):
            detail = error.strerror or str(error)
        raise _usage(f"--certificate: '{path}' cannot be used: {detail}.") from error
    return context


def _program(name: str | None) -> str | None:
    if name is None:
        return None
    import os
    import shutil

    found = shutil.which(name)
    if found is None:
        raise _usage(f"--reply-hook: there is no program '{name}'.")
    return os.path.abspath(found)  # noqa: PTH100 - Path is not needed for anything else here


def _size(text: str) -> int:
    from ebbtide.cli.budgets import size_of

    size = size_of(text)
    if size <= 0:
        raise _usage(f"'{text}': a size has to be larger than nothing.")
    return size


def duration_of(text: str) -> float:
    """Return seconds: a number with s, m, h or d behind it; without, seconds.

    Raises:
        EbbtideError: USAGE.
    """
    digits, unit = (text[:-1], text[-1]) if text[-1:] in _UNITS else (text, "s")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9 or not int(digits):
        raise _usage(f"--session-timeout: '{text}' is not a time such as 12h or 14d.")
    return float(int(digits) * _UNITS[unit])


def _usage(detail: str) -> EbbtideError:
    from ebbtide.core.errors import EbbtideError, ErrorCode

    return EbbtideError(ErrorCode.USAGE, detail=detail)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", metavar="DIR", help="Where the files go.")
    parser.add_argument(
        "--listen",
        metavar="ADDRESS",
        default="127.0.0.1",
        help="Which of this computer's addresses to serve; without it only this computer itself.",
    )
    parser.add_argument("--port", type=int, default=0, metavar="N", help="Without it any free one.")
    parser.add_argument("--user", metavar="NAME", help="Let only this user in.")
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="Read the user's password from the terminal or from standard input.",
    )
    parser.add_argument(
        "--no-login", action="store_true", help="Let everybody in, also from other computers."
    )
    parser.add_argument(
        "--certificate", metavar="PEM", help="Speak TLS, with this certificate and its key."
    )
    parser.add_argument("--max-size", metavar="SIZE", help="The largest file, such as 2GB.")
    parser.add_argument(
        "--max-request",
        metavar="SIZE",
        default="1G",
        help="The most bytes that one request may carry (1G).",
    )
    parser.add_argument(
        "--session-timeout",
        metavar="TIME",
        default="14d",
        help="Delete unfinished uploads so long after their last progress (14d).",
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="Let uploads replace files of the same name."
    )
    parser.add_argument(
        "--reply-hook",
        metavar="PROGRAM",
        help="Run this with the paths of each BITS upload and of the reply that it may write.",
    )


COMMANDS = {
    "serve-uploads": Command(
        "Take uploads by the BITS protocol, in this terminal, until it is interrupted.",
        _serve,
        _arguments,
        (
            "ebbtide serve-uploads ~/Inbox",
            "ebbtide serve-uploads ~/Inbox --port 8080 --max-size 2GB --session-timeout 3d",
            "ebbtide serve-uploads ~/Inbox --listen 0.0.0.0 --user me --password-stdin",
        ),
    ),
}
