"""Whose fault an error is."""

from __future__ import annotations

import socket
from functools import partial

import pytest
from smbprotocol.exceptions import SMBConnectionClosed

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import TransferControl
from ebbtide.core.smb_addresses import parse_smb_address
from ebbtide.transports.smb.errors import NONSENSE, library, mapped
from ebbtide.transports.smb.seals import SealError
from ebbtide.transports.smb.statuses import Place, Way
from ebbtide.transports.smb.wire import Terms, Wire
from tests.transports.sinks import Switch

PLACE = Place(parse_smb_address("smb://host/share/file"), Way.DOWN)
CONTROL: TransferControl = Switch()


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("kind", NONSENSE)
def test_what_the_library_trips_over_is_the_server_s_fault(kind: type[Exception]) -> None:
    with pytest.raises(TransferError) as caught, mapped(PLACE, CONTROL), library():
        fail(kind("tripped"))
    assert caught.value.code is ErrorCode.PROTOCOL_VIOLATED


@pytest.mark.parametrize("kind", NONSENSE)
def test_what_we_trip_over_is_ours(kind: type[Exception]) -> None:
    with pytest.raises(kind), mapped(PLACE, CONTROL):
        fail(kind("tripped"))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SMBConnectionClosed("closed"), ErrorCode.CONNECTION_LOST),
        (TimeoutError(), ErrorCode.TIMED_OUT),
        (SealError("the signature is wrong"), ErrorCode.PROTOCOL_VIOLATED),
    ],
)
def test_the_library_s_own_errors_keep_their_meaning(error: Exception, code: ErrorCode) -> None:
    with pytest.raises(TransferError) as caught, mapped(PLACE, CONTROL), library():
        fail(error)
    assert caught.value.code is code


def test_a_message_that_is_too_long() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        wire = Wire("127.0.0.1", port, Terms(CONTROL, 5.0, 5.0, lambda _: None))
        wire.connect()
        peer, _ = listener.accept()
        with peer:
            peer.sendall((100).to_bytes(4, "big"))
            receive = partial(wire.receive_into, memoryview(bytearray(99)))
            with pytest.raises(TransferError) as caught, mapped(PLACE, CONTROL):
                receive()
        wire.close()
    assert caught.value.code is ErrorCode.PROTOCOL_VIOLATED
