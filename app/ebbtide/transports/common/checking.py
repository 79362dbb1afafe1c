"""Comparing a whole file with the checksum that somebody told."""

from __future__ import annotations

from ebbtide.core.digests import Digest, found_instead
from ebbtide.core.errors import ErrorCode, TransferError
from ebbtide.core.ports import DownloadSink, TransferControl

DIGEST_RIGHT = "The file matches its {algorithm} checksum."
_PIECE = 1024 * 1024


def check_digest(
    digest: Digest | None, size: int, sink: DownloadSink, control: TransferControl
) -> None:
    """Compare the first `size` bytes of a sink, if there is something to compare them with.

    Raises:
        TransferError: DIGEST_WRONG.
        StopRequested: a stop came.
    """
    if digest is None:
        return

    def piece(offset: int) -> bytes:
        control.check()
        return sink.read(offset, min(_PIECE, size - offset))

    found = found_instead(digest, map(piece, range(0, size, _PIECE)))
    if found is not None:
        raise TransferError(
            ErrorCode.DIGEST_WRONG,
            algorithm=digest.algorithm,
            expected=digest.value.hex(),
            found=found.value.hex(),
        )
    sink.note(DIGEST_RIGHT, algorithm=digest.algorithm)
