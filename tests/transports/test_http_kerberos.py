"""Negotiate with a real Kerberos behind it; without the optional packages it is NTLM."""

from __future__ import annotations

from pathlib import Path

import pytest

from ebbtide.core.errors import ErrorCode
from tests.servers.kerberos import PASSWORD, PROGRAMS, REALM, USER, running_kdc
from tests.servers.spnego_server import SpnegoServer
from tests.transports.cases import CONTENT
from tests.transports.test_http_authentication import code_of, sign_in

pytest.importorskip("gssapi", reason="the optional packages for Kerberos are not installed")

pytestmark = [pytest.mark.needs(*PROGRAMS), pytest.mark.slow]


def at_localhost(server: SpnegoServer) -> str:
    """The name that the service's key is for."""
    return server.url().replace("127.0.0.1", "localhost")


def test_a_ticket_lets_us_in_and_a_wrong_password_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_kdc(tmp_path, "HTTP/localhost") as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with SpnegoServer(CONTENT, ("Negotiate",)) as server:
            user = f"{USER}@{REALM}"
            right = sign_in(at_localhost(server), user=user, password=PASSWORD)
            seen = list(server.seen)
            wrong = sign_in(at_localhost(server), user=user, password="wrong")
    assert right.error is None
    assert right.sink.data == CONTENT
    assert server.mechanism == "kerberos"
    # One ticket says it all.
    assert seen == ["", "Negotiate"]
    assert code_of(wrong) is ErrorCode.REMOTE_FORBIDDEN
