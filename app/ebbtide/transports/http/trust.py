"""Whom to trust: the system, and what a job asks for beyond that, each by its own wish."""

from __future__ import annotations

import base64
import hashlib
import ssl
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.http_options import CertificateFlaw, HttpOptions

_NO_CHECK_TIME = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which Python has no name for."""
_TRUSTED_FOR_SERVERS = bytes.fromhex("300c300a06082b06010505070301")
"""What OpenSSL appends to a certificate that is trusted as a server's whatever it says."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is different from trusting whom the system trusts."""

    flaws: frozenset[CertificateFlaw] = frozenset()
    client_certificate: str | None = None
    authority_file: str | None = None
    check_revocation: bool = False
    changed_at: tuple[int, ...] = ()
    """When the files were changed last: a new one is a new context."""

    @property
    def takes_any_authority(self) -> bool:
        """Nobody has to vouch for the server."""
        return CertificateFlaw.UNKNOWN_AUTHORITY in self.flaws


USUAL = Trust(changed_at=(0, 0))


def trust_of(options: HttpOptions) -> Trust:
    """Return whom a job trusts."""
    return Trust(
        frozenset(options.accepted_flaws),
        options.client_certificate,
        options.authority_file,
        options.check_revocation,
        tuple(map(_changed_at, (options.client_certificate, options.authority_file))),
    )


def _changed_at(path: str | None) -> int:
    try:
        return Path(path).stat().st_mtime_ns if path is not None else 0
    except OSError:
        return 0


class Contexts:
    """TLS contexts by whom they trust. Used from many threads."""

    def __init__(self, usual: ssl.SSLContext) -> None:
        self._lock = threading.Lock()
        self._known: dict[Trust, ssl.SSLContext] = {USUAL: usual}

    def get(self, trust: Trust) -> ssl.SSLContext:
        """Return the context.

        Raises:
            TransferError: FILE_UNREADABLE.
        """
        with self._lock:
            if trust not in self._known:
                self._known[trust] = _context(trust)
            return self._known[trust]


def _context(trust: Trust) -> ssl.SSLContext:
    context = ssl.create_default_context()
    _load(trust.authority_file, "file of authorities", context.load_verify_locations)
    # The empty password: OpenSSL would ask for one on the terminal.
    _load(
        trust.client_certificate,
        "client certificate",
        lambda path: context.load_cert_chain(path, password=""),
    )
    context.check_hostname = CertificateFlaw.WRONG_HOST not in trust.flaws
    flags = int(context.verify_flags)
    if CertificateFlaw.EXPIRED in trust.flaws:
        flags |= _NO_CHECK_TIME
    if trust.check_revocation:
        flags |= ssl.VerifyFlags.VERIFY_CRL_CHECK_LEAF
    context.verify_flags = flags  # type: ignore[assignment]
    return context


def _load(path: str | None, what: str, load: Callable[[str], None]) -> None:
    if path is None:
        return
    try:
        load(path)
    except ssl.SSLError as error:
        detail = "it is no PEM file with what is needed, or has a password"
        raise TransferError(
            ErrorCode.FILE_UNREADABLE, what=what, path=path, detail=detail
        ) from error
    except OSError as error:
        detail = (error.strerror or "it cannot be read").lower()
        raise TransferError(
            ErrorCode.FILE_UNREADABLE, what=what, path=path, detail=detail
        ) from error


def server_end_point(certificate: bytes | None) -> bytes | None:
    """Return the hash that stands for a server's certificate (RFC 5929, 4.1)."""
    if certificate is None:
        return None
    # Only for servers that ask who we are, and slow to import.
    from cryptography import x509  # noqa: PLC0415
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415

    try:
        found = x509.load_der_x509_certificate(certificate).signature_hash_algorithm
    except (UnsupportedAlgorithm, ValueError):
        return None
    name = found.name if found is not None else ""
    return hashlib.new(name if name in ("sha384", "sha512") else "sha256", certificate).digest()


def peeking_context() -> ssl.SSLContext:
    """Return a context that only looks at a server's certificate; nothing is sent over it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def pinned_context(trust: Trust, certificate: bytes) -> ssl.SSLContext:
    """Return a context in which one certificate needs nobody to vouch for it.

    Its name, its dates and its use are checked as ever, unless that is given up, too.
    """
    context = _context(trust)
    flags = int(context.verify_flags) | ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    context.verify_flags = flags & ~ssl.VerifyFlags.VERIFY_X509_STRICT
    if CertificateFlaw.WRONG_USAGE not in trust.flaws:
        context.load_verify_locations(cadata=ssl.DER_cert_to_PEM_cert(certificate))
        return context
    text = base64.encodebytes(certificate + _TRUSTED_FOR_SERVERS).decode()
    with tempfile.TemporaryDirectory(prefix="ebbtide-") as directory:
        path = Path(directory, "trusted.pem")
        kind = "TRUSTED CERTIFICATE"
        path.write_text(f"-----BEGIN {kind}-----\n{text}-----END {kind}-----\n")
        context.load_verify_locations(path)
    return context
