"""Where jobs and their history are kept: SQLite and memory behind one port."""

from ebbtide.storage.memory import MemoryStore
from ebbtide.storage.sqlite import SqliteStore

__all__ = ["MemoryStore", "SqliteStore"]
