"""Why a job may not run just now: cost, presence, power, time and limits, and what lifts them.

Each rule looks at one thing and knows three answers. Where the system cannot tell, a
setting decides, and both the waiting job's reasons and the running job's notes say so.
What a job waits for besides (its turn, a retry, the user) is `ebbtide.core.plan`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from ebbtide.core import settings as keys
from ebbtide.core.addresses import hostname_of
from ebbtide.core.conditions import Conditions
from ebbtide.core.costs import CostState, accepts, parse_policy
from ebbtide.core.job_limits import Limited, LimitRules, direction_of, limits_on, own_limit
from ebbtide.core.jobs import Job, Priority, WhenActive
from ebbtide.core.link_samples import Direction
from ebbtide.core.observations import Answer, NetworkKind, Told, Wanted
from ebbtide.core.presence import Habits, Sign
from ebbtide.core.settings import Settings
from ebbtide.core.verdicts import Reason, ReasonCode
from ebbtide.core.windows import Window, parse_window
from ebbtide.core.words import duration_in_words


class OnBattery:
    """What a priority does on battery: the choices of the setting."""

    RUN = "run"
    UNLESS_LOW = "unless-low"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings that concern policies, read once."""

    cost: Mapping[Priority, int]
    when_active: Mapping[Priority, WhenActive]
    on_battery: Mapping[Priority, str]
    window: Window | None
    metered_unknown: bool
    """Unknown counts as metered."""
    roaming_unknown: bool
    """Unknown counts as roaming."""
    presence_unknown: WhenActive
    power_unknown: bool
    """Unknown counts as on battery."""
    habits: Habits
    limits: LimitRules

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        """Return the rules that the settings make."""
        get = settings.get
        return cls(
            cost={one: parse_policy(get(row)) for one, row in keys.COST_POLICY.items()},
            when_active={one: WhenActive(get(row)) for one, row in keys.WHEN_ACTIVE.items()},
            on_battery={one: get(row) for one, row in keys.ON_BATTERY.items()},
            window=parse_window(get(keys.WINDOW)),
            metered_unknown=get(keys.METERED_UNKNOWN) == "metered",
            roaming_unknown=get(keys.ROAMING_UNKNOWN) == "roaming",
            presence_unknown=WhenActive(get(keys.PRESENCE_UNKNOWN)),
            power_unknown=get(keys.POWER_UNKNOWN) == "battery",
            habits=habits_of(settings),
            limits=LimitRules.of(settings),
        )


def habits_of(settings: Settings) -> Habits:
    """Return what counts as being at the computer."""
    names = settings.get(keys.ACTIVE_PROGRAMS).split(",")
    return Habits(
        settings.get(keys.AWAY_AFTER_S),
        settings.get(keys.FULL_SCREEN_COUNTS),
        settings.get(keys.KEPT_AWAKE_COUNTS),
        tuple(name.strip() for name in names if name.strip()),
    )


def when_active_of(job: Job, settings: Settings) -> WhenActive:
    """Return what a job does while somebody is at the computer: its own rule, or its priority's."""
    return job.when_active or WhenActive(settings.get(keys.WHEN_ACTIVE[job.priority]))


@lru_cache(maxsize=256)
def window_of(text: str | None) -> Window | None:
    """Return a stored window; one that cannot be read any more is always open."""
    if not text:
        return None
    try:
        return parse_window(text)
    except ValueError:
        return None


class Terms(NamedTuple):
    """All about a job that policies look at; jobs with equal terms wait for equal reasons."""

    priority: Priority
    cost_policy: int | None
    when_active: WhenActive | None
    window: str | None
    lifted: bool
    direction: Direction
    limit: float | None
    """Its own one in that direction, in bytes per second."""
    host: str


def terms_of(job: Job) -> Terms:
    """Return a job's terms."""
    direction = direction_of(job)
    return Terms(
        job.priority,
        job.cost_policy,
        job.when_active,
        job.window,
        job.lifted,
        direction,
        own_limit(job, direction),
        job_host(job),
    )


class Mode(NamedTuple):
    """All about a job that matters to what it does while somebody is at the computer."""

    priority: Priority
    when_active: WhenActive | None
    lifted: bool


def mode_of(terms: Terms) -> Mode:
    """Return what matters of a job's terms to presence."""
    return Mode(terms.priority, terms.when_active, terms.lifted)


def job_host(job: Job) -> str:
    """Return the server of the file that is next, without a port."""
    index = job.next_file
    return hostname_of(job.files[index or 0].url) if job.files else ""


class Cost(NamedTuple):
    """What bytes to and from a host cost."""

    state: CostState
    network: str = ""
    """As people call it."""
    doubt: ReasonCode | None = None
    """METERED_UNKNOWN or ROAMING_UNKNOWN where the state was assumed."""
    resets_at: float | None = None
    """When the data budget starts anew."""


class Findings(NamedTuple):
    """What the rules say about some terms."""

    against: tuple[Reason, ...]
    """Every reason why not."""
    notes: tuple[Reason, ...]
    """What has to be said about a job that runs all the same."""


class Judge:
    """Applies the rules at one moment, each as seldom as possible.

    `valid_until` is when time alone changes a finding.
    """

    def __init__(
        self, conditions: Conditions, rules: Rules, now: float, zone: tzinfo = UTC
    ) -> None:
        self._conditions = conditions
        self._rules = rules
        self._wall = now + conditions.clock_skew_s
        self._skew_s = conditions.clock_skew_s
        self._zone = zone
        self.valid_until: float | None = None
        self._hosts: dict[str, tuple[Cost, bool]] = {}
        self._windows: dict[Window, float | None] = {}
        self._limits: dict[tuple[Priority, Direction, float | None], Limited] = {}
        self._general: dict[tuple[object, ...], Findings] = {}
        self._found: dict[tuple[object, ...], Findings] = {}

    @property
    def told(self) -> Told:
        """How far the system has answered."""
        return self._conditions.observations.told

    def proceed(self, now: float) -> None:
        """Time has gone by, but `valid_until` has not come."""
        self._wall = now + self._skew_s

    def followed(self, conditions: Conditions, now: float) -> Judge:
        """Return one for other conditions that change nothing about times and windows."""
        judge = Judge(conditions, self._rules, now, self._zone)
        judge.valid_until = self.valid_until
        return judge

    def findings(self, terms: Terms) -> Findings:
        """Return what the rules say."""
        cost, offline = self._host(terms.host)
        key = (*terms[:-1], cost, offline)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._judged(terms, cost, offline=offline)
        return found

    def cost_of(self, host: str) -> Cost:
        """Return what bytes to and from a host cost."""
        return self._host(host)[0]

    def gives_way(self, terms: Terms) -> bool:
        """Tell whether a job that runs has to give way to other traffic."""
        return not terms.lifted and self._mode(terms) is WhenActive.YIELD

    def _judged(self, terms: Terms, cost: Cost, *, offline: bool) -> Findings:
        limited = self._limited(terms)
        against = [Reason(ReasonCode.OFFLINE)] if offline else []
        against += limited.against
        if terms.lifted:
            return Findings(tuple(against), (Reason(ReasonCode.LIFTED), *limited.notes))
        general = self._generally(terms)
        against += [*self._time(terms), *self._cost_against(terms, cost), *general.against]
        notes = (*limited.notes, *self._cost_notes(cost), *general.notes)
        return Findings(tuple(against), notes)

    def _generally(self, terms: Terms) -> Findings:
        """Apply the rules that do not depend on the server."""
        key = (terms.priority, terms.when_active)
        found = self._general.get(key)
        if found is None:
            presence, power = self._presence(terms), self._power(terms.priority)
            found = Findings(
                presence.against + power.against,
                presence.notes + power.notes,
            )
            self._general[key] = found
        return found

    # Cost

    def _host(self, host: str) -> tuple[Cost, bool]:
        if host not in self._conditions.observations.routes.hosts:
            # All that go the default way cost the same.
            host = ""
        known = self._hosts.get(host)
        if known is None:
            known = (self._cost(host), self._conditions.is_offline(host))
            self._hosts[host] = known
        return known

    def _cost(self, host: str) -> Cost:
        conditions = self._conditions
        if conditions.observations.is_local(host) is Answer.YES:
            return Cost(CostState.UNRESTRICTED)
        network = conditions.network_to(host)
        if network is None:
            return self._unknown_cost("unknown network")
        if network.roaming is Answer.YES:
            return Cost(CostState.ROAMING, network.name)
        mobile = network.kind is NetworkKind.MOBILE
        doubtful = mobile and network.roaming is Answer.UNKNOWN
        if doubtful and self._rules.roaming_unknown:
            return Cost(CostState.ROAMING, network.name, ReasonCode.ROAMING_UNKNOWN)
        doubt = ReasonCode.ROAMING_UNKNOWN if doubtful else None
        standing = conditions.standings.get(network.id)
        if standing is not None:
            return Cost(standing.state, network.name, doubt, standing.resets_at)
        if network.metered.answer is Answer.UNKNOWN:
            return self._unknown_cost(network.name)
        metered = network.metered.answer is Answer.YES
        state = CostState.CAPPED_USAGE_UNKNOWN if metered else CostState.UNRESTRICTED
        return Cost(state, network.name, doubt)

    def _unknown_cost(self, name: str) -> Cost:
        metered = self._rules.metered_unknown
        state = CostState.CAPPED_USAGE_UNKNOWN if metered else CostState.UNRESTRICTED
        return Cost(state, name, ReasonCode.METERED_UNKNOWN)

    def _cost_against(self, terms: Terms, cost: Cost) -> tuple[Reason, ...]:
        policy = self._rules.cost[terms.priority]
        if terms.cost_policy is not None:
            policy = terms.cost_policy
        if accepts(policy, cost.state):
            return ()
        doubts = {
            (CostState.CAPPED_USAGE_UNKNOWN, ReasonCode.METERED_UNKNOWN),
            (CostState.ROAMING, ReasonCode.ROAMING_UNKNOWN),
        }
        doubtful = (cost.state, cost.doubt) in doubts
        code = cost.doubt if doubtful and cost.doubt else _COST_REASONS[cost.state]
        return (Reason(code, {"network": cost.network}, cost.resets_at),)

    def _cost_notes(self, cost: Cost) -> tuple[Reason, ...]:
        if cost.doubt is None:
            return ()
        return (Reason(_ASSUMED[cost.doubt], {"network": cost.network}),)

    # Presence

    def _mode(self, terms: Terms) -> WhenActive:
        """Return what a job does now because of who is here; IGNORE when nobody is."""
        mode = terms.when_active or self._rules.when_active[terms.priority]
        here = self._conditions.attendance.here
        if here is Answer.UNKNOWN and mode is WhenActive.PAUSE:
            return self._rules.presence_unknown
        return WhenActive.IGNORE if here is Answer.NO else mode

    def _presence(self, terms: Terms) -> Findings:
        wanted = terms.when_active or self._rules.when_active[terms.priority]
        if wanted is WhenActive.IGNORE:
            return Findings((), ())
        unknown = self._conditions.attendance.here is Answer.UNKNOWN
        match self._mode(terms):
            case WhenActive.PAUSE:
                return Findings((self._presence_reason(),), ())
            case WhenActive.YIELD if not unknown:
                return Findings((), (Reason(ReasonCode.GIVES_WAY),))
            case _ if unknown:
                return Findings((), (Reason(ReasonCode.PRESENCE_ASSUMED),))
            case _:
                return Findings((), ())

    def _presence_reason(self) -> Reason:
        attendance = self._conditions.attendance
        match attendance.sign:
            case Sign.PROGRAM:
                names = ", ".join(attendance.programs)
                return Reason(ReasonCode.PROGRAM_RUNS, {"programs": names})
            case Sign.FULL_SCREEN:
                return Reason(ReasonCode.FULL_SCREEN)
            case Sign.KEPT_AWAKE:
                return Reason(ReasonCode.KEPT_AWAKE)
            case Sign.INPUT:
                away_s = self._rules.habits.away_after_s
                return Reason(ReasonCode.USER_ACTIVE, {"duration": duration_in_words(away_s)})
            case None:
                return Reason(ReasonCode.PRESENCE_UNKNOWN)

    # Power

    def _power(self, priority: Priority) -> Findings:
        rule = self._rules.on_battery[priority]
        if rule == OnBattery.RUN:
            return Findings((), ())
        power = self._conditions.observations.power
        unknown = power.on_battery is Answer.UNKNOWN
        if rule == OnBattery.WAIT and power.on_battery is Answer.YES:
            return Findings((Reason(ReasonCode.ON_BATTERY),), ())
        if power.low is Answer.YES and power.on_battery is not Answer.NO:
            return Findings((Reason(ReasonCode.LOW_BATTERY),), ())
        if power.saver is Answer.YES and power.on_battery is not Answer.NO:
            return Findings((Reason(ReasonCode.POWER_SAVER),), ())
        if unknown and rule == OnBattery.WAIT and self._rules.power_unknown:
            return Findings((Reason(ReasonCode.POWER_UNKNOWN),), ())
        return Findings((), (Reason(ReasonCode.POWER_ASSUMED),) if unknown else ())

    # Limits

    def _limited(self, terms: Terms) -> Limited:
        key = (terms.priority, terms.direction, terms.limit)
        found = self._limits.get(key)
        if found is None:
            local = datetime.fromtimestamp(self._wall, self._zone)
            found = self._limits[key] = limits_on(self._rules.limits, *key, local)
            if found.until is not None:
                self.valid_until = earlier(self.valid_until, found.until - self._skew_s)
        return found

    # Time

    def _time(self, terms: Terms) -> tuple[Reason, ...]:
        found = []
        for code, window in (
            (ReasonCode.OUTSIDE_WINDOW, window_of(terms.window)),
            (ReasonCode.OUTSIDE_HOURS, self._general_window(terms.priority)),
        ):
            if window is not None and not self._is_open(window):
                found.append(Reason(code, {"window": window.text}, self._windows[window]))
        return tuple(found)

    def _general_window(self, priority: Priority) -> Window | None:
        return None if priority is Priority.FOREGROUND else self._rules.window

    def _is_open(self, window: Window) -> bool:
        if window not in self._windows:
            change = window.next_change(self._wall, self._zone)
            self._windows[window] = change
            if change is not None:
                self.valid_until = earlier(self.valid_until, change - self._skew_s)
        return window.is_open(self._wall, self._zone)


_COST_REASONS: Mapping[CostState, ReasonCode] = {
    CostState.UNRESTRICTED: ReasonCode.UNMETERED,
    CostState.CAPPED_USAGE_UNKNOWN: ReasonCode.METERED,
    CostState.BELOW_CAP: ReasonCode.CAPPED,
    CostState.NEAR_CAP: ReasonCode.NEAR_CAP,
    CostState.OVER_CAP_CHARGED: ReasonCode.OVER_CAP,
    CostState.OVER_CAP_THROTTLED: ReasonCode.OVER_CAP,
    CostState.USAGE_BASED: ReasonCode.METERED,
    CostState.ROAMING: ReasonCode.ROAMING,
}
_ASSUMED: Mapping[ReasonCode, ReasonCode] = {
    ReasonCode.METERED_UNKNOWN: ReasonCode.METERED_ASSUMED,
    ReasonCode.ROAMING_UNKNOWN: ReasonCode.ROAMING_ASSUMED,
}


def earlier(one: float | None, other: float | None) -> float | None:
    """Return the earlier of two times, where None is never."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def start_reason(job: Job, conditions: Conditions, now: float) -> Reason | None:
    """Return why a job that starts later waits, or None when its time has come."""
    if job.start_at is None or job.lifted:
        return None
    is_early = now + conditions.clock_skew_s < job.start_at
    return Reason(ReasonCode.NOT_YET, {}, job.start_at) if is_early else None


def reasons_against(
    job: Job, conditions: Conditions, settings: Settings, now: float, zone: tzinfo = UTC
) -> tuple[Reason, ...]:
    """Return every reason of policy why a job may not run; none when it may.

    Args:
        job: any job that wants to run.
        conditions: the outside world.
        settings: the user's rules.
        now: `Clock.now` seconds.
        zone: whose clock on the wall time windows go by.
    """
    judge = Judge(conditions, Rules.of(settings), now, zone)
    start = start_reason(job, conditions, now)
    against = judge.findings(terms_of(job)).against
    return against if start is None else (start, *against)


def wanted(
    modes: Iterable[Mode], hosts: tuple[str, ...], conditions: Conditions, rules: Rules
) -> Wanted:
    """Return what the system has to be asked for jobs of these kinds; nothing without any."""
    chosen = {one.when_active or rules.when_active[one.priority] for one in modes if not one.lifted}
    if chosen <= {WhenActive.IGNORE}:
        return Wanted(hosts=hosts)
    habits = rules.habits
    return Wanted(True, conditions.attendance.away_after_s(habits), habits.programs, hosts)
