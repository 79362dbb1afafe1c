"""`serve-uploads`: what it lets people ask for."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import trustme

from ebbtide.cli.serving import duration_of
from ebbtide.core.errors import EbbtideError, ErrorCode
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("text", "seconds"), [("90", 90), ("90s", 90), ("5m", 300), ("2h", 7200), ("14d", 1209600)]
)
def test_durations(text: str, seconds: float) -> None:
    assert duration_of(text) == seconds


@pytest.mark.parametrize("text", ["", "0", "d", "-1d", "1.5h", "1w", "٣d", "9" * 10])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(EbbtideError) as caught:
        duration_of(text)
    assert caught.value.code is ErrorCode.USAGE


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--listen", "0.0.0.0"], "Other computers reach 0.0.0.0"),
        (["--listen", "files.example.org"], "Other computers reach files.example.org"),
        (["--user", "me"], "belong together"),
        (["--password-stdin"], "belong together"),
        (["--user", "me", "--password-stdin", "--no-login"], "contradict each other"),
        (["--user", "a:b", "--password-stdin"], "cannot hold a colon"),
        (["--user", "me", "--password-stdin"], "nothing came"),
        (["--port", "70000"], "ports go up to 65535"),
        (["--max-size", "much"], "'much' is not a size"),
        (["--max-size=-5"], "larger than nothing"),
        (["--certificate", "/nowhere.pem"], "No such file or directory"),
        (["--reply-hook", "/nowhere"], "there is no program '/nowhere'"),
    ],
)
def test_what_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], words: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    outcome = run("serve-uploads", str(inbox), *argv)
    assert outcome.status == ErrorCode.USAGE.number
    assert words in outcome.err
    assert list(inbox.iterdir()) == []


def test_certificate_without_its_key(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "server.pem"
    trustme.CA().cert_pem.write_to_path(path)
    outcome = run("serve-uploads", str(tmp_path), "--certificate", str(path))
    assert outcome.status == ErrorCode.USAGE.number
    assert "not a certificate with its open key" in outcome.err


def test_missing_directory(run: Run, tmp_path: Path) -> None:
    assert run("serve-uploads", str(tmp_path / "none")).status == 15
