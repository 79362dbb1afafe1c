"""All protocols of uploads, and which of them `auto` asks for, best first."""

from __future__ import annotations

from collections.abc import Mapping

from ebbtide.core.uploads import UploadMethod
from ebbtide.transports.http.uploads.base import Method

METHODS: Mapping[UploadMethod, Method] = {}
"""One row a protocol; a method that is missing here is none that HTTP has."""
AUTO = (UploadMethod.TUS, UploadMethod.BITS, UploadMethod.RANGED_PUT)
"""Asked for in this order; PUT is what is left."""
