"""What goes wrong below HTTP, in Ebbtide's words: TLS and connections that broke."""

from __future__ import annotations

import ssl

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.transports.common.connecting import OFFLINE

_CERTIFICATE_WORDS = {
    3: "there is no revocation list to check its certificate against",
    9: "its certificate is not valid yet",
    12: "the revocation list to check its certificate against has expired",
    10: "its certificate has expired",
    18: "it signed its certificate itself, and nobody vouches for it",
    19: "its certificate comes from an authority that this computer does not trust",
    20: "its certificate comes from an authority that this computer does not know",
    21: "its certificate comes from an authority that this computer does not know",
    23: "its certificate was revoked",
    26: "its certificate was not made for servers",
    62: "its certificate belongs to another server",
    64: "its certificate belongs to another address",
}
"""By OpenSSL's verification codes (X509_V_ERR_…)."""
_UNKNOWN_AUTHORITY = frozenset({18, 19, 20, 21})
"""What a file of authorities would mend."""

_TLS_WORDS = {
    "WRONG_VERSION_NUMBER": "it does not speak TLS on this port",
    "HTTP_REQUEST": "it does not speak TLS on this port",
    "PACKET_LENGTH_TOO_LONG": "it does not speak TLS on this port",
    "RECORD_LAYER_FAILURE": "it does not speak TLS on this port",
    "UNSUPPORTED_PROTOCOL": "it only knows outdated, insecure versions of TLS",
    "TLSV1_ALERT_PROTOCOL_VERSION": "it does not know the versions of TLS used here",
    "DH_KEY_TOO_SMALL": "its encryption is too weak",
    "TLSV13_ALERT_CERTIFICATE_REQUIRED": "it asks for a certificate of yours",
    "SSLV3_ALERT_HANDSHAKE_FAILURE": "it found no encryption that both sides know",
    "TLSV1_UNRECOGNIZED_NAME": "it does not know the name it was asked for",
}


def handshake_error(error: OSError, host: str) -> TransferError:
    """Say why no secure connection could be made."""
    if isinstance(error, ssl.SSLCertVerificationError):
        detail = _CERTIFICATE_WORDS.get(error.verify_code, error.verify_message.lower())
        is_unknown = error.verify_code in _UNKNOWN_AUTHORITY
        code = ErrorCode.AUTHORITY_UNKNOWN if is_unknown else ErrorCode.TLS_FAILED
        return TransferError(code, host=host, detail=detail)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        reason = error.reason or "UNKNOWN"
        detail = _TLS_WORDS.get(reason, reason.lower().replace("_", " "))
        return TransferError(ErrorCode.TLS_FAILED, host=host, detail=detail)
    if isinstance(error, TimeoutError):
        return TransferError(ErrorCode.TIMED_OUT, host=host)
    detail = "it broke the connection off"
    return TransferError(ErrorCode.CONNECT_FAILED, host=host, detail=detail)


def transfer_error(error: OSError, host: str) -> TransferError:
    """Say why a connection that stood was lost."""
    if isinstance(error, TimeoutError):
        return TransferError(ErrorCode.TIMED_OUT, host=host)
    # A server that asks for a client certificate under TLS 1.3 says so only now.
    if isinstance(error, ssl.SSLError) and "CERTIFICATE" in (error.reason or ""):
        return handshake_error(error, host)
    if error.errno in OFFLINE:
        return TransferError(ErrorCode.OFFLINE)
    return TransferError(ErrorCode.CONNECTION_LOST)
