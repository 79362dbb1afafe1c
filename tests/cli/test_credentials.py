from __future__ import annotations

import io
import json

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core.errors import ErrorCode
from ebbtide.core.http_options import AuthScheme
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_password_comes_from_standard_input(
    run: Run, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "pass word\r\n")
    done = run("credentials", "add", "example.org", "--user", "ann", "--scheme", "ntlm")
    assert done.status == 0
    assert "pass word" not in done.out + done.err
    added = cmd.AddCredential("example.org", "ann", "pass word", AuthScheme.NTLM)
    assert added in server.engine.received


def test_a_name_is_asked_for_first(
    run: Run, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "ann\npassword\n")
    assert run("credentials", "add", "proxy:3128", "--proxy").status == 0
    added = cmd.AddCredential("proxy:3128", "ann", "password", for_proxy=True)
    assert added in server.engine.received


def test_no_password_is_no_password(
    run: Run, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "\n")
    done = run("credentials", "add", "example.org", "--user", "ann")
    assert done.status == ErrorCode.USAGE.number


def test_passwords_are_listed_without_themselves_and_removed(
    run: Run, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "password\n")
    run("credentials", "add", "example.org", "--user", "ann")
    assert run("credentials", "list").out == "https://example.org:443  ann\n"
    (found,) = json.loads(run("credentials", "list", "--json").out)
    assert found["password"] == ""
    assert run("credentials", "remove", "example.org").status == 0
    assert run("credentials", "list").out == ""


@pytest.mark.parametrize("words", [("add",), ("remove",), ("list", "example.org"), ("other", "x")])
def test_what_makes_no_sense_is_refused(run: Run, words: tuple[str, ...]) -> None:
    assert run("credentials", *words).status == ErrorCode.USAGE.number
