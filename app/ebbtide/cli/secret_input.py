"""Asking for secrets: from the terminal without showing them, or from standard input.

Never from the command line, where everybody on the machine reads them.
"""

from __future__ import annotations

import sys

from ebbtide.cli.output import is_terminal

LONGEST = 8000


def read_secret(prompt: str) -> str:
    """Return what somebody types, or the next line of standard input.

    Raises:
        EbbtideError: USAGE, nothing came, or far too much.
    """
    if is_terminal(sys.stdin):
        import getpass

        secret = getpass.getpass(f"{prompt}: ")
    else:
        secret = sys.stdin.readline(LONGEST + 1)
    secret = secret.rstrip("\r\n")
    if not secret or len(secret) >= LONGEST:
        from ebbtide.core.errors import EbbtideError, ErrorCode

        detail = f"{prompt}: nothing came, or too much."
        raise EbbtideError(ErrorCode.USAGE, detail=detail)
    return secret
