"""What the administrator of this computer decides about settings, and in which file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Source(Enum):
    """Where the value of a setting comes from."""

    DEFAULT = "default"
    """The table of settings."""
    ADMINISTRATOR = "administrator"
    """Another default, by the administrator; the user may choose another value."""
    USER = "user"
    FIXED = "fixed"
    """The administrator; nobody else can change it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The value that an administrator gave a setting."""

    value: int | float | str | bool
    path: str
    """The file that says so."""


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """Something in a policy file that does not count."""

    path: str
    key: str
    """What it is about; empty where it is the whole file."""
    detail: str

    @property
    def text(self) -> str:
        """All of it in English."""
        where = f"'{self.key}' in '{self.path}'" if self.key else f"'{self.path}'"
        return f"The administrator's policy {where} does not count: {self.detail}."


@dataclass(frozen=True, slots=True)
class Administration:
    """What all policy files come to; every value was checked."""

    fixed: Mapping[str, Rule] = field(default_factory=dict)
    """By the setting's key: what the user cannot change."""
    defaults: Mapping[str, Rule] = field(default_factory=dict)
    """By the setting's key: what counts until the user chooses something."""
    problems: tuple[PolicyProblem, ...] = ()


UNADMINISTERED = Administration()
