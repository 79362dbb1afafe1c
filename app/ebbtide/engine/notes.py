"""What the history tells of a new job, in words (English, translatable)."""

from __future__ import annotations

from collections.abc import Iterator

from ebbtide.core.events import FileNoted
from ebbtide.core.file_ranges import file_ranges_text
from ebbtide.core.jobs import Job

RANGES_CHOSEN = "Only parts of file {file_number} are wanted, by offset and length: {ranges}."
CHECKSUM_DEMANDED = "The file has to match the checksum {checksum}."

_MOST_FILES = 3
"""As many as `JobAdded` names the addresses of."""
_MOST_CHARACTERS = 200


def of_wishes(job: Job) -> Iterator[FileNoted]:
    """Tell what was asked of the bytes of a new job."""
    for index, file in enumerate(job.files[:_MOST_FILES]):
        if file.ranges:
            text = file_ranges_text(file.ranges)
            if len(text) > _MOST_CHARACTERS:
                text = f"{text[:_MOST_CHARACTERS]}…"
            told = (("file_number", str(index + 1)), ("ranges", text))
            yield FileNoted(job.id, index, RANGES_CHOSEN, told)
    if job.options.checksum is not None:
        yield FileNoted(job.id, 0, CHECKSUM_DEMANDED, (("checksum", job.options.checksum),))
