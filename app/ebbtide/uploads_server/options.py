"""How the server is set up."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_SESSION_TIMEOUT_S = 14 * 86400.0
"""As IIS has it: two weeks without progress."""
DEFAULT_MOST_SESSIONS = 50
"""As IIS has it."""


@dataclass(frozen=True, slots=True)
class Login:
    """Whom the server lets in."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """What the person who starts the server decides."""

    directory: Path
    address: str = "127.0.0.1"
    port: int = 0
    """0: any that is free."""
    login: Login | None = None
    """None: whoever reaches the server may use it."""
    tls: ssl.SSLContext | None = None
    max_size: int | None = None
    """Bytes of one file; None: as many as there is room for."""
    max_request: int = 1 << 30
    """Bytes that one request may carry."""
    session_timeout_s: float = DEFAULT_SESSION_TIMEOUT_S
    """Unfinished uploads are deleted so long after their last progress."""
    most_sessions: int = DEFAULT_MOST_SESSIONS
    overwrite: bool = False
    reply_hook: str | None = None
    """A program that is told each whole upload and writes the reply to it."""
    hook_timeout_s: float = 240.0
    """Less than the five minutes for which clients wait for the last answer."""
    silence_timeout_s: float = 60.0
    """A connection on which nothing moves for so long is closed."""
    most_connections: int = 64

    @property
    def is_local(self) -> bool:
        """Only programs on this computer reach the server."""
        return is_loopback(self.address)


Tell = Callable[[str], None]
"""Takes a line for the person who started the server; called from many threads."""


def is_loopback(address: str) -> bool:
    """Tell whether only this computer can reach an address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address.lower() == "localhost"
