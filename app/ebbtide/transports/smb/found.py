"""What a server says about its files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RemoteStat:
    """What a server says about an open file."""

    size: int
    written: int
    """When its bytes changed, in 100 ns since 1601 (FILETIME)."""
    changed: int
    """When anything about it changed."""
    number: int
    """Its number on the server's disk; 0 where there are none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a directory holds."""

    name: str
    size: int
    is_directory: bool
    is_link: bool
    number: int
    """Its number on the server's disk; 0 where there are none."""
