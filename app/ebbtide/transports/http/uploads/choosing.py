"""By which protocol a file is sent: what the job says, or what the server speaks."""

from __future__ import annotations

from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.uploads import UploadMethod, UploadSession
from ebbtide.transports.http.uploads import notes
from ebbtide.transports.http.uploads.base import Errand, Upload
from ebbtide.transports.http.uploads.table import AUTO, METHODS

_QUESTION = "method"
_UNSUITED = frozenset({ErrorCode.SERVER_UNSUITED, ErrorCode.UPLOAD_REFUSED})


def send(upload: Upload) -> None:
    """Send the file by the right protocol; see `ebbtide.core.ports.Transport.upload`."""
    method = METHODS.get(_method_for(upload))
    if method is None:
        raise _unknown(upload.options.method)
    upload.source.check()
    try:
        method.send(upload)
    except TransferError as error:
        if error.code in _UNSUITED:
            # It may have learned another way meanwhile.
            upload.memory.forget(upload.url, _QUESTION)
        raise


def abandon(errand: Errand, session: UploadSession) -> None:
    """Take an upload back; see `ebbtide.core.ports.Transport.abandon`."""
    method = METHODS.get(session.method)
    if method is not None:
        method.abandon(errand, session)


def _method_for(upload: Upload) -> UploadMethod:
    if upload.options.method is not UploadMethod.AUTO:
        return upload.options.method
    session = upload.source.session
    if session is not None and session.method in METHODS:
        return session.method
    known = upload.memory.recall(upload.url, _QUESTION)
    if known is not None:
        method, why = UploadMethod(known), notes.AS_BEFORE
    else:
        method, why = _spoken(upload)
        upload.memory.learn(upload.url, _QUESTION, method.value)
    upload.source.note(notes.CHOSEN, method=method.value, why=why)
    return method


def _spoken(upload: Upload) -> tuple[UploadMethod, str]:
    for name in AUTO:
        method = METHODS.get(name)
        if method is not None and method.is_spoken(upload):
            return name, notes.WHY[name]
    return UploadMethod.PUT, notes.WHY[UploadMethod.PUT]


def _unknown(method: UploadMethod) -> TransferError:
    return TransferError(ErrorCode.SERVER_UNSUITED, detail=f"uploads by '{method.value}'")
