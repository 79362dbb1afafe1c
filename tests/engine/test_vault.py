from __future__ import annotations

from dataclasses import replace

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.credentials import BOOK
from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.http_options import Credential, Header, HttpOptions, Login
from ebbtide.core.jobs import JobId
from ebbtide.core.ports import Kept, KeptIn
from ebbtide.engine.vault import ForgetfulSecrets, Vault

JOB = JobId("5f2c8a1e-6f0b-4d5e-9a51-0c7a7f7b3c11")
OPTIONS = HttpOptions(
    headers=(
        Header("X-Plain", "seen"),
        Header("authorization", "Bearer token"),
        Header("X-Own", "hidden", write_only=True),
    ),
    logins=(Login("ann", "password", origins=("https://a:443",)),),
)


class Drawer:
    """Keeps secrets in a dictionary, in the place that the test says; full after a number."""

    def __init__(self, place: KeptIn = KeptIn.KEYRING, room: int = 100) -> None:
        self.held: dict[str, str] = {}
        self._place = place
        self._room = room

    def keep(self, name: str, secret: str) -> Kept:
        if len(self.held) >= self._room:
            raise EbbtideError(ErrorCode.SECRETS_UNAVAILABLE, detail="full")
        self.held[name] = secret
        return Kept(self._place, "" if self._place is KeptIn.KEYRING else "it is locked")

    def find(self, name: str) -> str | None:
        return self.held.get(name)

    def forget(self, name: str) -> None:
        self.held.pop(name, None)


def test_only_references_stay_in_the_options() -> None:
    drawer = Drawer()
    options, _ = Vault(drawer).take_over(OPTIONS, JOB)
    assert list(drawer.held.values()) == ["Bearer token", "hidden", "password"]
    assert options.secret_names == tuple(drawer.held)
    assert options.headers[0] == OPTIONS.headers[0]
    assert [header.value for header in options.headers[1:]] == ["", ""]
    assert options.logins == (replace(OPTIONS.logins[0], password="", secret=f"job/{JOB}/2"),)


def test_a_job_without_secrets_needs_no_place_for_them() -> None:
    plain = HttpOptions(headers=(Header("X", "y"),))
    assert Vault(ForgetfulSecrets()).take_over(plain, JOB) == (plain, None)


def test_without_a_place_nothing_is_half_kept() -> None:
    drawer = Drawer(room=2)
    with pytest.raises(EbbtideError):
        Vault(drawer).take_over(OPTIONS, JOB)
    assert drawer.held == {}


@pytest.mark.parametrize(
    ("place", "words"), [(KeptIn.MEMORY, "until Ebbtide ends"), (KeptIn.FILE, "in a file")]
)
def test_a_worse_place_than_the_keyring_is_told(place: KeptIn, words: str) -> None:
    _, note = Vault(Drawer(place)).take_over(OPTIONS, JOB)
    assert note is not None
    assert words in note[0]
    assert note[1] == (("detail", "it is locked"),)


def test_a_further_login_gets_a_name_of_its_own() -> None:
    drawer = Drawer()
    vault = Vault(drawer)
    options, _ = vault.take_over(OPTIONS, JOB)
    login, note = vault.take_login(Login("ann", "newer", secret="its own"))
    assert (login.password, login.secret) == ("", "its own")
    assert drawer.held["its own"] == "newer"
    assert note is not None
    assert len(drawer.held) == len(options.secret_names) + 1


def test_secrets_go_with_their_job() -> None:
    drawer = Drawer()
    vault = Vault(drawer)
    options, _ = vault.take_over(OPTIONS, JOB)
    drawer.held["job/other/0"] = "stays"
    vault.forget(options)
    assert drawer.held == {"job/other/0": "stays"}


def test_what_could_not_be_forgotten_is_not_called_forgotten() -> None:
    class Stubborn(Drawer):
        def forget(self, name: str) -> None:
            if name == "b":
                raise EbbtideError(ErrorCode.SECRETS_UNAVAILABLE, detail="it is locked")

    assert Vault(Stubborn()).forget_names(("a", "b", "c")) == ("a", "c")


def test_credentials_are_added_shown_without_passwords_and_removed() -> None:
    drawer = Drawer()
    vault = Vault(drawer)
    vault.carry_out(cmd.AddCredential("example.org", "ann", "password"))
    vault.carry_out(cmd.AddCredential("proxy:3128", "bob", "other", for_proxy=True))
    assert vault.carry_out(cmd.ListCredentials()) == (
        Credential("https://example.org:443", "ann"),
        Credential("http://proxy:3128", "bob", for_proxy=True),
    )
    vault.carry_out(cmd.RemoveCredential("EXAMPLE.org"))
    vault.carry_out(cmd.RemoveCredential("proxy:3128", for_proxy=True))
    assert drawer.held == {}


def test_what_is_not_kept_cannot_be_removed() -> None:
    with pytest.raises(EbbtideError) as caught:
        Vault(Drawer()).carry_out(cmd.RemoveCredential("example.org"))
    assert caught.value.code is ErrorCode.CREDENTIAL_UNKNOWN


@pytest.mark.parametrize("user", ["", "an\nn"])
def test_a_name_that_is_none_is_refused(user: str) -> None:
    with pytest.raises(EbbtideError):
        Vault(Drawer()).carry_out(cmd.AddCredential("example.org", user, "password"))


def test_a_damaged_book_does_not_stop_a_new_one(caplog: pytest.LogCaptureFixture) -> None:
    drawer = Drawer()
    drawer.held[BOOK] = "{not json, maybe a password"
    vault = Vault(drawer)
    vault.carry_out(cmd.AddCredential("example.org", "ann", "password"))
    assert "maybe" not in caplog.text
    found = vault.carry_out(cmd.ListCredentials())
    assert found is not None
    assert [one.user for one in found] == ["ann"]
