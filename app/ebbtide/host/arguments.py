"""What `ebbtide open` is given: by a hand, by the desktop, or by a page with a link to us."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from ebbtide.api.methods import ShowWindow
from ebbtide.core.errors import CommandError, ErrorCode

SCHEME = "ebbtide:"
_LONGEST = 8192
_MOST = 200
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of `ebbtide open` and `ebbtide start`."""
    parser = argparse.ArgumentParser(
        prog="ebbtide open", description="Run Ebbtide, or show the one that runs already."
    )
    parser.add_argument("command", nargs="?", default="open", choices=("open", "start"))
    parser.add_argument(
        "links", nargs="*", metavar="LINK", help="addresses or Metalink files to ask about"
    )
    parser.add_argument("--headless", action="store_true", help="run without window and tray")
    parser.add_argument(
        "--background", action="store_true", help="start in the tray, without the window"
    )
    parser.add_argument("--add", action="store_true", help="open the dialog that adds transfers")
    return parser.parse_args(argv)


def wish_of(options: argparse.Namespace, environ: Mapping[str, str]) -> ShowWindow:
    """Return what the window is to show.

    Raises:
        CommandError: URL_INVALID, a link to us that holds no address.
    """
    links = tuple(dict.fromkeys(link for text in options.links[:_MOST] for link in links_of(text)))
    token = next((environ[name] for name in _TOKENS if environ.get(name)), "")
    return ShowWindow(links, bool(options.add), token)


def links_of(text: str) -> tuple[str, ...]:
    """Return the addresses that an argument stands for.

    ``ebbtide:https://example.org/file`` and ``ebbtide://add?url=https%3A%2F%2F…`` are what
    pages may link to. They come from anywhere, and so they only fill in a dialog.

    Raises:
        CommandError: URL_INVALID.
    """
    if text[: len(SCHEME)].lower() == SCHEME:
        return _asked_for(text)
    if "://" in text:
        return (text,)
    return (Path.cwd().joinpath(text).as_uri(),)


def _asked_for(text: str) -> tuple[str, ...]:
    # A page may not make us look at this computer's own files.
    links = tuple(link for link in _found_in(text) if _is_remote(link))
    if not links or len(text) > _LONGEST:
        detail = f"a link of the form {SCHEME}https://… is expected"
        raise CommandError(ErrorCode.URL_INVALID, url=text[:80], detail=detail)
    return links


def _found_in(text: str) -> list[str]:
    inner = text[len(SCHEME) :]
    if not inner.startswith("//"):
        return [inner if "://" in inner else unquote(inner)]
    try:
        return parse_qs(urlsplit(text).query, max_num_fields=_MOST).get("url", [])
    except ValueError:
        return []


def _is_remote(link: str) -> bool:
    scheme, separator, rest = link.partition("://")
    harmless = link.isprintable() and " " not in link
    return bool(separator and rest and harmless) and scheme.lower() in ("http", "https")
