"""A real Apache, for as long as a test takes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.nginx import free_port
from tests.servers.ports import accepts
from tests.waiting import wait_until

PROGRAM = "/usr/sbin/apache2"
_MODULES = (
    *("mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic"),
    "auth_digest",
)
_CONFIGURATION = """
ServerName localhost
ServerRoot {directory}
PidFile {directory}/pid
DefaultRuntimeDir {directory}
Mutex file:{directory}
Listen 127.0.0.1:{port}
ErrorLog {directory}/error.log
LogFormat "%{{Authorization}}i %>s" seen
DocumentRoot {directory}/root
{user}
{modules}
CustomLog {directory}/access.log seen
<Directory {directory}/root>
{directives}
</Directory>
"""


@contextmanager
def running_apache(directory: Path, directives: str) -> Iterator[str]:
    """Run Apache on loopback, serving ``root`` below a directory; yields its address."""
    (directory / "root").mkdir(parents=True, exist_ok=True)
    port = free_port()
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES
    )
    configuration = directory / "apache.conf"
    configuration.write_text(
        _CONFIGURATION.format(
            directory=directory,
            port=port,
            modules=modules,
            directives=directives,
            user="User www-data\nGroup www-data" if os.geteuid() == 0 else "",
        )
    )
    process = subprocess.Popen([PROGRAM, "-f", str(configuration), "-DFOREGROUND"])
    try:
        wait_until(lambda: accepts(port) or process.poll() is not None, f"Apache listens on {port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
