"""A small engine in memory: the real decisions, no store, no network, a clock that tests move."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer

from ebbtide.core import commands as cmd
from ebbtide.core import effects as eff
from ebbtide.core import events as ev
from ebbtide.core import reports as rep
from ebbtide.core.addresses import check_address, named_address
from ebbtide.core.administration import Administration
from ebbtide.core.budgets import Budget
from ebbtide.core.conditions import Conditions
from ebbtide.core.costs import parse_policy
from ebbtide.core.decide import GiveLogin, Message, Pick, Rearrange, Yield, decide
from ebbtide.core.decision import Decision, Environment
from ebbtide.core.errors import CommandError, ErrorCode, ErrorInfo
from ebbtide.core.evolve import evolve
from ebbtide.core.http_options import Login
from ebbtide.core.jobs import File, FileState, Job, JobId, JobKind, RemoteVersion
from ebbtide.core.names import name_from_url
from ebbtide.core.observations import Part
from ebbtide.core.offers import Offer
from ebbtide.core.order import placed_before, rearranged
from ebbtide.core.plan import plan
from ebbtide.core.policy import habits_of
from ebbtide.core.ports import JobView, Publication, Reply, Snapshot
from ebbtide.core.ranges import Ranges
from ebbtide.core.references import resolve
from ebbtide.core.samples import Sample
from ebbtide.core.settings import PAUSED, PAUSED_UNTIL, Settings
from ebbtide.core.states import JobState
from ebbtide.core.tide_history import TideLog
from ebbtide.core.verdicts import Verdict
from ebbtide.ui.gateway import Gateway, Otherwise, Then

START = 1_790_000_000.0
DOWNLOADS = "/home/somebody/Downloads"
FORGOTTEN = "nobody"
"""The one user whose password this engine cannot keep."""
FORBIDDEN = "/root"
"""The one directory that this engine may not write to."""


class FakeGateway(Gateway):
    """Answers in order and never at once, as the real one does."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.jobs: dict[JobId, Job] = {}
        self.verdicts: dict[JobId, Verdict] = {}
        self.samples: dict[JobId, Sample] = {}
        self.settings = Settings()
        self.conditions = Conditions()
        self.history: list[ev.Recorded] = []
        self.requests: list[cmd.Command | cmd.Query] = []
        self.is_ended = False
        self.starts = 0
        self.cannot_start: ErrorInfo | None = None
        self.budgets: dict[str, Budget] = {}
        self.offers: dict[str, Offer] = {}
        self.refuses_probes = False
        self.tide = TideLog()
        self._number = 0
        self._last_job = 0
        self._deliveries: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.settle)

    # The gateway.

    def request(
        self,
        message: cmd.Command | cmd.Query,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        self.requests.append(message)
        try:
            reply = self._answer(message)
        except CommandError as error:
            if otherwise is not None:
                refuse, info = otherwise, error.info
                self._deliver(lambda: refuse(info))
            return
        if then is not None:
            answer = then
            self._deliver(lambda: answer(reply))

    def start_engine(self, otherwise: Otherwise) -> None:
        self.starts += 1
        if self.cannot_start is not None:
            otherwise(self.cannot_start)

    def end_engine(self, then: Callable[[], None]) -> None:
        self.is_ended = True
        then()

    def administer(self, administration: Administration) -> None:
        """An administrator has written policy files."""
        self.settings = replace(self.settings, administration=administration)
        self._publish(Publication(settings=self.settings))

    def settle(self) -> None:
        """Deliver everything that is on its way."""
        while self._deliveries:
            self._deliveries.popleft()()
        self._timer.stop()

    def commands(self) -> list[cmd.Command]:
        """What the window asked to be changed."""
        return [one for one in self.requests if isinstance(one, cmd.Command)]

    # What tests make happen.

    def add(self, *urls: str, **fields: object) -> Job:
        """Make a job as a command would, and return it."""
        command = cmd.AddDownload(urls, **fields)  # type: ignore[arg-type]
        return self._add(command).job

    def add_many(self, count: int, *, hold: bool = False) -> None:
        """Make many jobs at once, in one publication."""
        jobs = [
            self._new_job(cmd.AddDownload((f"https://example.org/file-{n}.iso",), hold=hold))
            for n in range(count)
        ]
        self._step([ev.JobAdded(job.id, job) for job in jobs])

    def job(self, number: int) -> Job:
        """Return a job by its number."""
        return resolve(str(number), self.jobs)

    def report(self, *reports: rep.Report) -> None:
        """Let workers tell something."""
        for report in reports:
            self._decide(self.jobs[report.job_id], report)

    def answered(self, job: Job, length: int | None) -> None:
        """Let the server of a running job answer."""
        version = RemoteVersion(length=length, resumable=length is not None)
        self.report(rep.Answered(job.id, 1, 0, version))

    def arrived(self, job: Job, count: int, speed: float | None = None) -> None:
        """Let bytes of a running job arrive and be safe."""
        self.report(rep.Arrived(job.id, 1, 0, Ranges([(0, count)])))
        if speed is not None:
            self.sample(job, count, speed)

    def sample(self, job: Job, received: int, speed: float) -> None:
        """Measure a running job."""
        sample = Sample(job.id, received, speed)
        self.samples[job.id] = sample
        self._publish(Publication(samples=(sample,)))

    def whole(self, job: Job, size: int) -> None:
        """Let a file of a running job be complete and get its name."""
        self.report(rep.FileWhole(job.id, 1, 0, size))
        self.report(rep.Placed(job.id, 0, 0, job.files[0].target))

    def fail(self, job: Job, code: ErrorCode, **parameters: str) -> None:
        """Let an attempt fail."""
        self.report(rep.AttemptFailed(job.id, 1, ErrorInfo(code, parameters)))

    def lose(self) -> None:
        """Let the engine go."""
        self._deliver(self.lost.emit)

    def cancel_all(self, jobs: Iterable[JobId]) -> None:
        """Give many jobs up in one publication."""
        self._step([ev.JobCancelled(job_id) for job_id in jobs])

    def remove_all(self, jobs: Iterable[JobId]) -> None:
        """Take many jobs off the list in one publication."""
        self._step([ev.JobRemoved(job_id) for job_id in jobs])

    def forget_deliveries(self) -> None:
        """Lose everything that is on its way."""
        self._deliveries.clear()

    def skip_a_number(self) -> None:
        """Lose an event on the way, as a broken connection would."""
        self._number += 1

    # Inside.

    def _answer(self, message: cmd.Command | cmd.Query) -> Reply:
        match message:
            case cmd.TakeSnapshot():
                views = tuple(self._view(job) for job in self.jobs.values())
                return Snapshot(views, self.settings, self.conditions, self._number)
            case cmd.ListHistory(job=reference):
                job = resolve(reference, self.jobs)
                return tuple(
                    one
                    for one in self.history
                    if one.event.job_id == job.id and one.event.is_remembered
                )
            case cmd.AddDownload() | cmd.AddUpload():
                return self._add(message)
            case cmd.PauseAll(until=until):
                self._set_paused(True, until)
                return None
            case cmd.ResumeAll():
                self._set_paused(False, None)
                return None
            case cmd.ChangeSetting(key=key, value=value):
                self.settings = self.settings.changed(key, value)
                self._publish(Publication(settings=self.settings))
                self._step([])
                return self.settings
            case cmd.ProbeAddresses(urls=urls) if not self.refuses_probes:
                return tuple(self.offers.get(url, Offer(url)) for url in urls)
            case cmd.ShowTide():
                return self.tide
            case cmd.ListBudgets():
                return tuple(self.budgets.values())
            case cmd.SetBudget() | cmd.RemoveBudget() | cmd.SetLogin() | cmd.AddCredential():
                return self._keep(message)
            case cmd.JobCommand(job=reference):
                job = resolve(reference, self.jobs)
                self._decide(job, message)
                self._move(job, message)
                after = self.jobs.get(job.id)
                return self._view(after) if after is not None else None
            case _:
                raise CommandError(ErrorCode.REQUEST_INVALID, detail=type(message).__name__)

    def _keep(
        self, message: cmd.SetBudget | cmd.RemoveBudget | cmd.SetLogin | cmd.AddCredential
    ) -> Reply:
        match message:
            case cmd.SetLogin(job=reference, user=user):
                job = resolve(reference, self.jobs)
                self._decide(job, GiveLogin(Login(user, secret="kept")))
                return self._view(self.jobs[job.id])
            case cmd.AddCredential(user=user):
                if user == FORGOTTEN:
                    raise CommandError(ErrorCode.SECRETS_UNAVAILABLE, detail="it is locked")
                return ()
            case _:
                return self._plan_for(message)

    def _plan_for(self, message: cmd.SetBudget | cmd.RemoveBudget) -> Reply:
        if isinstance(message, cmd.RemoveBudget):
            if self.budgets.pop(message.network, None) is None:
                raise CommandError(ErrorCode.REQUEST_INVALID, detail=message.network)
        else:
            known = self.budgets.get(message.network)
            counted = known.used if known is not None else 0
            used = counted if message.used is None else message.used
            self.budgets[message.network] = Budget(
                message.network,
                message.network,
                message.cap,
                message.reset_day,
                message.over,
                used,
                self.now + 86_400,
            )
        return tuple(self.budgets.values())

    def _move(self, job: Job, message: cmd.JobCommand) -> None:
        jobs = list(self.jobs.values())
        moves: tuple[tuple[JobId, Rearrange], ...] = ()
        if isinstance(message, cmd.MoveJob):
            moves = rearranged(jobs, job, message.place, self.now)
        elif isinstance(message, cmd.MoveBefore):
            moves = placed_before(jobs, job, resolve(message.other, self.jobs))
        for moved, place in moves:
            self._decide(self.jobs[moved], place)

    def _view(self, job: Job) -> JobView:
        sample = self.samples.get(job.id) if job.state.is_running else None
        return JobView(job, self.verdicts[job.id], sample)

    def _add(self, command: cmd.AddDownload | cmd.AddUpload) -> JobView:
        if isinstance(command, cmd.AddUpload):
            job = self._new_upload(command)
        elif command.directory == FORBIDDEN:
            raise CommandError(ErrorCode.PERMISSION_DENIED, path=FORBIDDEN)
        else:
            job = self._new_job(command)
        self._step([ev.JobAdded(job.id, job)])
        return self._view(self.jobs[job.id])

    def _new_upload(self, command: cmd.AddUpload) -> Job:
        """Which way the bytes go makes no difference to how a job stands."""
        url = check_address(command.url, {"http", "https", "smb"})
        job = self._new_job(cmd.AddDownload(("https://example.org/",), hold=command.hold))
        names = {path: path.rpartition("/")[2] for path in command.paths}
        files = [File(named_address(url, name), path, "") for path, name in names.items()]
        if command.reply is not None:
            files.append(File(url, command.reply, f"{command.reply}.part"))
        return replace(
            job,
            name=names[command.paths[0]],
            kind=JobKind.UPLOAD_REPLY if command.reply is not None else JobKind.UPLOAD,
            priority=command.priority,
            files=tuple(files),
        )

    def _new_job(self, command: cmd.AddDownload) -> Job:
        addresses = command.urls or tuple(f"https://example.org{one}" for one in command.metalinks)
        urls = [check_address(url, {"http", "https"}) for url in addresses]
        self._last_job += 1
        number = self._last_job
        directory = command.directory or DOWNLOADS
        files = tuple(
            File(url, f"{directory}/{name_from_url(url)}", f"{directory}/.{number}-{index}.part")
            for index, url in enumerate(urls)
        )
        return Job(
            id=JobId(str(UUID(int=number << 96))),
            number=number,
            name=command.name or name_from_url(urls[0]),
            kind=JobKind.DOWNLOAD,
            priority=command.priority,
            state=JobState.SUSPENDED if command.hold else JobState.QUEUED,
            files=files,
            created_at=self.now,
            modified_at=self.now,
            rank=float(number),
            completes_itself=not command.manual,
            cost_policy=parse_policy(command.cost_policy) if command.cost_policy else None,
            when_active=command.when_active,
            window=command.window,
            start_at=command.start_at,
        )

    def observe(self, *parts: Part) -> None:
        """Let the operating system tell something."""
        for part in parts:
            habits = habits_of(self.settings)
            self.conditions = self.conditions.observed(part, habits, self.now)
        self._publish(Publication(conditions=self.conditions))
        self._step([])

    def _set_paused(self, paused: bool, until: float | None) -> None:
        self.conditions = replace(self.conditions, paused_by_user=paused)
        self.settings = self.settings.changed(PAUSED.key, paused).changed(PAUSED_UNTIL.key, until)
        self._publish(Publication(conditions=self.conditions, settings=self.settings))
        self._step([])

    def _decide(self, job: Job, message: Message) -> Decision:
        environment = Environment(self.now, 0.0, self.settings)
        decision = decide(job, message, environment)
        self._step(decision.events)
        for effect in decision.effects:
            if isinstance(effect, eff.PlaceFiles):
                self._place(job.id)
        return decision

    def _place(self, job_id: JobId) -> None:
        job = self.jobs[job_id]
        for index, file in enumerate(job.files):
            if file.state is FileState.TRANSFERRED and job_id in self.jobs:
                self._decide(self.jobs[job_id], rep.Placed(job_id, 0, index, file.target))

    def _step(self, events: Iterable[ev.Event]) -> None:
        """Record, plan, publish, until the plan asks for nothing more."""
        self._publish_step(events)
        while turns := self._turns():
            job_id, message = turns[0]
            environment = Environment(self.now, 0.0, self.settings)
            self._publish_step(decide(self.jobs[job_id], message, environment).events)

    def _turns(self) -> list[tuple[JobId, Message]]:
        planned = plan(self.jobs.values(), (), self.conditions, self.settings, self.now)
        stops: list[tuple[JobId, Message]] = [(one, Yield(reason)) for one, reason in planned.stop]
        return stops + [(job_id, Pick()) for job_id in planned.start]

    def _publish_step(self, events: Iterable[ev.Event]) -> None:
        recorded = tuple(self._record(event) for event in events)
        planned = plan(self.jobs.values(), (), self.conditions, self.settings, self.now)
        changed = tuple(
            (job_id, verdict)
            for job_id, verdict in planned.verdicts.items()
            if self.verdicts.get(job_id) != verdict
        )
        self.verdicts = dict(planned.verdicts)
        if recorded or changed:
            self._publish(Publication(events=recorded, verdicts=changed))

    def _record(self, event: ev.Event) -> ev.Recorded:
        self._number += 1
        recorded = ev.Recorded(self._number, self.now, event)
        after = evolve(self.jobs.get(event.job_id), event, self.now)
        if after is None:
            self.jobs.pop(event.job_id, None)
        else:
            self.jobs[event.job_id] = after
        self.history.append(recorded)
        return recorded

    def tell(self, publication: Publication) -> None:
        """Publish something that follows from no job."""
        self._publish(publication)

    def _publish(self, publication: Publication) -> None:
        self._deliver(lambda: self.published.emit(publication))

    def _deliver(self, delivery: Callable[[], object]) -> None:
        self._deliveries.append(delivery)
        self._timer.start()
