"""Services on a bus that come and go, and copies of their objects' properties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message

from ebbtide.core.observations import Answer
from ebbtide.system.bus import Arguments, Bus, OnReply

Properties = Mapping[str, object]
PROPERTIES = "org.freedesktop.DBus.Properties"
Remove = Callable[[], None]
"""Call it to be told no longer."""
_OWNER_CHANGED = "NameOwnerChanged"


class Service:
    """A well-known name on a bus.

    All replies and signals that are passed on come from its present owner.
    """

    def __init__(self, bus: Bus, name: str) -> None:
        self._bus = bus
        self._name = name
        self._owner = ""
        self._states: list[Callable[[bool], None]] = []
        self._handlers: list[tuple[str, str, str, Callable[[str, Arguments], None]]] = []
        self._rules = [_rule("org.freedesktop.DBus", "org.freedesktop.DBus", _OWNER_CHANGED, name)]
        bus.on_signal(self._take)
        bus.on_state(self._connected)

    @property
    def bus(self) -> Bus:
        """The bus it is on."""
        return self._bus

    @property
    def is_there(self) -> bool:
        """Somebody owns the name."""
        return bool(self._owner)

    def on_state(self, listener: Callable[[bool], None]) -> Remove:
        """Tell whenever the service came (True) or went (False)."""
        self._states.append(listener)
        if self._owner:
            listener(True)
        return lambda: self._states.remove(listener)

    def on_signal(
        self,
        interface: str,
        member: str,
        handler: Callable[[str, Arguments], None],
        first: str = "",
    ) -> Remove:
        """Pass on a signal: the object's path and the values.

        Args:
            interface: of the signal.
            member: its name.
            handler: told of it.
            first: only signals whose first value is this text.
        """
        entry = (interface, member, first, handler)
        self._handlers.append(entry)
        rule = _rule(self._name, interface, member, first)
        if rule not in self._rules:
            self._rules.append(rule)
            if self._owner:
                self._bus.call_bus("AddMatch", rule, _ignore)
        return lambda: self._handlers.remove(entry)

    def call(
        self,
        path: str,
        interface: str,
        method: str,
        on_reply: OnReply,
        signature: str = "",
        body: Arguments = (),
    ) -> None:
        """Call a method; the reply is forgotten if the owner is another one by then."""
        owner = self._owner

        def reply(values: Arguments | None) -> None:
            if owner == self._owner:
                on_reply(values)

        address = DBusAddress(path, owner or self._name, interface)
        self._bus.call(address, method, signature, body, reply)

    def _connected(self, connected: bool) -> None:
        if not connected:
            self._set_owner("")
            return
        for rule in self._rules:
            self._bus.call_bus("AddMatch", rule, _ignore)
        self._bus.call_bus("GetNameOwner", self._name, self._owner_told)

    def _owner_told(self, reply: Arguments | None) -> None:
        self._set_owner(str(reply[0]) if reply else "")

    def _set_owner(self, owner: str) -> None:
        before, self._owner = self._owner, owner
        if before and before != owner:
            self._tell(False)
        if owner and before != owner:
            self._tell(True)

    def _tell(self, there: bool) -> None:
        for listener in list(self._states):
            # An earlier one may have ended the interest of a later one.
            if listener in self._states:
                listener(there)

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        sender = fields.get(HeaderFields.sender)
        member = fields.get(HeaderFields.member)
        if sender == "org.freedesktop.DBus" and member == _OWNER_CHANGED:
            if len(message.body) == 3 and message.body[0] == self._name:
                self._set_owner(message.body[2])
        elif self._owner and sender == self._owner:
            first = message.body[0] if message.body else None
            for interface, name, wanted, handler in list(self._handlers):
                if (
                    fields.get(HeaderFields.interface) == interface
                    and member == name
                    and wanted in ("", first)
                ):
                    handler(fields.get(HeaderFields.path, ""), message.body)


class Mirror:
    """A copy of one interface's properties of one object, kept up to date.

    Args:
        service: whose object.
        path: the object.
        interface: whose properties.
        on_change: told the properties; None when they cannot be told (any more).
    """

    def __init__(
        self,
        service: Service,
        path: str,
        interface: str,
        on_change: Callable[[Properties | None], None],
    ) -> None:
        self._service = service
        self._path = path
        self._interface = interface
        self._on_change = on_change
        self._values: dict[str, object] | None = None
        self._closed = False
        self._removers = [
            service.on_signal(PROPERTIES, "PropertiesChanged", self._changed, interface),
            service.on_state(self._service_is),
        ]

    def close(self) -> None:
        """Follow the object no longer."""
        self._closed = True
        while self._removers:
            self._removers.pop()()

    def refresh(self) -> None:
        """Read all again: for services that do not say what changed."""
        if not self._closed:
            self._service.call(
                self._path, PROPERTIES, "GetAll", self._read, "s", (self._interface,)
            )

    def _service_is(self, there: bool) -> None:
        if self._closed:
            return
        if there:
            self.refresh()
        else:
            self._publish(None)

    def _read(self, reply: Arguments | None) -> None:
        if not self._closed:
            self._publish(plain_values(reply[0]) if reply else None)

    def _changed(self, path: str, body: Arguments) -> None:
        if self._closed or path != self._path or self._values is None or len(body) != 3:
            return
        if body[2]:
            self.refresh()
        self._publish({**self._values, **plain_values(body[1])})

    def _publish(self, values: dict[str, object] | None) -> None:
        self._values = values
        self._on_change(values)


def plain_values(values: Any) -> dict[str, object]:
    """Return a{sv} as jeepney has it without the types; {} for anything else."""
    if not isinstance(values, dict):
        return {}
    return {
        str(name): value[1]
        for name, value in values.items()
        if isinstance(value, tuple) and len(value) == 2
    }


def truth(properties: Properties | None, name: str) -> Answer:
    """Return a boolean property as an answer."""
    value = (properties or {}).get(name)
    return Answer.of(value) if isinstance(value, bool) else Answer.UNKNOWN


def number(properties: Properties | None, name: str) -> float | None:
    """Return a number, or None."""
    value = (properties or {}).get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def text(properties: Properties | None, name: str) -> str:
    """Return a text, empty if there is none."""
    value = (properties or {}).get(name)
    return value if isinstance(value, str) else ""


def texts(properties: Properties | None, name: str) -> tuple[str, ...]:
    """Return a list of texts or object paths."""
    value = (properties or {}).get(name)
    if not isinstance(value, list):
        return ()
    return tuple(one for one in value if isinstance(one, str))


def _rule(sender: str, interface: str, member: str, first: str) -> str:
    rule = f"type='signal',sender='{sender}',interface='{interface}',member='{member}'"
    return f"{rule},arg0='{first}'" if first else rule


def _ignore(_reply: Arguments | None) -> None:
    """Nothing depends on the reply."""
