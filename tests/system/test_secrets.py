from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.SecretService import Keyring as SecretService
from keyring.errors import KeyringLocked, PasswordDeleteError

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.ports import KeptIn, Secrets
from ebbtide.system.secrets import FileSecrets, KeyringSecrets, LayeredSecrets, MemorySecrets
from tests.servers.keyring import PROGRAMS, running_keyring

NAME = "job/5f2c8a1e/0"


class DictKeyring(KeyringBackend):
    """A keyring with the real one's habits, in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}
        self.gate: threading.Event | None = None
        self.error: Exception | None = None

    def _enter(self) -> None:
        if self.gate is not None:
            self.gate.wait()
        if self.error is not None:
            raise self.error

    def get_password(self, service: str, username: str) -> str | None:
        self._enter()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._enter()
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._enter()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


@pytest.fixture
def real_keyring(
    tmp_path: Path, runtime_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KeyringSecrets]:
    with running_keyring(tmp_path, runtime_dir) as keyring:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", keyring.address)
        yield KeyringSecrets(SecretService)


KINDS = [
    "memory",
    "file",
    "dict",
    "layered",
    pytest.param("real", marks=[pytest.mark.needs(*PROGRAMS), pytest.mark.slow]),
]


@pytest.fixture(params=KINDS)
def secrets(request: pytest.FixtureRequest, tmp_path: Path) -> Secrets:
    """Each adapter in turn: what a test asks of it is part of the port's contract."""
    file = FileSecrets(tmp_path / "secrets.json")
    match request.param:
        case "memory":
            return MemorySecrets()
        case "file":
            return file
        case "dict":
            return KeyringSecrets(DictKeyring)
        case "layered":
            ring = DictKeyring()
            return LayeredSecrets(KeyringSecrets(lambda: ring), file, lambda: False)
        case _:
            found: Secrets = request.getfixturevalue("real_keyring")
            return found


class OneKeyring:
    """Hands out one and the same keyring, as the system does."""

    def __init__(self) -> None:
        self.ring = DictKeyring()

    def __call__(self) -> DictKeyring:
        return self.ring


def test_contract(secrets: Secrets, request: pytest.FixtureRequest) -> None:
    if "dict" in request.node.name:
        secrets = KeyringSecrets(OneKeyring())
    assert secrets.find(NAME) is None
    secrets.keep(NAME, "päss\n word")
    secrets.keep("other", "second")
    assert secrets.find(NAME) == "päss\n word"
    secrets.keep(NAME, "newer")
    assert secrets.find(NAME) == "newer"
    secrets.forget(NAME)
    secrets.forget(NAME)
    assert secrets.find(NAME) is None
    assert secrets.find("other") == "second"


KEEP_ONE = """
from keyring.backends.SecretService import Keyring
from ebbtide.core.errors import EbbtideError
from ebbtide.system.secrets import KeyringSecrets
try:
    KeyringSecrets(Keyring, 20).keep("name", "password")
except EbbtideError as error:
    print(error.code.name, error.info.parameters["detail"])
"""


@pytest.mark.slow
@pytest.mark.needs(*PROGRAMS)
def test_a_real_keyring_that_stays_locked_is_named(tmp_path: Path, runtime_dir: Path) -> None:
    with running_keyring(tmp_path, runtime_dir, unlocked=False) as keyring:
        # In a process of its own, because the library leaves its connection open then.
        asked = subprocess.run(
            [sys.executable, "-c", KEEP_ONE],
            env={**keyring.environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
    assert asked.stdout.startswith("SECRETS_UNAVAILABLE ")
    assert "password" not in asked.stdout


LOOK = """
import secretstorage
from keyring.backends.SecretService import Keyring
from ebbtide.system.secrets import KeyringSecrets
for secrets in (KeyringSecrets(Keyring, 20), KeyringSecrets(Keyring, 20, unlocks=False)):
    print(secrets.find("name"))
    secrets.forget("name")
bus = secretstorage.dbus_init()
print(*[one.get_label() for one in secretstorage.get_all_collections(bus) if one.get_label()])
bus.close()
"""


@pytest.mark.slow
@pytest.mark.needs(*PROGRAMS)
def test_a_search_asks_nobody_for_a_new_keyring(tmp_path: Path, runtime_dir: Path) -> None:
    with running_keyring(tmp_path, runtime_dir, unlocked=False) as keyring:
        looked = _run_in(keyring.environment, LOOK)
    # A question would have raised an error here: nobody is there to see its window.
    assert looked.split() == ["None", "None"]


LOOK_BEHIND_A_LOCK = """
import secretstorage
from keyring.backends.SecretService import Keyring
from ebbtide.core.errors import EbbtideError
from ebbtide.system.secrets import KeyringSecrets
KeyringSecrets(Keyring, 20).keep("name", "password")
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
bus.close()
quiet = KeyringSecrets(Keyring, 20, unlocks=False)
print(quiet.find("other"))
try:
    quiet.find("name")
except EbbtideError as error:
    print(error.info.parameters["detail"])
"""


@pytest.mark.slow
@pytest.mark.needs(*PROGRAMS)
def test_a_quiet_search_leaves_a_lock_alone(tmp_path: Path, runtime_dir: Path) -> None:
    with running_keyring(tmp_path, runtime_dir) as keyring:
        looked = _run_in(keyring.environment, LOOK_BEHIND_A_LOCK)
    assert looked.splitlines() == ["None", "it is locked"]


def _run_in(environment: dict[str, str], program: str) -> str:
    # In a process of its own: the library may leave its connection open.
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_same_memory_is_reached_through_another_ring(tmp_path: Path) -> None:
    secrets, _ = layered(tmp_path / "s", wanted=False, error=KeyringLocked())
    secrets.keep(NAME, "secret")
    assert secrets.through(KeyringSecrets(NoKeyring)).find(NAME) == "secret"


def test_a_person_who_does_not_unlock_is_not_waited_for_for_ever() -> None:
    one = OneKeyring()
    one.ring.gate = threading.Event()
    try:
        with pytest.raises(EbbtideError) as caught:
            KeyringSecrets(one, patience_s=0.01).find(NAME)
        assert "nobody unlocked it" in str(caught.value)
    finally:
        one.ring.gate.set()


@pytest.mark.parametrize(
    ("error", "words"),
    [(KeyringLocked("x"), "it is locked"), (RuntimeError("bus gone"), "bus gone")],
)
def test_what_a_keyring_raises_gets_words(error: Exception, words: str) -> None:
    one = OneKeyring()
    one.ring.error = error
    with pytest.raises(EbbtideError) as caught:
        KeyringSecrets(one).keep(NAME, "secret")
    assert caught.value.code is ErrorCode.SECRETS_UNAVAILABLE
    assert words in str(caught.value)


def test_without_a_keyring_that_is_said() -> None:
    with pytest.raises(EbbtideError) as caught:
        KeyringSecrets(NoKeyring).find(NAME)
    assert "there is none here" in str(caught.value)


# The private file


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    FileSecrets(path).keep(NAME, "secret")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert FileSecrets(path).find(NAME) == "secret"


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    FileSecrets(path).keep(NAME, "secret")
    path.chmod(0o640)
    with pytest.raises(EbbtideError) as caught:
        FileSecrets(path).find(NAME)
    assert "others can read" in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"', "\xff"])
def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(text, "latin-1")
    path.chmod(0o600)
    with pytest.raises(EbbtideError):
        FileSecrets(path).keep(NAME, "secret")
    assert path.read_text("latin-1") == text


# Layers


def layered(
    path: Path, *, wanted: bool, error: Exception | None = None
) -> tuple[LayeredSecrets, DictKeyring]:
    one = OneKeyring()
    one.ring.error = error
    return LayeredSecrets(KeyringSecrets(one), FileSecrets(path), lambda: wanted), one.ring


def test_a_keyring_comes_first(tmp_path: Path) -> None:
    secrets, ring = layered(tmp_path / "s", wanted=True)
    assert secrets.keep(NAME, "secret").place is KeptIn.KEYRING
    assert ring.held == {("Ebbtide", NAME): "secret"}
    assert not (tmp_path / "s").exists()


def test_a_file_is_written_only_if_asked_for(tmp_path: Path) -> None:
    secrets, _ = layered(tmp_path / "s", wanted=False, error=KeyringLocked())
    kept = secrets.keep(NAME, "secret")
    assert (kept.place, kept.detail) == (KeptIn.MEMORY, "it is locked")
    assert secrets.find(NAME) == "secret"
    assert not (tmp_path / "s").exists()


def test_a_file_serves_where_it_was_asked_for(tmp_path: Path) -> None:
    secrets, _ = layered(tmp_path / "s", wanted=True, error=KeyringLocked())
    assert secrets.keep(NAME, "secret").place is KeptIn.FILE
    later, _ = layered(tmp_path / "s", wanted=True, error=KeyringLocked())
    assert later.find(NAME) == "secret"
    assert later.find("other") is None
    later.forget(NAME)
    assert later.find(NAME) is None


def test_a_locked_keyring_is_not_an_empty_one(tmp_path: Path) -> None:
    secrets, _ = layered(tmp_path / "s", wanted=False, error=KeyringLocked())
    with pytest.raises(EbbtideError) as caught:
        secrets.find(NAME)
    assert caught.value.code is ErrorCode.SECRETS_UNAVAILABLE


def test_a_better_place_ends_the_copy_in_a_worse_one(tmp_path: Path) -> None:
    secrets, ring = layered(tmp_path / "s", wanted=True, error=KeyringLocked())
    secrets.keep(NAME, "old")
    ring.error = None
    assert secrets.keep(NAME, "new").place is KeptIn.KEYRING
    assert FileSecrets(tmp_path / "s").find(NAME) is None
    assert secrets.find(NAME) == "new"
