"""All protocols of uploads, and which of them `auto` asks for, best first."""

from __future__ import annotations

from collections.abc import Mapping

from ebbtide.core.uploads import UploadMethod
from ebbtide.transports.http.uploads.base import Method
from ebbtide.transports.http.uploads.bits import Bits
from ebbtide.transports.http.uploads.content_range import ContentRangeSession
from ebbtide.transports.http.uploads.ietf import Ietf
from ebbtide.transports.http.uploads.posting import Multipart, Post
from ebbtide.transports.http.uploads.putting import Put
from ebbtide.transports.http.uploads.ranged import RangedPut
from ebbtide.transports.http.uploads.s3 import S3
from ebbtide.transports.http.uploads.tus import Tus

METHODS: Mapping[UploadMethod, Method] = {
    UploadMethod.PUT: Put(),
    UploadMethod.POST: Post(),
    UploadMethod.MULTIPART: Multipart(),
    UploadMethod.RANGED_PUT: RangedPut(),
    UploadMethod.TUS: Tus(),
    UploadMethod.BITS: Bits(),
    UploadMethod.CONTENT_RANGE: ContentRangeSession(),
    UploadMethod.IETF: Ietf(),
    UploadMethod.S3: S3(),
}
"""One row a protocol; a method that is missing here is none that HTTP has."""
AUTO = (UploadMethod.TUS, UploadMethod.BITS, UploadMethod.RANGED_PUT)
"""Asked for in this order; PUT is what is left."""
