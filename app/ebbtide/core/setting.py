"""What a row of the table of settings is: its type, its bounds and its words.

The rows are in `settings` and the modules that it gathers, by topic.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.jobs import Priority

Value = TypeVar("Value", int, float, str, bool)


@dataclass(frozen=True)
class Setting(Generic[Value]):
    """One row of the table."""

    key: str
    default: Value
    text: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    parse: Callable[[str], object] | None = None
    """Reads a text, or raises a `ValueError` that says what is wrong with it."""
    examples: tuple[str, ...] = ()
    """Texts that `parse` reads."""

    @property
    def kind(self) -> type[Value]:
        """The type of the value."""
        return type(self.default)

    def check(self, value: object) -> Value:
        """Return the value in the setting's type.

        Raises:
            CommandError: it is of another type, or out of bounds.
        """
        converted = self._converted(value)
        if self.choices and converted not in self.choices:
            raise self._refusal(value, "it must be one of " + ", ".join(self.choices))
        if not isinstance(converted, str | bool):
            self._check_bounds(converted)
        if self.parse is not None:
            self._check_text(self.parse, str(converted))
        return converted

    def _converted(self, value: object) -> Value:
        kind = self.kind
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            try:
                return kind(value)
            except OverflowError:
                raise self._refusal(value, "it is too large") from None
        raise self._refusal(value, f"it must be of type {_TYPE_NAMES[kind]}")

    def _check_text(self, parse: Callable[[str], object], text: str) -> None:
        try:
            parse(text)
        except ValueError as error:
            raise self._refusal(text, str(error)) from None

    def _check_bounds(self, value: float) -> None:
        if self.kind is float and not math.isfinite(value):
            raise self._refusal(value, "it must be a finite number")
        if self.minimum is not None and value < self.minimum:
            raise self._refusal(value, f"the least is {self._with_unit(self.minimum)}")
        if self.maximum is not None and value > self.maximum:
            raise self._refusal(value, f"the most is {self._with_unit(self.maximum)}")

    def _with_unit(self, number: float) -> str:
        return f"{number:.15g} {self.unit}".rstrip()

    def _refusal(self, value: object, detail: str) -> CommandError:
        return CommandError(
            ErrorCode.VALUE_INVALID,
            value=_shown(value),
            what=f"the setting '{self.key}'",
            detail=detail,
        )


_LONGEST_SHOWN = 80


def _shown(value: object) -> str:
    try:
        text = str(value)
    except ValueError:
        # Python refuses to spell out a number of thousands of digits.
        return "a very large number"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


_TYPE_NAMES: Mapping[type, str] = {
    int: "whole number",
    float: "number",
    str: "text",
    bool: "true or false",
}


def by_priority(
    key: str,
    text: str,
    defaults: tuple[str, str, str, str],
    choices: tuple[str, ...] = (),
    parse: Callable[[str], object] | None = None,
    examples: tuple[str, ...] = (),
) -> Mapping[Priority, Setting[str]]:
    """Return one row for each priority, highest first."""
    return {
        priority: Setting(
            f"{key}_{priority.name.lower()}",
            default,
            text.replace("{priority}", priority.name.lower()),
            choices=choices,
            parse=parse,
            examples=examples,
        )
        for priority, default in zip(Priority, defaults, strict=True)
    }
