"""The program that answers whole uploads."""

from __future__ import annotations

import logging
import os
import subprocess
from dataclasses import replace

from ebbtide.uploads_server.messages import Refusal
from ebbtide.uploads_server.sessions import Session

logger = logging.getLogger(__name__)


class HookFailed(Refusal):
    """The program behind the server did not accept the upload."""


def run_hook(program: str, session: Session, timeout_s: float) -> None:
    """Let the program read the upload and write the reply, once.

    It is called with the paths of both files; ``EBBTIDE_UPLOAD_PATH`` says under which
    address the file was sent.

    Raises:
        HookFailed: it could not be started, failed, or took too long.
    """
    if session.record.has_reply:
        return
    session.reply.unlink(missing_ok=True)
    command = [program, str(session.data), str(session.reply)]
    environment = {**os.environ, "EBBTIDE_UPLOAD_PATH": session.record.path}
    try:
        subprocess.run(
            command, stdin=subprocess.DEVNULL, env=environment, timeout=timeout_s, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        logger.warning("%s: %s", program, error)
        raise HookFailed(500, "the program behind the server did not accept the file") from error
    session.reply.touch()
    session.save(replace(session.record, has_reply=True))
