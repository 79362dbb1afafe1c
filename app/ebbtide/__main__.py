"""`ebbtide` and `python -m ebbtide`: the window, the engine, or the command line.

The command line is the usual case and has to be quick, so nothing is imported before it
is known what is wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run Ebbtide and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _is_for_host(arguments):
        return _run_host(arguments)
    from ebbtide.cli.main import main as run_command_line

    return run_command_line(arguments)


def _is_for_host(arguments: list[str]) -> bool:
    if not arguments:
        return True
    return arguments[0] in ("open", "start")


def _run_host(arguments: list[str]) -> int:
    from ebbtide.host.app import main as run_host

    return run_host(arguments)


if __name__ == "__main__":
    sys.exit(main())
