"""Signing and encrypting large messages without copying them ([MS-SMB2] 3.1.4.1, 3.1.4.3)."""

from __future__ import annotations

import hmac
import os
import struct
from collections.abc import Callable
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import cmac
from cryptography.hazmat.primitives.ciphers import aead, algorithms
from smbprotocol import Dialects
from smbprotocol.connection import Ciphers, SigningAlgorithms

SIGNATURE = slice(48, 64)
"""Where a header has its signature."""
_NO_SIGNATURE = bytes(16)
_TRANSFORM = struct.Struct("<4s16s16sIHHQ")
TRANSFORM_SIZE = _TRANSFORM.size
TAG_SIZE = 16
_ENCRYPTED = b"\xfdSMB"

Sign = Callable[[int, bool, memoryview], bytes]
"""Message id, whether the server sent it, and the message with no signature in it."""


class SealError(ValueError):
    """A message is not from whom it should be."""


class Signer:
    """Signs what goes out and checks what comes in; no unsigned message passes."""

    def __init__(self, sign: Sign) -> None:
        self._sign = sign

    def sign(self, message: memoryview, message_id: int) -> None:
        """Put the signature into a message."""
        message[SIGNATURE] = _NO_SIGNATURE
        message[SIGNATURE] = self._sign(message_id, False, message)

    def check(self, message: memoryview, message_id: int) -> None:
        """Raise `SealError` unless the server signed the message."""
        found = bytes(message[SIGNATURE])
        message[SIGNATURE] = _NO_SIGNATURE
        if not hmac.compare_digest(found, self._sign(message_id, True, message)):
            raise SealError("the signature of an answer is wrong")


class Cipher:
    """Encrypts what goes out and decrypts what comes in."""

    def __init__(self, session: Any, make: type[aead.AESGCM | aead.AESCCM], nonce: int) -> None:
        self._session_id: int = session.session_id
        self._out = make(session.encryption_key)
        self._in = make(session.decryption_key)
        self._nonce_size = nonce

    def encrypt(self, message: memoryview) -> tuple[bytes, bytes]:
        """Return the header that goes before, and the message that nobody can read."""
        nonce = os.urandom(self._nonce_size)
        padded = nonce.ljust(16, b"\0")
        fields = (padded, len(message), 0, 1, self._session_id)
        header = _TRANSFORM.pack(_ENCRYPTED, _NO_SIGNATURE, *fields)
        # The tag goes into the header, the rest after it.
        sealed = self._out.encrypt(nonce, message, header[20:])
        header = _TRANSFORM.pack(_ENCRYPTED, sealed[-TAG_SIZE:], *fields)
        return header, sealed

    def decrypt(self, message: memoryview, size: int) -> memoryview:
        """Return what a message said.

        Args:
            message: the buffer that it is in, with room for `TAG_SIZE` more bytes.
            size: how long the message is.

        Raises:
            SealError: it is not encrypted, or not by the server.
        """
        if size < TRANSFORM_SIZE or bytes(message[:4]) != _ENCRYPTED:
            raise SealError("an answer is not encrypted")
        header = bytes(message[:TRANSFORM_SIZE])
        _, tag, nonce, length, _, flags, session_id = _TRANSFORM.unpack(header)
        if flags != 1 or session_id != self._session_id or length != size - TRANSFORM_SIZE:
            raise SealError("an encrypted answer is not ours")
        message[size : size + TAG_SIZE] = tag
        try:
            found = self._in.decrypt(
                nonce[: self._nonce_size],
                message[TRANSFORM_SIZE : size + TAG_SIZE],
                header[20:],
            )
        except InvalidTag:
            raise SealError("an encrypted answer was tampered with") from None
        return memoryview(found)


def signer_of(connection: Any, session: Any) -> Signer | None:
    """Return what signs a session's messages; None for a guest's, which are not."""
    if not session.signing_required or not session.signing_key:
        return None
    key: bytes = session.signing_key
    if connection.dialect < Dialects.SMB_3_0_0:
        return Signer(lambda _id, _is_answer, message: hmac.digest(key, message, "sha256")[:16])
    algorithm = connection.signing_algorithm_id
    if connection.dialect >= Dialects.SMB_3_1_1 and algorithm == SigningAlgorithms.AES_GMAC:
        return Signer(_gmac(key))
    if connection.dialect >= Dialects.SMB_3_1_1 and algorithm == SigningAlgorithms.HMAC_SHA256:
        return Signer(lambda _id, _is_answer, message: hmac.digest(key, message, "sha256")[:16])
    return Signer(_cmac(key))


def cipher_of(connection: Any, session: Any) -> Cipher:
    """Return what encrypts a session's messages."""
    is_gcm = connection.dialect >= Dialects.SMB_3_1_1 and connection.cipher_id in (
        Ciphers.AES_128_GCM,
        Ciphers.AES_256_GCM,
    )
    return Cipher(session, aead.AESGCM, 12) if is_gcm else Cipher(session, aead.AESCCM, 11)


def _gmac(key: bytes) -> Sign:
    cipher = aead.AESGCM(key)

    def sign(message_id: int, is_answer: bool, message: memoryview) -> bytes:
        nonce = struct.pack("<QI", message_id, int(is_answer))
        return cipher.encrypt(nonce, b"", message)

    return sign


def _cmac(key: bytes) -> Sign:
    def sign(_message_id: int, _is_answer: bool, message: memoryview) -> bytes:
        code = cmac.CMAC(algorithms.AES(key))
        code.update(message)  # type: ignore[arg-type] # any buffer will do
        return code.finalize()

    return sign
