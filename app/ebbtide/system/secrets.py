"""Where passwords are kept: the desktop's keyring; a private file, if asked for; or memory.

The keyring may show a window that asks a person to unlock it, and blocks for as long. So
it is asked on threads of its own, and given up after a while.
"""

from __future__ import annotations

import json
import os
import queue
import stat
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.SecretService import Keyring as SecretService
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.ports import Kept, KeptIn, Secrets

T = TypeVar("T")

SERVICE = "Ebbtide"
PATIENCE_S = 60.0
"""How long a person has for unlocking the keyring."""
_PRIVATE = 0o600


def unavailable(detail: str) -> EbbtideError:
    """Return the error for secrets that cannot be reached."""
    return EbbtideError(ErrorCode.SECRETS_UNAVAILABLE, detail=detail)


class MemorySecrets:
    """Keeps secrets until the program ends."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def keep(self, name: str, secret: str) -> Kept:
        """See `Secrets.keep`."""
        self._secrets[name] = secret
        return Kept(KeptIn.MEMORY)

    def find(self, name: str) -> str | None:
        """See `Secrets.find`."""
        return self._secrets.get(name)

    def forget(self, name: str) -> None:
        """See `Secrets.forget`."""
        self._secrets.pop(name, None)


class FileSecrets:
    """Keeps secrets in a file that nobody but its owner can read, for headless machines."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def keep(self, name: str, secret: str) -> Kept:
        """See `Secrets.keep`."""
        with self._lock:
            self._write({**self._read(), name: secret})
        return Kept(KeptIn.FILE)

    def find(self, name: str) -> str | None:
        """See `Secrets.find`."""
        with self._lock:
            return self._read().get(name)

    def forget(self, name: str) -> None:
        """See `Secrets.forget`."""
        with self._lock:
            secrets = self._read()
            if secrets.pop(name, None) is not None:
                self._write(secrets)

    def _read(self) -> dict[str, str]:
        try:
            with self._path.open(encoding="utf-8") as file:
                self._check_private(os.fstat(file.fileno()))
                data = dict(json.load(file))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise unavailable(f"'{self._path}': {error.strerror}") from error
        except (TypeError, ValueError):
            raise unavailable(f"'{self._path}' is damaged") from None
        return {str(name): str(secret) for name, secret in data.items()}

    def _check_private(self, status: os.stat_result) -> None:
        if os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o077:
            raise unavailable(f"others can read '{self._path}'; its mode has to be 600")

    def _write(self, secrets: Mapping[str, str]) -> None:
        unfinished = self._path.with_name(f"{self._path.name}.part")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        try:
            unfinished.unlink(missing_ok=True)
            descriptor = os.open(unfinished, flags, _PRIVATE)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(secrets, file)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._path)
        except OSError as error:
            raise unavailable(f"'{self._path}': {error.strerror}") from error


class KeyringSecrets:
    """Keeps secrets in the desktop's keyring (Secret Service, Keychain, Credential Manager).

    Only keeping one may ask a person for a keyring that is not there yet. One that is locked
    is unlocked for a secret that lies in it, and never to look whether one does.
    """

    def __init__(
        self,
        backend: Callable[[], KeyringBackend] = keyring.get_keyring,
        patience_s: float = PATIENCE_S,
        *,
        unlocks: bool = True,
    ) -> None:
        """Make an adapter.

        Args:
            backend: returns the keyring.
            patience_s: how long a person has for unlocking it.
            unlocks: whether a search may ask a person to unlock it.
        """
        self._backend = backend
        self._patience_s = patience_s
        self._unlocks = unlocks

    def keep(self, name: str, secret: str) -> Kept:
        """See `Secrets.keep`."""
        self._ask(lambda ring: ring.set_password(SERVICE, name, secret))
        return Kept(KeptIn.KEYRING)

    def find(self, name: str) -> str | None:
        """See `Secrets.find`."""
        return self._ask(lambda ring: _find(ring, name, unlocks=self._unlocks))

    def forget(self, name: str) -> None:
        """See `Secrets.forget`."""
        self._ask(lambda ring: _delete(ring, name))

    def _ask(self, question: Callable[[KeyringBackend], T]) -> T:
        outcome: queue.SimpleQueue[Callable[[], T]] = queue.SimpleQueue()
        thread = threading.Thread(
            target=lambda: outcome.put(self._answer(question)), name="ebbtide-keyring", daemon=True
        )
        thread.start()
        try:
            return outcome.get(timeout=self._patience_s)()
        except queue.Empty:
            raise unavailable(f"nobody unlocked it within {self._patience_s:g} s") from None

    def _answer(self, question: Callable[[KeyringBackend], T]) -> Callable[[], T]:
        """Return what returns the answer, or raises why there is none."""
        try:
            found = question(self._backend())
        except KeyringLocked:
            error = unavailable("it is locked")
        except NoKeyringError:
            error = unavailable("there is none here")
        except KeyringError as found_error:
            error = unavailable(_first_line(found_error))
        except Exception as found_error:  # noqa: BLE001 - the thread's outermost frame
            # Backends let the errors of their buses through.
            error = unavailable(f"{type(found_error).__name__}: {_first_line(found_error)}")
        else:
            return lambda: found
        return lambda: _raise(error)


def _raise(error: EbbtideError) -> T:  # type: ignore[type-var]
    raise error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200].rstrip(".")


def _find(ring: KeyringBackend, name: str, *, unlocks: bool) -> str | None:
    """Return a secret without a window of the desktop, unless one has to be unlocked for it."""
    if isinstance(ring, ChainerBackend):
        found = (_find(one, name, unlocks=unlocks) for one in ring.backends)
        return next((one for one in found if one is not None), None)
    if isinstance(ring, SecretService) and not _is_held(ring, name, unlocks=unlocks):
        return None
    return ring.get_password(SERVICE, name)


def _is_held(ring: SecretService, name: str, *, unlocks: bool) -> bool:
    """Tell whether the usual keyring is there and holds a secret; the library would make one.

    What a keyring holds can be searched while it is locked.
    """
    # Only where such a keyring was found: other systems have no such library.
    import secretstorage  # noqa: PLC0415 - see above
    from secretstorage.exceptions import ItemNotFoundException  # noqa: PLC0415

    with closing(secretstorage.dbus_init()) as bus:
        try:
            collection = secretstorage.get_collection_by_alias(bus, "default")
            query = ring._query(SERVICE, name)
            held = any(True for _ in collection.search_items(query))
        except ItemNotFoundException:
            return False
        if held and not unlocks and collection.is_locked():
            raise KeyringLocked
        return held


def _delete(ring: KeyringBackend, name: str) -> None:
    if isinstance(ring, SecretService) and not _is_held(ring, name, unlocks=True):
        return
    try:
        ring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        # Either it was not there, or it cannot be removed: look which.
        if ring.get_password(SERVICE, name) is not None:
            raise


class LayeredSecrets:
    """The keyring; without one a private file, if somebody asked for that; otherwise memory."""

    def __init__(self, ring: Secrets, file: Secrets, file_wanted: Callable[[], bool]) -> None:
        self._ring = ring
        self._file = file
        self._file_wanted = file_wanted
        self._memory = MemorySecrets()

    def through(self, ring: Secrets) -> LayeredSecrets:
        """Return the same, the keyring reached in another way."""
        other = LayeredSecrets(ring, self._file, self._file_wanted)
        other._memory = self._memory
        return other

    def keep(self, name: str, secret: str) -> Kept:
        """See `Secrets.keep`. A copy in a worse place goes away once there is a better one."""
        try:
            kept = self._ring.keep(name, secret)
        except EbbtideError as error:
            return self._keep_elsewhere(name, secret, error.info.parameters["detail"])
        self._memory.forget(name)
        self._file.forget(name)
        return kept

    def _keep_elsewhere(self, name: str, secret: str, detail: str) -> Kept:
        if not self._file_wanted():
            self._memory.keep(name, secret)
            return Kept(KeptIn.MEMORY, detail)
        self._file.keep(name, secret)
        self._memory.forget(name)
        return Kept(KeptIn.FILE, detail)

    def find(self, name: str) -> str | None:
        """See `Secrets.find`."""
        found = self._memory.find(name)
        if found is None:
            # What was written there once is used even after the setting was taken back.
            found = self._file.find(name)
        return found if found is not None else self._find_in_ring(name)

    def _find_in_ring(self, name: str) -> str | None:
        try:
            return self._ring.find(name)
        except EbbtideError:
            if self._file_wanted():
                return None
            raise

    def forget(self, name: str) -> None:
        """See `Secrets.forget`."""
        self._memory.forget(name)
        self._file.forget(name)
        try:
            self._ring.forget(name)
        except EbbtideError:
            if not self._file_wanted():
                raise
