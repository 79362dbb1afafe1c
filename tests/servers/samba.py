"""A real Samba of its own on loopback, as an ordinary account can run it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tests.servers.nginx import free_port
from tests.servers.ports import accepts
from tests.waiting import wait_until

USER = "tester"
PASSWORD = "Passw0rd"
_DIRECTORIES = ("private", "lock", "state", "cache", "run", "ncalrpc", "log", "share", "other")

_GLOBAL = """
[global]
server role = standalone server
disable netbios = yes
smb ports = {port}
interfaces = 127.0.0.1/8
bind interfaces only = yes
private dir = {directory}/private
lock directory = {directory}/lock
state directory = {directory}/state
cache directory = {directory}/cache
pid directory = {directory}/run
ncalrpc dir = {directory}/ncalrpc
log file = {directory}/log/log
passdb backend = tdbsam:{directory}/private/passdb.tdb
username map = {directory}/users.map
load printers = no
disable spoolss = yes
map to guest = Bad User
guest account = {account}
host msdfs = yes
{directives}
[data]
path = {share}
read only = no
[encrypted]
path = {share}
read only = no
server smb encrypt = required
[locked]
path = {share}
read only = yes
[guests]
path = {share}
read only = no
guest ok = yes
[dfs]
path = {directory}/dfs
msdfs root = yes
read only = no
{shares}
"""


class Samba:
    """A server that can be stopped, killed and started again."""

    def __init__(self, directory: Path, share: Path, directives: str, shares: str) -> None:
        self.directory = directory
        self.share = share
        self.port = free_port()
        self.host = "127.0.0.1"
        self._process: subprocess.Popen[bytes] | None = None
        for name in (*_DIRECTORIES, "dfs"):
            (directory / name).mkdir(parents=True, exist_ok=True)
        share.mkdir(exist_ok=True)
        account = pwd.getpwuid(os.geteuid()).pw_name
        self._configuration = directory / "smb.conf"
        self._configuration.write_text(
            _GLOBAL.format(
                directory=directory,
                share=share,
                port=self.port,
                account=account,
                directives=directives,
                shares=shares,
            )
        )
        (directory / "users.map").write_text(f"{account} = {USER}\n")
        subprocess.run(
            ["pdbedit", "-s", str(self._configuration), "-a", "-u", account, "-t"],
            input=f"{PASSWORD}\n{PASSWORD}\n".encode(),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def url(self, path: str, share: str = "data", port: int | None = None) -> str:
        """The address of a file."""
        return f"smb://{self.host}:{port or self.port}/{share}/{path}"

    def start(self) -> None:
        """Start it, and wait until it listens."""
        log = (self.directory / "log" / "out").open("ab")
        with log:
            self._process = subprocess.Popen(
                [
                    # Debian keeps it where only root looks.
                    *(shutil.which("smbd") or "/usr/sbin/smbd", "-F", "--no-process-group"),
                    *("-l", str(self.directory / "log"), "-s", str(self._configuration)),
                ],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
        wait_until(lambda: accepts(self.port), f"Samba listens on {self.port}")

    def workers(self) -> list[psutil.Process]:
        """Its processes but the first; each connection has one."""
        try:
            return psutil.Process(self._running.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to all its processes."""
        for process in self.workers():
            with suppress(psutil.NoSuchProcess):
                process.send_signal(number)
        self._running.send_signal(number)

    def kill(self) -> None:
        """End it at once, as a power cut does; returns when none of it writes any more."""
        # So that it starts no worker that nobody knows of.
        self._running.send_signal(signal.SIGSTOP)
        workers = self.workers()
        self.signal(signal.SIGKILL)
        self._running.wait(10)
        wait_until(lambda: not any(map(_writes, workers)), "all of Samba has ended")
        self._process = None

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self.kill()

    @property
    def _running(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        return self._process


def _writes(process: psutil.Process) -> bool:
    # Who inherits them may be slow to bury them.
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@contextmanager
def running_samba(
    directory: Path, *, directives: str = "", shares: str = "", share: Path | None = None
) -> Iterator[Samba]:
    """Run Samba on a free port of loopback.

    Args:
        directory: for all that it writes.
        directives: more lines of the global section.
        shares: more sections.
        share: what it serves; by default a directory below `directory`.
    """
    samba = Samba(directory, share or directory / "share", directives, shares)
    samba.start()
    try:
        yield samba
    finally:
        samba.stop()
