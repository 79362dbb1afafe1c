"""A real key distribution centre (MIT Kerberos) in a directory of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.nginx import free_port
from tests.servers.ports import accepts
from tests.waiting import wait_until

REALM = "EXAMPLE.ORG"
USER, PASSWORD = "ann", "kerberos-pass"
PROGRAMS = ("krb5kdc", "kadmin.local", "kdb5_util")

_CONFIGURATION = """
[libdefaults]
 default_realm = {realm}
 dns_lookup_realm = false
 dns_lookup_kdc = false
 dns_canonicalize_hostname = false
 rdns = false
 udp_preference_limit = 1
[realms]
 {realm} = {{
  kdc = 127.0.0.1:{port}
 }}
[domain_realm]
 localhost = {realm}
"""
_KDC = """
[kdcdefaults]
 kdc_listen = ""
 kdc_tcp_listen = 127.0.0.1:{port}
[realms]
 {realm} = {{
  database_name = {directory}/principal
  key_stash_file = {directory}/stash
  acl_file = {directory}/acl
 }}
"""


@contextmanager
def running_kdc(directory: Path, *services: str) -> Iterator[dict[str, str]]:
    """Run a KDC that knows `USER` and services such as ``HTTP/localhost``.

    Yields the environment of whoever takes part in its realm.
    """
    port = free_port()
    values = {"realm": REALM, "port": port, "directory": directory}
    (directory / "krb5.conf").write_text(_CONFIGURATION.format(**values))
    (directory / "kdc.conf").write_text(_KDC.format(**values))
    environment = {
        "KRB5_CONFIG": str(directory / "krb5.conf"),
        "KRB5_KDC_PROFILE": str(directory / "kdc.conf"),
        "KRB5_KTNAME": str(directory / "keytab"),
        "KRB5CCNAME": f"FILE:{directory}/tickets",
    }
    _run(environment, "kdb5_util", "create", "-s", "-P", "master", "-r", REALM)
    _run(environment, "kadmin.local", "addprinc", "-pw", PASSWORD, USER)
    for service in services:
        _run(environment, "kadmin.local", "addprinc", "-randkey", service)
        _run(environment, "kadmin.local", "ktadd", "-k", str(directory / "keytab"), service)
    process = subprocess.Popen(
        ["krb5kdc", "-n", "-P", str(directory / "pid")],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: accepts(port), f"the KDC listens on {port}")
        yield environment
    finally:
        process.terminate()
        process.wait(10)


def _run(environment: dict[str, str], *words: str) -> None:
    subprocess.run(words, env={**os.environ, **environment}, check=True, capture_output=True)
