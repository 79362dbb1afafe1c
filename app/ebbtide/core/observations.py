"""What the operating system says about the machine and its user, as values.

Every fact has three answers. "Cannot tell" is one of them and never quietly becomes
"no": what follows from it is a setting, and is decided elsewhere (`conditions`).
`Observations()` is the answer of a system that can tell nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum


class Answer(Enum):
    """What a probe says to a question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "cannot tell"

    @classmethod
    def of(cls, value: bool | None) -> Answer:
        """Return the answer for a truth value; None is "cannot tell"."""
        if value is None:
            return cls.UNKNOWN
        return cls.YES if value else cls.NO


class Metered(Enum):
    """Whether volume on a network costs; the numbers are NetworkManager's (NMMetered)."""

    UNKNOWN = 0
    YES = 1
    NO = 2
    GUESS_YES = 3
    """Nobody said so, but it looks like a phone's hotspot or a mobile network."""
    GUESS_NO = 4
    """Nobody said so, and nothing suggests that it costs."""

    @property
    def answer(self) -> Answer:
        """Guesses count as what they guess."""
        return _METERED_ANSWERS[self]


_METERED_ANSWERS = {
    Metered.UNKNOWN: Answer.UNKNOWN,
    Metered.YES: Answer.YES,
    Metered.GUESS_YES: Answer.YES,
    Metered.NO: Answer.NO,
    Metered.GUESS_NO: Answer.NO,
}


class NetworkKind(Enum):
    """What a network runs over."""

    CABLE = "cable"
    WIFI = "wifi"
    MOBILE = "mobile"
    BLUETOOTH = "bluetooth"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Network:
    """A network the machine is connected to: never a tunnel, but what a tunnel runs over."""

    id: str
    """The same on every connection to it; budgets are kept under it."""
    name: str
    """As the desktop shows it: "Phone hotspot"."""
    interface: str
    """The kernel's name of the interface its packets use: "wlan0"."""
    kind: NetworkKind = NetworkKind.OTHER
    metered: Metered = Metered.UNKNOWN
    roaming: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Networks:
    """The networks the machine is connected to, as far as the system's manager knows them."""

    connected: tuple[Network, ...] = ()
    primary: str = ""
    """The `Network.id` that leads to the internet; empty if that cannot be told."""

    def on(self, interface: str) -> Network:
        """Return the network on an interface; one that nobody manages has unknown cost."""
        for network in self.connected:
            if network.interface == interface:
                return network
        return Network(f"interface:{interface}", interface, interface)


@dataclass(frozen=True, slots=True)
class Route:
    """The way of packets to one host."""

    interface: str
    """Where they leave: "tun0"."""
    carrier: str = ""
    """The interface that a tunnel's packets leave by, "wlan0"; otherwise the same."""
    gateway: str = ""
    """The next hop's address; empty without one."""
    source: str = ""
    """Our address; connections from another one are dead."""
    on_link: Answer = Answer.UNKNOWN
    """The host is this machine or on its own network segment, so nobody charges for it."""


@dataclass(frozen=True, slots=True)
class Routes:
    """Ways to hosts."""

    generation: int = 0
    """Rises whenever an address or a way out came, changed or went."""
    default: Route | None = None
    """To the internet at large; None if there is none, or if that cannot be told."""
    hosts: Mapping[str, Route] = field(default_factory=dict)
    """To the `Wanted.hosts` whose way could be found."""

    def to(self, host: str) -> Route | None:
        """Return the way to a host: the default where its own is not known."""
        return self.hosts.get(host, self.default)


class Connectivity(Enum):
    """How far the network reaches; the numbers are NetworkManager's (NMConnectivityState)."""

    UNKNOWN = 0
    NONE = 1
    PORTAL = 2
    """A captive portal wants something first."""
    LIMITED = 3
    """Connected, but not to the internet."""
    FULL = 4


@dataclass(frozen=True, slots=True)
class Reachability:
    """Whether the internet can be reached."""

    connectivity: Connectivity = Connectivity.UNKNOWN

    @property
    def online(self) -> Answer:
        """Is the internet there? See also `Observations.online`."""
        if self.connectivity is Connectivity.UNKNOWN:
            return Answer.UNKNOWN
        return Answer.of(self.connectivity is Connectivity.FULL)


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody uses the computer."""

    away: Answer = Answer.UNKNOWN
    """No keyboard and no pointer was used for `Wanted.away_after_s`."""
    last_input_at: float | None = None
    """When that was, in `Clock.now` seconds, as known when `away` last changed."""
    locked: Answer = Answer.UNKNOWN
    """The session is locked."""
    full_screen: Answer = Answer.UNKNOWN
    """The window in use fills the screen: a film, a game, a presentation."""
    kept_awake: Answer = Answer.UNKNOWN
    """A program keeps the screen from going dark: a film, a call, a presentation."""
    programs: frozenset[str] | None = None
    """Those of `Wanted.programs` that run; None if that cannot be told."""


@dataclass(frozen=True, slots=True)
class Power:
    """Where the electricity comes from."""

    on_battery: Answer = Answer.UNKNOWN
    low: Answer = Answer.UNKNOWN
    """The battery is about to be empty."""
    saver: Answer = Answer.UNKNOWN
    """The user asked the system to save power."""
    percent: float | None = None
    """Charge of the battery, 0 to 100; None without a battery or if it cannot be told."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """Suspending and resuming."""

    going: bool = False
    """The machine is about to sleep, in seconds at most."""
    woken_generation: int = 0
    """Rises whenever the machine has woken up."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the engine needs to know; a probe asks the system for nothing more."""

    presence: bool = False
    """`Presence.away` and `full_screen`."""
    away_after_s: float = 120.0
    programs: tuple[str, ...] = ()
    """Names of executables, such as "obs"."""
    hosts: tuple[str, ...] = ()
    """Host names or addresses, without ports, whose routes matter."""
    moving: bool = False
    """Bytes move: before the machine sleeps it has to wait a moment, until they do not."""

    @property
    def anything(self) -> bool:
        """There is something to do, so that asking now and then is worth it."""
        return self.presence or bool(self.programs) or bool(self.hosts) or self.moving


@dataclass(frozen=True, slots=True)
class Told:
    """How far the first answers have come; "cannot tell" is an answer, too."""

    wanted: Wanted | None = None
    """The latest for which all has been told that can be; None before the first."""


Part = Networks | Routes | Reachability | Presence | Power | Sleep | Told
"""What one probe's message carries: one field of `Observations`, as a whole."""


@dataclass(frozen=True, slots=True)
class Observations:
    """All that is known about the machine at one moment."""

    networks: Networks = field(default_factory=Networks)
    routes: Routes = field(default_factory=Routes)
    reachability: Reachability = field(default_factory=Reachability)
    presence: Presence = field(default_factory=Presence)
    power: Power = field(default_factory=Power)
    sleep: Sleep = field(default_factory=Sleep)
    told: Told = field(default_factory=Told)

    def with_part(self, part: Part) -> Observations:
        """Return the observations with one part replaced."""
        match part:
            case Networks():
                return replace(self, networks=part)
            case Routes():
                return replace(self, routes=part)
            case Reachability():
                return replace(self, reachability=part)
            case Presence():
                return replace(self, presence=part)
            case Power():
                return replace(self, power=part)
            case Sleep():
                return replace(self, sleep=part)
            case Told():
                return replace(self, told=part)

    def hosts_that_differ(self, other: Observations) -> frozenset[str] | None:
        """Return the hosts with other ways, if nothing else differs; None if anything does.

        How far the first answers have come does not count.
        """
        routes = replace(self.routes, hosts=other.routes.hosts)
        if replace(self, routes=routes, told=other.told) != other:
            return None
        return frozenset(host for host, _ in self.routes.hosts.items() ^ other.routes.hosts.items())

    def network_to(self, host: str) -> Network | None:
        """Return the network that pays for packets to a host; None if it cannot be told.

        For a host on the same link ask `is_local` first: nobody pays for those.
        """
        route = self.routes.to(host)
        if route is not None:
            return self.networks.on(route.carrier or route.interface)
        primary = self.networks.primary
        return next((one for one in self.networks.connected if one.id == primary), None)

    @property
    def online(self) -> Answer:
        """Is the internet there?

        The system's manager speaks for its own networks only: where packets leave by
        another one, its "no" means that it cannot tell.
        """
        route = self.routes.default
        if route is not None and self.reachability.connectivity is Connectivity.NONE:
            interfaces = {network.interface for network in self.networks.connected}
            if (route.carrier or route.interface) not in interfaces:
                return Answer.UNKNOWN
        return self.reachability.online

    def is_local(self, host: str) -> Answer:
        """Tell whether a host is on this machine or its own network segment."""
        route = self.routes.hosts.get(host)
        return Answer.UNKNOWN if route is None else route.on_link

    def metered(self, host: str) -> Metered:
        """Tell whether volume to and from a host costs."""
        if self.is_local(host) is Answer.YES:
            return Metered.NO
        network = self.network_to(host)
        return Metered.UNKNOWN if network is None else network.metered

    def roaming(self, host: str) -> Answer:
        """Tell whether the way to a host is a foreign mobile network."""
        if self.is_local(host) is Answer.YES:
            return Answer.NO
        network = self.network_to(host)
        return Answer.UNKNOWN if network is None else network.roaming
