"""A small engine behind a real socket: jobs in memory, no transfers, no clock.

Commands are carried out by the real `decide` and `evolve`, so that answers and refusals
are those of the program; what transports would report, tests report with `happen`.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from ebbtide.api.address import prepare_directory
from ebbtide.api.methods import EVENTS, HostCall, Message, ShowWindow, hello_to_data, parse_call
from ebbtide.api.protocol import (
    Invalid,
    Request,
    Session,
    error_line,
    notification_line,
    result_line,
)
from ebbtide.api.shapes import publication_to_data, reply_to_data
from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.addresses import check_address
from ebbtide.core.budget_changes import changed_budgets
from ebbtide.core.budgets import Budget
from ebbtide.core.conditions import Conditions
from ebbtide.core.credentials import (
    check_server,
    with_credential,
    without_credential,
)
from ebbtide.core.decide import decide
from ebbtide.core.decision import Environment
from ebbtide.core.errors import CommandError, EbbtideError, ErrorCode
from ebbtide.core.evolve import evolve
from ebbtide.core.http_options import Credential, Login
from ebbtide.core.jobs import File, Job, JobId, JobKind
from ebbtide.core.link_samples import LinkSample
from ebbtide.core.observations import Network
from ebbtide.core.offers import Offer
from ebbtide.core.plan import plan
from ebbtide.core.ports import JobView, Publication, Reply, Snapshot, Status
from ebbtide.core.references import resolve
from ebbtide.core.samples import Sample
from ebbtide.core.settings import PAUSED, Settings
from ebbtide.core.states import JobState
from ebbtide.core.verdicts import Reason, resting_verdict

NOW = 1_700_000_000.0


class FakeEngine:
    """Answers commands and queries, and tells a listener what happened."""

    def __init__(self) -> None:
        self.jobs: dict[JobId, Job] = {}
        self.samples: dict[JobId, Sample] = {}
        self.settings = Settings()
        self.history: list[ev.Recorded] = []
        self.received: list[cmd.Command | cmd.Query | HostCall] = []
        self.publications: list[Publication] = []
        self.credentials: tuple[Credential, ...] = ()
        self.budgets: dict[str, Budget] = {}
        self.offers: dict[str, Offer] = {}
        self.number_of_jobs = 0
        self.link: LinkSample | None = None
        self.waiting_because: Reason | None = None

    def handle(self, message: cmd.Command | cmd.Query) -> Reply:
        """Carry out a command or answer a query, as the engine does."""
        match message:
            case cmd.AddDownload():
                return self._add(message)
            case cmd.SetLogin(job=reference, user=user, scheme=scheme):
                job = resolve(reference, self.jobs)
                login = Login(user, scheme=scheme)
                self.happen(ev.LoginGiven(job.id, user, login))
                return self.view(self.jobs[job.id])
            case cmd.JobCommand(job=reference):
                job = resolve(reference, self.jobs)
                environment = Environment(NOW, 0.0, self.settings)
                self.happen(*decide(job, message, environment).events)
                # A removed job is answered as it was.
                return self.view(self.jobs.get(job.id, job))
            case cmd.PauseAll() | cmd.ResumeAll():
                return self._set(PAUSED.key, isinstance(message, cmd.PauseAll), None)
            case cmd.ChangeSetting(key=key, value=value):
                self._set(key, value, None)
                return self.settings
            case cmd.ReloadSettings():
                return self.settings
            case cmd.AddCredential(host=host, user=user, scheme=scheme, for_proxy=for_proxy):
                origin = check_server(host, for_proxy=for_proxy)
                self.credentials = with_credential(
                    self.credentials, Credential(origin, user, "", scheme, for_proxy)
                )
                return None
            case cmd.RemoveCredential(host=host, for_proxy=for_proxy):
                origin = check_server(host, for_proxy=for_proxy)
                self.credentials = without_credential(self.credentials, origin, for_proxy=for_proxy)
                return None
            case cmd.ListCredentials():
                return self.credentials
            case cmd.SetBudget() | cmd.RemoveBudget():
                networks = [Network("uuid-1", "Phone", "wlan0")]
                self.budgets = changed_budgets(self.budgets, message, networks)
                return tuple(self.budgets.values())
            case cmd.Query():
                return self._answer(message)
        raise CommandError(ErrorCode.REQUEST_INVALID, detail="unknown")

    def happen(self, *events: ev.Event, sample: Sample | None = None) -> None:
        """Record events, as if a transport had reported them."""
        first = self.last_number + 1
        recorded = tuple(ev.Recorded(first + at, NOW, event) for at, event in enumerate(events))
        self.history.extend(recorded)
        for event in events:
            after = evolve(self.jobs.get(event.job_id), event, NOW)
            if after is None:
                self.jobs.pop(event.job_id, None)
            else:
                self.jobs[event.job_id] = after
        if sample is not None:
            self.samples[sample.job_id] = sample
        verdicts = tuple((view.job.id, view.verdict) for view in self.views())
        samples = () if sample is None else (sample,)
        self.publications.append(Publication(recorded, verdicts, samples))

    @property
    def last_number(self) -> int:
        """The number of the last event."""
        return self.history[-1].number if self.history else 0

    def views(self) -> tuple[JobView, ...]:
        """All jobs as they are shown."""
        conditions = Conditions(paused_by_user=self.settings.get(PAUSED))
        made = plan(self.jobs.values(), (), conditions, self.settings, NOW)
        return tuple(
            JobView(job, made.verdicts[job.id], self.samples.get(job.id))
            for job in self.jobs.values()
        )

    def view(self, job: Job) -> JobView:
        """One job as it is shown."""
        views = {view.job.id: view for view in self.views()}
        return views.get(job.id, JobView(job, resting_verdict(job)))

    def snapshot(self) -> Snapshot:
        """Everything."""
        return Snapshot(self.views(), self.settings, Conditions(), self.last_number)

    def _add(self, command: cmd.AddDownload) -> Reply:
        urls = [check_address(url, {"http", "https"}) for url in command.urls]
        self.number_of_jobs += 1
        number = self.number_of_jobs
        directory = command.directory or "/home/ann/Downloads"
        targets = [command.target or f"{directory}/{url.rpartition('/')[2]}" for url in urls]
        job = Job(
            id=JobId(f"{number:08x}-0000-4000-8000-000000000000"),
            number=number,
            name=command.name or Path(targets[0]).name,
            kind=JobKind.DOWNLOAD,
            priority=command.priority,
            state=JobState.SUSPENDED if command.hold else JobState.QUEUED,
            files=tuple(
                File(url, target, f"{target}.part")
                for url, target in zip(urls, targets, strict=True)
            ),
            created_at=NOW,
            modified_at=NOW,
            rank=float(number),
            completes_itself=not command.manual,
        )
        self.happen(ev.JobAdded(job.id, job))
        return self.view(job)

    def _set(self, key: str, value: object, reply: Reply) -> Reply:
        self.settings = self.settings.changed(key, value)
        return reply

    def _answer(self, query: cmd.Query) -> Reply:
        match query:
            case cmd.ListJobs():
                return self.views()
            case cmd.ShowJob(job=reference):
                return self.view(resolve(reference, self.jobs))
            case cmd.ListHistory(job=reference):
                job = resolve(reference, self.jobs)
                return tuple(item for item in self.history if item.event.job_id == job.id)
            case cmd.ProbeAddresses(urls=urls):
                return tuple(self.offers[url] for url in urls)
            case cmd.ListBudgets():
                return tuple(self.budgets.values())
            case cmd.ListSettings():
                return self.settings
            case _:
                return self._status()

    def _status(self) -> Status:
        states = [job.state for job in self.jobs.values()]
        return Status(
            version="0.1.0",
            process_id=os.getpid(),
            started_at=NOW,
            paused=self.settings.get(PAUSED),
            headless=True,
            running=sum(state.is_running for state in states),
            waiting=states.count(JobState.QUEUED),
            failed=states.count(JobState.ERROR),
            bytes_per_second=0.0,
            database="/home/ann/.local/share/ebbtide/jobs.sqlite3",
            link=self.link,
            fixed_settings=len(self.settings.administration.fixed),
            policy_problems=self.settings.administration.problems,
            waiting_because=self.waiting_because,
        )


class FakeServer:
    """Serves a `FakeEngine` on a socket, each connection in its own thread.

    Publications go out only when a test calls `publish`: nothing depends on timing.
    """

    def __init__(self, path: Path) -> None:
        prepare_directory(path)
        self.engine = FakeEngine()
        self.path = path
        self.script: list[list[ev.Event]] = []
        """Steps to publish to the next subscriber, each as one publication."""
        self.links: list[LinkSample] = []
        """What to tell that subscriber of the link, after the steps."""
        self.hangs_up = False
        """Whether to end after a subscriber got its snapshot."""
        self.stays = False
        """Whether to go on although somebody asked it to quit."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._connections: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def stop(self) -> None:
        """Let go of the socket and hang up, as an engine that ends."""
        self.path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        for connection in self._connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        session = Session()
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(65536):
                for message in session.receive(data):
                    for line in self.replies(message):
                        connection.sendall(line)

    def replies(self, message: Request | Invalid) -> Iterator[bytes]:
        """The lines that follow from a request."""
        if isinstance(message, Invalid):
            yield error_line(message.id, message.error)
            return
        try:
            call = parse_call(message.method, message.params)
            result = self._carry_out(call)
        except EbbtideError as error:
            yield error_line(message.id, error.info)
            return
        if message.id is not None:
            yield result_line(message.id, result)
        if call is HostCall.SUBSCRIBE:
            yield from self._publications()
        quits = call is HostCall.QUIT and not self.stays
        if quits or (call is HostCall.SUBSCRIBE and self.hangs_up):
            self.stop()

    def _carry_out(self, call: Message | HostCall) -> Any:
        if isinstance(call, ShowWindow):
            return None
        self.engine.received.append(call)
        match call:
            case HostCall.HELLO:
                return hello_to_data()
            case HostCall.SUBSCRIBE:
                return reply_to_data(self.engine.snapshot())
            case HostCall():
                return None
            case _:
                return reply_to_data(self.engine.handle(call))

    def _publications(self) -> Iterator[bytes]:
        self.engine.publications.clear()
        for step in self.script:
            self.engine.happen(*step)
        told = [Publication(link=sample) for sample in self.links]
        for publication in (*self.engine.publications, *told):
            yield notification_line(EVENTS, publication_to_data(publication))
