"""Saying who we are, to real servers that ask."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ebbtide.core.errors import EbbtideError, ErrorCode
from ebbtide.core.http_options import AuthScheme, Credential, HttpOptions, Login
from ebbtide.transports.http import HttpTransport
from tests.servers.apache import PROGRAM as APACHE
from tests.servers.apache import running_apache
from tests.servers.nginx import running_nginx
from tests.servers.spnego_server import PASSWORD, USER, SpnegoServer
from tests.transports.cases import CONTENT, STRONG, Attempt, attempt, half_held
from tests.transports.faulty_server import FaultyServer, Received, Resource, Step, head
from tests.transports.secrets import Drawer, taken_over, with_book

BASIC = """
AuthType Basic
AuthName "Staff only"
AuthUserFile {directory}/users
Require valid-user
"""
DIGEST = BASIC.replace("Basic", "Digest")


def sign_in(url: str, user: str = USER, password: str = PASSWORD, **fields: object) -> Attempt:
    """Try to download with a login of the job's own."""
    drawer = Drawer()
    login = Login(user, password, **fields)  # type: ignore[arg-type]
    options = taken_over(HttpOptions(logins=(login,)), drawer, url)
    return attempt(url, options=options, secrets=drawer)


def code_of(result: Attempt) -> ErrorCode | None:
    return result.error.code if result.error is not None else None


def nothing_leaks(result: Attempt) -> bool:
    words = [*result.sink.notes, str(result.error), repr(result.sink.seen_headers)]
    return not any(PASSWORD in word for word in words)


@pytest.fixture
def guarded(runtime_dir: Path) -> Path:
    """A directory with a file and its users, which the server's own user may read."""
    runtime_dir.chmod(0o755)
    directory = runtime_dir / "www"
    (directory / "root").mkdir(parents=True)
    (directory / "root" / "file.bin").write_bytes(CONTENT)
    return directory


@pytest.fixture
def apache_digest(guarded: Path) -> Iterator[str]:
    line = f"{USER}:Staff only:{PASSWORD}"
    secret = hashlib.md5(line.encode()).hexdigest()
    (guarded / "users").write_text(f"{USER}:Staff only:{secret}\n")
    with running_apache(guarded, DIGEST.format(directory=guarded)) as url:
        yield f"{url}/file.bin"


@pytest.fixture
def apache_basic(guarded: Path) -> Iterator[str]:
    digest = hashlib.sha1(PASSWORD.encode()).digest()
    (guarded / "users").write_text(f"{USER}:{{SHA}}{base64.b64encode(digest).decode()}\n")
    with running_apache(guarded, BASIC.format(directory=guarded)) as url:
        yield f"{url}/file.bin"


needs_apache = pytest.mark.skipif(
    not Path(APACHE).exists() and not os.environ.get("CI"), reason="Apache is not installed"
)


@needs_apache
def test_apache_takes_basic(apache_basic: str) -> None:
    result = sign_in(apache_basic)
    assert result.error is None
    assert result.sink.data == CONTENT
    assert nothing_leaks(result)


@needs_apache
def test_apache_takes_digest(apache_digest: str) -> None:
    result = sign_in(apache_digest)
    assert result.error is None
    assert result.sink.data == CONTENT
    assert any("asked who you are" in note for note in result.sink.notes)


@needs_apache
@pytest.mark.parametrize("fixture", ["apache_basic", "apache_digest"])
def test_a_wrong_password_is_named_with_the_place(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    result = sign_in(request.getfixturevalue(fixture), password="wrong")
    assert code_of(result) is ErrorCode.REMOTE_FORBIDDEN
    assert "does not take the name and password for 'Staff only'" in str(result.error)


@pytest.mark.needs("nginx")
def test_nginx_takes_basic_and_is_told_nothing_unasked(guarded: Path) -> None:
    digest = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (guarded / "users").write_text(f"{USER}:{{SHA}}{digest}\n")
    directives = f'auth_basic "Staff only"; auth_basic_user_file {guarded}/users;'
    with running_nginx(guarded, directives=directives) as nginx:
        result = sign_in(f"{nginx.url}/file.bin")
        assert result.sink.data == CONTENT
        assert [line.split()[2] for line in nginx.requests()][:2] == ["401", "200"]


# Faulty servers: rules that real ones do not make easy to see


def asking(challenge: str, *, again: bool = True) -> object:
    """Ask each request that does not say who it is."""

    def handler(received: Received) -> Iterable[Step]:
        if "authorization" in received.headers and not again:
            return Resource(CONTENT)(received)
        return (head("401 Who", f"WWW-Authenticate: {challenge}", "Content-Length: 3"), b"who")

    return handler


def test_nobody_is_told_who_we_are_without_asking() -> None:
    with FaultyServer(Resource(CONTENT)) as server:
        sign_in(server.url())
    assert all("authorization" not in received.headers for received in server.requests)


@pytest.mark.parametrize(
    "challenge",
    [
        "Basic realm=x",
        'Digest realm=x, nonce="n", qop="auth"',
        'Digest realm=x, nonce="n", stale=true, qop="auth"',
        "NTLM",
        "Negotiate",
        "NTLM TlRMTVNTUAACAAAA",
        "Negotiate AAAA",
    ],
)
def test_a_server_that_never_has_enough_is_left(challenge: str) -> None:
    with FaultyServer(asking(challenge)) as server:  # type: ignore[arg-type]
        result = sign_in(server.url())
    assert code_of(result) in (ErrorCode.REMOTE_FORBIDDEN, ErrorCode.PROTOCOL_VIOLATED)
    assert len(server.requests) <= 10
    assert nothing_leaks(result)


@pytest.mark.parametrize(
    "challenge", ['Digest realm=x, nonce="n", qop="auth-int"', "Bearer realm=x", "Digest realm=x"]
)
def test_a_question_that_cannot_be_answered_is_not(challenge: str) -> None:
    with FaultyServer(asking(challenge)) as server:  # type: ignore[arg-type]
        result = sign_in(server.url())
    assert code_of(result) is ErrorCode.REMOTE_FORBIDDEN
    assert len(server.requests) == 1


def test_the_strongest_way_is_taken_and_no_weaker_one_after_it() -> None:
    digests = (
        'Digest realm=x, nonce="n", algorithm=MD5, Digest realm=x, nonce="m", algorithm=SHA-256'
    )
    challenge = f"Basic realm=x, {digests}"
    with FaultyServer(asking(challenge)) as server:  # type: ignore[arg-type]
        sign_in(server.url())
    sent = [received.headers.get("authorization", "") for received in server.requests]
    assert len(sent) == 2
    assert sent[1].startswith("Digest ")
    assert "SHA-256" in sent[1]


def test_a_login_for_one_way_takes_no_other() -> None:
    with FaultyServer(asking("Basic realm=x")) as server:  # type: ignore[arg-type]
        result = sign_in(server.url(), scheme=AuthScheme.DIGEST)
    assert code_of(result) is ErrorCode.REMOTE_FORBIDDEN
    assert len(server.requests) == 1


def test_another_server_that_asks_learns_nothing() -> None:
    with FaultyServer(asking("Basic realm=x")) as thief:  # type: ignore[arg-type]
        redirect = head("302 Go", f"Location: {thief.url()}", "Content-Length: 0")
        with FaultyServer(lambda _: (redirect,)) as server:
            result = sign_in(server.url())
    assert code_of(result) is ErrorCode.REMOTE_FORBIDDEN
    assert "asks for a name and password" in str(result.error)
    assert all("authorization" not in received.headers for received in thief.requests)


def test_a_nonce_that_has_grown_old_is_replaced() -> None:
    def handler(received: Received) -> Iterable[Step]:
        sent = received.headers.get("authorization", "")
        if 'nonce="new"' in sent:
            return Resource(CONTENT)(received)
        nonce = 'nonce="new", stale=true' if sent else 'nonce="old"'
        challenge = f'WWW-Authenticate: Digest realm=x, qop="auth", {nonce}'
        return (head("401 Who", challenge, "Content-Length: 0"),)

    with FaultyServer(handler) as server:
        result = sign_in(server.url())
    assert result.error is None
    assert len(server.requests) == 3


def test_later_requests_of_a_download_take_no_detour() -> None:
    handler = asking("Basic realm=x", again=False)
    with FaultyServer(handler) as server:  # type: ignore[arg-type]
        drawer = Drawer()
        options = taken_over(HttpOptions(logins=(Login(USER, PASSWORD),)), drawer, server.url())
        result = attempt(
            server.url(), sink=half_held(), version=STRONG, options=options, secrets=drawer
        )
    assert result.sink.data == CONTENT
    assert len(server.requests) == 2


# Where names and passwords come from


def test_the_book_is_asked_only_when_the_server_asks() -> None:
    drawer = with_book(Credential("http://127.0.0.1:1", USER, PASSWORD))
    with FaultyServer(Resource(CONTENT)) as server:
        attempt(server.url(), secrets=drawer)
    assert drawer.asked == []


def test_a_password_for_all_jobs_serves() -> None:
    with FaultyServer(asking("Basic realm=x", again=False)) as server:  # type: ignore[arg-type]
        drawer = with_book(Credential(f"http://127.0.0.1:{server.port}", USER, PASSWORD))
        result = attempt(server.url(), secrets=drawer)
    assert result.sink.data == CONTENT


def test_a_locked_keyring_is_told_and_the_server_s_answer_stands() -> None:
    drawer = Drawer(error=EbbtideError(ErrorCode.SECRETS_UNAVAILABLE, detail="it is locked"))
    with FaultyServer(asking("Basic realm=x")) as server:  # type: ignore[arg-type]
        result = attempt(server.url(), secrets=drawer)
    assert code_of(result) is ErrorCode.REMOTE_FORBIDDEN
    assert "The kept passwords could not be looked up: it is locked." in result.sink.notes


def test_a_password_that_is_gone_is_named() -> None:
    with FaultyServer(asking("Basic realm=x")) as server:  # type: ignore[arg-type]
        drawer = Drawer()
        options = taken_over(HttpOptions(logins=(Login(USER, PASSWORD),)), drawer, server.url())
        drawer.held.clear()
        result = attempt(server.url(), options=options, secrets=drawer)
    assert code_of(result) is ErrorCode.SECRET_MISSING


@pytest.mark.parametrize(
    ("text", "mode", "code"),
    [
        (f"machine 127.0.0.1 login {USER} password secret", 0o600, None),
        (f"default login {USER} password secret", 0o600, None),
        (f"machine example.org login {USER} password secret", 0o600, ErrorCode.REMOTE_FORBIDDEN),
        (f"machine 127.0.0.1 login {USER} password secret", 0o644, ErrorCode.FILE_UNREADABLE),
        ("machine 127.0.0.1 logn secret", 0o600, ErrorCode.FILE_UNREADABLE),
    ],
)
def test_netrc_serves_if_nobody_else_reads_it(
    tmp_path: Path, text: str, mode: int, code: ErrorCode | None
) -> None:
    path = tmp_path / "netrc"
    path.write_text(text)
    path.chmod(mode)
    with FaultyServer(asking("Basic realm=x", again=False)) as server:  # type: ignore[arg-type]
        result = attempt(server.url(), options=HttpOptions(netrc=str(path)))
    assert code_of(result) is code
    assert "secret" not in str(result.error)


# NTLM and Negotiate, with the real protocol on the other side


@pytest.fixture
def ntlm_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SpnegoServer.write_users(tmp_path / "users")
    monkeypatch.setenv("NTLM_USER_FILE", str(tmp_path / "users"))


@pytest.mark.parametrize("schemes", [("NTLM",), ("Negotiate",), ("Negotiate", "NTLM")])
@pytest.mark.parametrize("content", [CONTENT, CONTENT[:1000]])
def test_the_steps_go_over_one_connection(
    schemes: tuple[str, ...], content: bytes, ntlm_users: None
) -> None:
    with SpnegoServer(content, schemes) as server:
        result = sign_in(server.url(), user=f"EXAMPLE\\{USER}")
    assert result.error is None
    assert result.sink.data == content
    assert server.seen == ["", schemes[0], schemes[0]]
    # The first question was on a connection that others may use.
    assert server.connections == 2


def test_ntlm_with_a_wrong_password_is_refused(ntlm_users: None) -> None:
    with SpnegoServer(CONTENT, ("NTLM",)) as server:
        result = sign_in(server.url(), user=f"EXAMPLE\\{USER}", password="wrong")
    assert code_of(result) is ErrorCode.REMOTE_FORBIDDEN
    assert len(server.seen) <= 4


def test_a_connection_that_knows_one_job_serves_no_other(ntlm_users: None) -> None:
    drawer = Drawer()
    with SpnegoServer(CONTENT[:1000], ("NTLM",)) as server:
        transport = HttpTransport(secrets=drawer)
        try:
            login = Login(f"EXAMPLE\\{USER}", PASSWORD)
            options = taken_over(HttpOptions(logins=(login,)), drawer, server.url())
            first = attempt(server.url(), options=options, secrets=drawer, transport=transport)
            second = attempt(server.url(), secrets=drawer, transport=transport)
        finally:
            transport.close()
    assert first.error is None
    assert code_of(second) is ErrorCode.REMOTE_FORBIDDEN
