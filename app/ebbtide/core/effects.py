"""What the engine has to do after a decision was recorded.

Effects are idempotent: after a crash between recording and doing, recovery asks
for them again.
"""

from __future__ import annotations

from dataclasses import dataclass

from ebbtide.core.jobs import JobId
from ebbtide.core.uploads import UploadSession


@dataclass(frozen=True, slots=True)
class Effect:
    """Base of all effects."""

    job_id: JobId


@dataclass(frozen=True, slots=True)
class StartTransfer(Effect):
    """Give the job a worker."""


@dataclass(frozen=True, slots=True)
class StopTransfer(Effect):
    """Take the job's worker away."""


@dataclass(frozen=True, slots=True)
class DisownTransfer(Effect):
    """Hear no more of what the job's worker does: it still works on what is no more wanted."""


@dataclass(frozen=True, slots=True)
class PlaceFiles(Effect):
    """Give the whole files of the job their final names."""


@dataclass(frozen=True, slots=True)
class ForgetSecrets(Effect):
    """Remove what the secrets hold for the job, which is over."""


@dataclass(frozen=True, slots=True)
class DiscardStaging(Effect):
    """Delete the staging files of the job, after its worker has gone."""


@dataclass(frozen=True, slots=True)
class AbandonUpload(Effect):
    """Tell the server that an unfinished upload is given up, after the job's worker has gone."""

    file_index: int
    session: UploadSession
    url: str
    """Where it was begun; the file may have another address by now."""
