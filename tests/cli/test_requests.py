from __future__ import annotations

import io
from pathlib import Path

import pytest

from ebbtide.core import commands as cmd
from ebbtide.core import events as ev
from ebbtide.core.errors import ErrorCode
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import (
    AuthScheme,
    CertificateFlaw,
    Header,
    HttpOptions,
    Login,
    ProxyChoice,
    ProxyMode,
    RedirectPolicy,
)
from ebbtide.core.jobs import JobId
from tests.api.fake_server import FakeServer
from tests.cli.conftest import Run

URL = "https://example.org/ebb.iso"
FIRST = JobId("00000001-0000-4000-8000-000000000000")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("first\nsecond\nthird\n"))


def added(server: FakeServer) -> cmd.AddDownload:
    (command,) = [item for item in server.engine.received if isinstance(item, cmd.AddDownload)]
    return command


def test_everything_about_requests_arrives(server: FakeServer, run: Run, tmp_path: Path) -> None:
    words = [
        *("--header", "X-One: a: b", "--secret-header", "Authorization", "--method", "POST"),
        *("--dynamic", "--max-size", "2M", "--redirects", "report", "--follow-to-insecure"),
        *("--user", "ann", "--auth", "ntlm", "--netrc", "n", "--cookies", "c"),
        *("--client-cert", "me.pem", "--ca", "ca.pem", "--check-revocation"),
        *("--proxy", "socks5://p:1", "--proxy-bypass", "<local>", "--proxy-user", "bob"),
        *("--insecure-expired", "--insecure-wrong-host", "--retry-delay", "5"),
        *("--no-progress-timeout", "0", "--max-time", "60", "--checksum", "sha256:ab"),
    ]
    assert run("add", *words, URL).status == 0
    assert added(server).options == HttpOptions(
        headers=(Header("X-One", "a: b"), Header("Authorization", "first", write_only=True)),
        method="POST",
        redirects=RedirectPolicy.REPORT,
        follow_to_insecure=True,
        accepted_flaws=(CertificateFlaw.EXPIRED, CertificateFlaw.WRONG_HOST),
        check_revocation=True,
        dynamic=True,
        maximum_size=2_000_000,
        minimum_retry_delay_s=5.0,
        no_progress_timeout_s=0.0,
        maximum_time_s=60.0,
        proxy=ProxyChoice(ProxyMode.EXPLICIT, "socks5://p:1", ("<local>",)),
        logins=(
            Login("ann", "second", scheme=AuthScheme.NTLM),
            Login("bob", "third", for_proxy=True),
        ),
        client_certificate=str(tmp_path / "me.pem"),
        authority_file=str(tmp_path / "ca.pem"),
        netrc=str(tmp_path / "n"),
        cookies_file=str(tmp_path / "c"),
        checksum="sha256:ab",
    )


def test_netrc_alone_is_the_usual_one(server: FakeServer, run: Run, own_home: Path) -> None:
    run("add", URL, "--netrc")
    assert added(server).options.netrc == str(own_home / ".netrc")


def test_no_proxy_is_a_wish(server: FakeServer, run: Run) -> None:
    run("add", URL, "--no-proxy")
    assert added(server).options.proxy == ProxyChoice(ProxyMode.NONE)


def test_ranges_go_with_their_addresses(server: FakeServer, run: Run) -> None:
    run("add", "--range", "0:5,9:eof", "--range", "7:1", URL, f"{URL}2")
    assert added(server).ranges == (
        (FileRange(0, 5), FileRange(9)),
        (FileRange(7, 1),),
    )


@pytest.mark.parametrize(
    "words",
    [
        ("--header", "nonsense"),
        ("--range", "0"),
        ("--max-size", "many"),
        ("--proxy-bypass", "x"),
        ("--proxy", "http://p", "--no-proxy"),
        ("--auth", "magic"),
        ("--redirects", "sometimes"),
        ("--insecure",),
    ],
)
def test_what_makes_no_sense_is_refused(
    server: FakeServer, run: Run, words: tuple[str, ...]
) -> None:
    done = run("add", *words, URL)
    assert done.status in (ErrorCode.USAGE.number, ErrorCode.VALUE_INVALID.number)
    assert not any(isinstance(item, cmd.AddDownload) for item in server.engine.received)


def test_a_new_address_is_set(server: FakeServer, run: Run) -> None:
    run("add", URL)
    assert run("set", "1", "--url", "https://example.net/new").status == 0
    assert server.engine.jobs[FIRST].files[0].url == "https://example.net/new"
    assert run("set", "1", "--replace-prefix", "https://example.net/", "http://b/").status == 0
    assert server.engine.jobs[FIRST].files[0].url == "http://b/new"
    assert run("set", "1", "--replace-prefix", "ftp://", "http://b/").status == (
        ErrorCode.VALUE_INVALID.number
    )


def test_the_headers_of_the_last_answer_are_shown(server: FakeServer, run: Run) -> None:
    run("add", URL)
    assert "(no server has answered yet)" in run("show", "1", "--headers").out
    server.engine.happen(ev.HeadersReceived(FIRST, 0, (("Server", "nginx\x1b[2J"),)))
    shown = run("show", "1", "--headers").out
    assert "    Server: nginx�[2J\n" in shown
    assert "Server:" not in run("show", "1").out
