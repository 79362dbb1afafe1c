"""Many reads and writes of one file at once, past the library.

The library takes 0.3 ms for each message and keeps no more than one on the way. These few
messages are fixed in form, so they are written and read here ([MS-SMB2] 2.2.17 to 2.2.22), with
the library's connection, keys and message numbers. Used by one thread.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum

from smbprotocol import Dialects

from ebbtide.transports.smb.seals import (
    TAG_SIZE,
    TRANSFORM_SIZE,
    Cipher,
    SealError,
    Signer,
    cipher_of,
    signer_of,
)
from ebbtide.transports.smb.server import RemoteFileHandle
from ebbtide.transports.smb.statuses import PENDING, SUCCESS

CREDIT = 64 * 1024
"""Bytes of payload that one credit pays ([MS-SMB2] 3.2.4.1.5)."""
LARGEST_BLOCK = 1024 * 1024
"""Larger ones are no faster, and some servers announce them but break off."""
LARGEST_WRITE = 512 * 1024
"""Measured: what a server does with one goes on while the next arrives."""
_WANTED_CREDITS = 512

_HEADER = struct.Struct("<4sHHIHHIIQIIQ16s")
HEADER_SIZE = _HEADER.size
_READ = struct.Struct("<HBBIQ16sIIIHHB")
_READ_ANSWER = struct.Struct("<HBBIII")
_WRITE = struct.Struct("<HHIQ16sIIHHI")
_WRITE_ANSWER = struct.Struct("<HHI")
_FLUSH = struct.Struct("<HHI16s")
_DATA_AT = HEADER_SIZE + _WRITE.size
_SMB2 = b"\xfeSMB"
_SIGNED = 0x8
_FROM_SERVER = 0x1
_SLACK = 4096
"""Room for what servers put between header and data."""
_UNSOLICITED = 0xFFFFFFFFFFFFFFFF


class Kind(Enum):
    """What was asked for; the values are the commands' numbers."""

    FLUSH = 7
    READ = 8
    WRITE = 9


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that is on the way."""

    kind: Kind
    offset: int = 0
    size: int = 0
    mark: int = 0
    """Whatever the asker wants back."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a request."""

    asked: Asked
    status: int
    data: memoryview
    """What was read; good until the next answer."""
    size: int
    """How many bytes were read or written."""


class Pipeline:
    """Requests for one open file, any number on the way; answers come in any order."""

    def __init__(self, handle: RemoteFileHandle) -> None:
        self._connection = connection = handle.connection
        self._wire = connection.wire
        self._id = handle.id
        tree = handle.tree
        session = tree.session
        self._tree_id: int = tree.tree_connect_id
        self._session_id: int = session.session_id
        is_encrypted = bool(session.encrypt_data or tree.encrypt_data)
        self._cipher: Cipher | None = cipher_of(connection, session) if is_encrypted else None
        self._signer: Signer | None = None if is_encrypted else signer_of(connection, session)
        self._has_credits: bool = connection.supports_multi_credit
        self._waiting: dict[int, Asked] = {}
        self._rest = memoryview(b"")
        """What is left of a message that holds several answers."""
        self.read_block = self._block(LARGEST_BLOCK, connection.max_read_size)
        self.write_block = self._block(LARGEST_WRITE, connection.max_write_size)
        room = LARGEST_BLOCK + TRANSFORM_SIZE + TAG_SIZE + _SLACK
        self._received = memoryview(bytearray(room))
        self._outgoing = memoryview(bytearray(_DATA_AT + LARGEST_WRITE))
        self.in_flight = 0
        """Bytes that were asked for or sent and not answered yet."""

    def _block(self, good: int, most: int) -> int:
        if not self._has_credits or self._connection.dialect < Dialects.SMB_2_1_0:
            return min(CREDIT, most)
        return min(good, most)

    @property
    def is_waiting(self) -> bool:
        """Answers are still to come."""
        return bool(self._waiting)

    @property
    def room(self) -> int:
        """How many bytes the next request may be about, as the server's credits allow now.

        Raises:
            SealError: none, and nothing is to come that could bring some.
        """
        window = self._connection.sequence_window
        spare: int = window["high"] - window["low"]
        if self._waiting:
            # One is kept for what is not data: a flush, a close.
            spare -= 1
        elif spare < 1:
            raise SealError("the server allows no further request")
        return max(0, spare) * CREDIT

    @property
    def has_arrived(self) -> bool:
        """Tell whether an answer is there already, or the end of the connection."""
        return bool(self._rest) or self._wire.is_readable()

    def ask(self, offset: int, size: int, mark: int = 0) -> None:
        """Ask for bytes, no more than `room` and `read_block`."""
        body = _READ.pack(49, 0x50, 0, size, offset, self._id, 0, 0, 0, 0, 0, 0)
        self._send(Asked(Kind.READ, offset, size, mark), body, b"")

    def write(self, offset: int, data: bytes) -> None:
        """Send bytes, no more than `room` and `write_block`."""
        body = _WRITE.pack(49, _DATA_AT, len(data), offset, self._id, 0, 0, 0, 0, 0)
        self._send(Asked(Kind.WRITE, offset, len(data)), body, data)

    def flush(self, mark: int) -> None:
        """Have the server put on its disk what it has answered to so far."""
        self._send(Asked(Kind.FLUSH, mark=mark), _FLUSH.pack(24, 0, 0, self._id), b"")

    def answer(self) -> Answered:
        """Wait for the next answer.

        Raises:
            OSError: the connection broke, or was silent for too long.
            SealError: what came is not the server's.
        """
        while True:
            message = self._next_message()
            (_, size, _, status, command, credits_, flags, following, message_id, *_) = (
                _HEADER.unpack(message[:HEADER_SIZE])
            )
            if size != HEADER_SIZE or not flags & _FROM_SERVER:
                raise SealError("an answer has no header")
            if following:
                if not HEADER_SIZE <= following <= len(message):
                    raise SealError("an answer ends before it begins")
                message, self._rest = message[:following], message[following:]
            self._check_seal(message, message_id, status)
            self._take_credits(credits_, status)
            if message_id == _UNSOLICITED or status == PENDING:
                continue
            asked = self._waiting.pop(message_id, None)
            if asked is None or asked.kind.value != command:
                raise SealError("an answer belongs to no question")
            self.in_flight -= asked.size
            return _answered(asked, status, message)

    def _next_message(self) -> memoryview:
        if self._rest:
            message, self._rest = self._rest, memoryview(b"")
        else:
            message = self._received[: self._wire.receive_into(self._received[:-TAG_SIZE])]
            if self._cipher is not None:
                message = self._cipher.decrypt(self._received, len(message))
        if len(message) < HEADER_SIZE or bytes(message[:4]) != _SMB2:
            raise SealError("an answer has no header")
        return message

    def _check_seal(self, message: memoryview, message_id: int, status: int) -> None:
        # "Wait for it" is not signed ([MS-SMB2] 3.2.5.1.3), and decides nothing.
        if self._signer is not None and status != PENDING and message_id != _UNSOLICITED:
            self._signer.check(message, message_id)

    def _take_credits(self, count: int, status: int) -> None:
        if not count and not self._has_credits and status != PENDING:
            count = 1
        with self._connection.sequence_lock:
            self._connection.sequence_window["high"] += count

    def _send(self, asked: Asked, body: bytes, data: bytes) -> None:
        message_id, charge = self._take_number(asked.size)
        flags = 0 if self._signer is None else _SIGNED
        size = HEADER_SIZE + len(body) + len(data)
        message = self._outgoing[:size]
        _HEADER.pack_into(
            message,
            0,
            *(_SMB2, HEADER_SIZE, charge, 0, asked.kind.value, self._wanted(charge)),
            *(flags, 0, message_id, 0, self._tree_id, self._session_id, bytes(16)),
        )
        message[HEADER_SIZE : HEADER_SIZE + len(body)] = body
        if data:
            message[HEADER_SIZE + len(body) :] = data
        if self._signer is not None:
            self._signer.sign(message, message_id)
        self._waiting[message_id] = asked
        self.in_flight += asked.size
        if self._cipher is None:
            self._wire.send_parts([message])
        else:
            header, sealed = self._cipher.encrypt(message)
            self._wire.send_parts([header, memoryview(sealed)[:-TAG_SIZE]])

    def _take_number(self, size: int) -> tuple[int, int]:
        """Return a message's number, and what it costs."""
        charge = max(1, -(-size // CREDIT))
        window = self._connection.sequence_window
        with self._connection.sequence_lock:
            number: int = window["low"]
            if charge > window["high"] - number:
                raise SealError("more was asked for than the server allows")
            window["low"] += charge
        return number, charge if self._has_credits else 0

    def _wanted(self, charge: int) -> int:
        """Return how many credits to ask for: some more each time, until there are plenty."""
        window = self._connection.sequence_window
        missing: int = _WANTED_CREDITS - (window["high"] - window["low"])
        return max(1, charge + max(0, min(missing, 4 * charge)))


def _answered(asked: Asked, status: int, message: memoryview) -> Answered:
    nothing = message[:0]
    if status != SUCCESS or asked.kind is Kind.FLUSH:
        return Answered(asked, status, nothing, 0)
    try:
        if asked.kind is Kind.WRITE:
            _, _, count = _WRITE_ANSWER.unpack_from(message, HEADER_SIZE)
            return Answered(asked, status, nothing, count)
        _, start, _, length, _, _ = _READ_ANSWER.unpack_from(message, HEADER_SIZE)
    except struct.error:
        raise SealError("an answer is too short") from None
    data = message[start : start + length]
    if start < HEADER_SIZE or len(data) != length or length > asked.size:
        raise SealError("an answer has other bytes than were asked for")
    return Answered(asked, status, data, length)
