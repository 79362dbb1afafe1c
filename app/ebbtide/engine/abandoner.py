"""Taking back what a server has of an upload that was given up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping

from ebbtide.core import reports as rep
from ebbtide.core.effects import AbandonUpload
from ebbtide.core.errors import TransferError
from ebbtide.core.jobs import Job
from ebbtide.core.ports import StopRequested, Transport, UploadRequest
from ebbtide.core.settings import Settings
from ebbtide.engine.attempt import Post
from ebbtide.engine.control import StopSwitch
from ebbtide.engine.messages import Reported

logger = logging.getLogger(__name__)


class Abandoner(threading.Thread):
    """Tells one server about one upload. Where that fails, the next start tries again."""

    def __init__(
        self,
        job: Job,
        effect: AbandonUpload,
        transports: Mapping[str, Transport],
        settings: Settings,
        post: Post,
    ) -> None:
        super().__init__(name=f"ebbtide-abandon-{job.number}", daemon=True)
        self.switch = StopSwitch()
        self._job = job
        self._effect = effect
        self._transports = transports
        self._settings = settings
        self._post = post

    def run(self) -> None:
        """Tell it; the outermost frame of the thread."""
        job, effect = self._job, self._effect
        try:
            self._tell()
        except StopRequested:
            return
        except TransferError as error:
            logger.warning("job %s: an upload could not be taken back: %s", job.number, error)
            return
        except Exception:
            logger.exception("taking back an upload of job %s", job.number)
            return
        self._post(Reported(rep.Abandoned(job.id, 0, effect.file_index, effect.session)))

    def _tell(self) -> None:
        job, effect = self._job, self._effect
        transport = self._transports.get(effect.url.partition(":")[0].lower())
        if transport is not None:
            request = UploadRequest(effect.url, self._settings, job.options, job.upload)
            transport.abandon(request, effect.session, self.switch)
