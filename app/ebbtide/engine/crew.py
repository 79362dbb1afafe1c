"""All workers: who has which job."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from ebbtide.core.effects import AbandonUpload
from ebbtide.core.jobs import Job, JobId
from ebbtide.core.ports import Transport
from ebbtide.core.settings import Settings
from ebbtide.engine.abandoner import Abandoner
from ebbtide.engine.attempt import Post
from ebbtide.engine.link.keeper import LinkKeeper
from ebbtide.engine.saver import Saver
from ebbtide.engine.worker import Worker

_FAREWELL_S = 2.0


class Crew:
    """Starts, stops and counts workers. Used by the engine's thread only."""

    def __init__(
        self, transports: Mapping[str, Transport], post: Post, keeper: LinkKeeper | None = None
    ) -> None:
        self._transports = transports
        self._post = post
        self._keeper = keeper
        self._workers: dict[JobId, Worker] = {}
        self._abandoners: list[Abandoner] = []
        self._lock = threading.Lock()
        self._saver = Saver(self._present)
        self._saver.start()

    @property
    def schemes(self) -> frozenset[str]:
        """Address schemes that can be transferred."""
        return frozenset(self._transports)

    def start(self, job: Job, attempt: int, settings: Settings) -> None:
        """Give a job a worker."""
        traffic = self._keeper.traffic(job, settings) if self._keeper is not None else None
        worker = Worker(job, attempt, self._transports, settings, self._post, traffic)
        with self._lock:
            self._workers[job.id] = worker
        try:
            worker.start()
        except RuntimeError as error:
            # The system gives no more threads.
            worker.give_up(error)
        self._saver.wake()

    def stop(self, job_id: JobId) -> None:
        """Ask a job's worker to let go; `AttemptEnded` tells when it has."""
        worker = self._workers.get(job_id)
        if worker is not None:
            worker.switch.throw()

    def forget(self, job_id: JobId) -> None:
        """Take note that a job's worker has let go."""
        with self._lock:
            self._workers.pop(job_id, None)
        if self._keeper is not None:
            self._keeper.forget(job_id)

    def received(self) -> dict[JobId, int]:
        """Return how many bytes each job with a worker holds now."""
        return {worker_id: worker.received() for worker_id, worker in self._workers.items()}

    def moved(self) -> dict[tuple[JobId, int], int]:
        """Return how many bytes each attempt has cost so far, by job and attempt.

        With headers and encryption where the system tells; otherwise those of the files.
        """
        wire = self._keeper.moved() if self._keeper is not None else {}
        moved = {}
        for job_id, worker in self._workers.items():
            attempt, payload = worker.moved()
            moved[job_id, attempt] = max(payload, wire.get(job_id, 0))
        return moved

    def abandon(self, job: Job, effect: AbandonUpload, settings: Settings) -> None:
        """Tell a server that an unfinished upload is given up; posts `Abandoned` when it knows."""
        abandoner = Abandoner(job, effect, self._transports, settings, self._post)
        with self._lock:
            self._abandoners = [one for one in self._abandoners if one.is_alive()]
            self._abandoners.append(abandoner)
        abandoner.start()

    def close(self) -> None:
        """End the threads; the workers have let go before."""
        for abandoner in self._abandoners:
            # What the server has not heard yet is told at the next start.
            abandoner.switch.throw()
        for abandoner in self._abandoners:
            abandoner.join(_FAREWELL_S)
        self._saver.end()
        if self._keeper is not None:
            self._keeper.close()
        for transport in set(self._transports.values()):
            transport.close()

    def _present(self) -> list[Worker]:
        with self._lock:
            return list(self._workers.values())
