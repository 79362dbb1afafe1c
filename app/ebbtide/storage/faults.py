"""What SQLite and the file system complain about, sorted by whose fault it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ebbtide.core.errors import EbbtideError, ErrorCode

_ENVIRONMENT = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
"""The disk or another program stands in the way; the database is well."""
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_CAUSE = 0xFF
"""The low byte of a result code is the cause, the rest a detail of it."""


class DamageError(Exception):
    """The database holds something that Ebbtide cannot have written; says what."""


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn foreign errors inside the block into named ones; mistakes of ours pass through.

    Raises:
        EbbtideError: STORE_UNAVAILABLE or STORE_CORRUPT.
    """
    try:
        yield
    except (DamageError, UnicodeDecodeError) as error:
        # Damaged text shows in rows, and in SQLite's own messages about a damaged schema.
        raise EbbtideError(ErrorCode.STORE_CORRUPT, path=path, detail=error) from error
    except OSError as error:
        detail = error.strerror or error
        raise EbbtideError(ErrorCode.STORE_UNAVAILABLE, path=path, detail=detail) from error
    except sqlite3.Error as error:
        code = _code(error)
        if code is None:
            raise
        raise EbbtideError(code, path=path, detail=error) from error


@contextmanager
def complaints_are_damage() -> Iterator[None]:
    """Turn what would be a mistake in our SQL into damage, for questions that never vary.

    Raises:
        DamageError: the schema is not one that SQLite can work with.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if _result(error) != sqlite3.SQLITE_ERROR:
            raise
        raise DamageError(error) from error


def _code(error: sqlite3.Error) -> ErrorCode | None:
    result = _result(error)
    if result in _ENVIRONMENT:
        return ErrorCode.STORE_UNAVAILABLE
    return ErrorCode.STORE_CORRUPT if result in _DAMAGE else None


def _result(error: sqlite3.Error) -> int:
    # Errors that Python's module raises by itself carry no result code.
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & _CAUSE
