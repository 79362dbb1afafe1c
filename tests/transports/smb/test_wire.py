"""The socket below the library."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress

import pytest

from ebbtide.transports.smb.wire import queued_bytes


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot tell")
def test_what_has_not_left_yet_is_no_silence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        near = socket.create_connection(listener.getsockname())
        far, _ = listener.accept()
        with near, far:
            assert queued_bytes(near) == 0
            near.setblocking(False)
            with suppress(BlockingIOError):
                while True:
                    near.send(bytes(65536))
            before = queued_bytes(near)
            assert before > 0
            far.recv(1 << 20, socket.MSG_WAITALL)
            assert queued_bytes(near) <= before
