"""What a file is said to be."""

from __future__ import annotations

import mimetypes

from ebbtide.transports.http.uploads.base import Upload

UNKNOWN = "application/octet-stream"


def media_type(upload: Upload) -> str:
    """Return the file's media type: what the job says, or what its name suggests."""
    given = upload.options.media_type
    if given:
        return given
    found, encoding = mimetypes.guess_type(upload.source.name, strict=False)
    # A compressed file is itself, not what is in it.
    return UNKNOWN if encoding or found is None else found
