"""`add`'s options about how to talk to servers, as the API's HttpOptions."""

from __future__ import annotations

import argparse
from pathlib import Path

from ebbtide.cli.secret_input import read_secret

TYPE_CHECKING = False  # importing typing would cost milliseconds
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_FLAWS = {
    "wrong_host": "belongs to another server",
    "expired": "has expired, or is not valid yet",
    "unknown_authority": "is signed by nobody whom this computer knows",
    "wrong_usage": "was not made for servers; only together with --insecure-unknown-authority",
}
_SCHEMES = ("basic", "digest", "ntlm", "negotiate")


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--range",
        action="append",
        metavar="OFFSET:LENGTH,...",
        help="Fetch only these parts, one after the other; the last length may be eof. Once for "
        "each address.",
    )
    parser.add_argument("--checksum", metavar="ALGORITHM:HEX", help="What the file has to match.")
    parser.add_argument("--method", metavar="METHOD", help="Use this method instead of GET.")
    parser.add_argument(
        "--dynamic",
        action="store_true",
        help="The content is made anew each time: never continue it, do not expect a length.",
    )
    parser.add_argument("--max-size", metavar="SIZE", help="The most to download: 500M, 20G.")
    declare_common(parser)


def declare_common(parser: argparse.ArgumentParser) -> None:
    """Declare the options that uploads have, too."""
    _declare_headers(parser)
    _declare_identity(parser)
    _declare_way(parser)
    _declare_patience(parser)


def _declare_headers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--header",
        action="append",
        metavar="'NAME: VALUE'",
        help="Send this header, too. Never a secret: others see the command line.",
    )
    parser.add_argument(
        "--secret-header",
        action="append",
        metavar="NAME",
        help="Send this header, too; its value is read from the terminal or standard input.",
    )
    parser.add_argument(
        "--redirects",
        choices=("silent", "report", "disallow"),
        help="Follow redirects, follow and keep the new address, or do not follow.",
    )
    parser.add_argument(
        "--follow-to-insecure",
        action="store_true",
        help="Follow from https to http, where others can read along.",
    )


def _declare_identity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--user",
        metavar="NAME",
        help="Who you are to the server; the password is read from the terminal or standard input.",
    )
    parser.add_argument("--auth", choices=_SCHEMES, help="Show it in this way only.")
    parser.add_argument(
        "--netrc",
        nargs="?",
        const="~/.netrc",
        metavar="FILE",
        help="Look up names and passwords in this file (~/.netrc); nobody else may read it.",
    )
    parser.add_argument("--cookies", metavar="FILE", help="Send the cookies of a cookies.txt.")
    parser.add_argument(
        "--client-cert", metavar="FILE", help="Show this certificate; PEM, with its key."
    )


def _declare_way(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--proxy", metavar="URL", help="Go by way of http://, https:// or socks5://.")
    way.add_argument("--no-proxy", action="store_true", help="Go straight to the server.")
    parser.add_argument(
        "--proxy-bypass",
        action="append",
        metavar="HOST",
        help="Reach this host without the proxy: a name, *.example.org or <local>.",
    )
    parser.add_argument(
        "--proxy-user", metavar="NAME", help="Who you are to the proxy; as for --user."
    )
    parser.add_argument("--ca", metavar="FILE", help="Trust these authorities, too; PEM.")
    parser.add_argument(
        "--check-revocation",
        action="store_true",
        help="Refuse certificates that the revocation lists in the --ca file do not clear.",
    )
    for flaw, words in _FLAWS.items():
        parser.add_argument(
            f"--insecure-{flaw.replace('_', '-')}",
            action="append_const",
            dest="flaws",
            const=flaw,
            help=f"Accept a certificate that {words}.",
        )


def _declare_patience(parser: argparse.ArgumentParser) -> None:
    for name, words in (
        ("retry-delay", "The longest wait between two attempts."),
        ("no-progress-timeout", "Give up after nothing arrived for so long; 0 at once."),
        ("max-time", "Give up after connecting and transferring for so long."),
    ):
        parser.add_argument(f"--{name}", type=float, metavar="SECONDS", help=words)


def ranges_of(args: argparse.Namespace) -> list[list[dict[str, Any]]]:
    """Return the parts that are wanted, for each address.

    Raises:
        EbbtideError: VALUE_INVALID.
    """
    if not args.range:
        return []
    from ebbtide.core.codec import to_data
    from ebbtide.core.file_ranges import parse_file_ranges

    return [to_data(parse_file_ranges(text)) for text in args.range]


def options_of(args: argparse.Namespace, absolute: Callable[[str], str]) -> dict[str, Any]:
    """Return what somebody asked for, without what is as usual; asks for secrets.

    Args:
        args: the command line.
        absolute: makes a path one that the engine understands.

    Raises:
        EbbtideError: USAGE.
    """
    found = common_options_of(args, absolute) | {
        "method": args.method,
        "dynamic": args.dynamic or None,
        "maximum_size": size_of_option(args.max_size),
        "checksum": args.checksum,
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def common_options_of(args: argparse.Namespace, absolute: Callable[[str], str]) -> dict[str, Any]:
    """Return what `declare_common` declared, as `options_of` does."""
    found = {
        "headers": _headers(args),
        "redirects": args.redirects,
        "follow_to_insecure": args.follow_to_insecure or None,
        "accepted_flaws": args.flaws,
        "check_revocation": args.check_revocation or None,
        "minimum_retry_delay_s": args.retry_delay,
        "no_progress_timeout_s": args.no_progress_timeout,
        "maximum_time_s": args.max_time,
        "proxy": _proxy(args),
        "logins": _logins(args),
    }
    files = {
        "client_certificate": args.client_cert,
        "authority_file": args.ca,
        "netrc": args.netrc,
        "cookies_file": args.cookies,
    }
    found |= {key: absolute(str(Path(path).expanduser())) for key, path in files.items() if path}
    return {key: value for key, value in found.items() if value not in (None, [])}


def _headers(args: argparse.Namespace) -> list[dict[str, Any]]:
    headers = []
    for text in args.header or ():
        name, colon, value = text.partition(":")
        if not colon:
            raise _usage(f"'{name}' is not a header; write 'Name: value'.")
        headers.append({"name": name.strip(), "value": value.strip()})
    for name in args.secret_header or ():
        value = read_secret(f"Value of {name}")
        headers.append({"name": name, "value": value, "write_only": True})
    return headers


def _logins(args: argparse.Namespace) -> list[dict[str, Any]]:
    logins: list[dict[str, Any]] = []
    if args.user:
        password = read_secret(f"Password of {args.user}")
        logins.append({"user": args.user, "password": password, "scheme": args.auth})
    if args.proxy_user:
        password = read_secret(f"Password of {args.proxy_user} for the proxy")
        logins.append({"user": args.proxy_user, "password": password, "for_proxy": True})
    return logins


def _proxy(args: argparse.Namespace) -> dict[str, Any] | None:
    if args.no_proxy:
        return {"mode": "none"}
    if args.proxy:
        return {"mode": "explicit", "url": args.proxy, "bypass": args.proxy_bypass or []}
    if args.proxy_bypass:
        raise _usage("--proxy-bypass goes with --proxy.")
    return None


def size_of_option(text: str | None) -> int | None:
    """Return bytes of what somebody typed, such as 500M.

    Raises:
        EbbtideError: USAGE.
    """
    if text is None:
        return None
    from ebbtide.cli.budgets import size_of

    return size_of(text)


def _usage(detail: str) -> Exception:
    from ebbtide.core.errors import EbbtideError, ErrorCode

    return EbbtideError(ErrorCode.USAGE, detail=detail)
