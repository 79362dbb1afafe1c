"""Ports of loopback."""

from __future__ import annotations

import socket


def accepts(port: int) -> bool:
    """Tell whether somebody listens."""
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
