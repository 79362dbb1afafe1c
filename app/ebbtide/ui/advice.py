"""What a window advises about errors: its own words where the core's point elsewhere.

The core's table speaks to people at the command line. Whoever sees a window has buttons:
where one helps, the sentence names it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ebbtide.core.errors import ErrorCode

translate = QCoreApplication.translate


def own_advice(code: ErrorCode) -> str | None:
    """Return the window's own words, with blanks; None where the core's are fine.

    Empty where there is nothing to advise.
    """
    for table in (_of_commands(), _of_jobs(), _of_servers(), _of_this_computer()):
        if code in table:
            return table[code]
    return None


def _of_commands() -> dict[ErrorCode, str]:
    """What a wish can be refused for."""
    return {
        ErrorCode.USAGE: "",
        ErrorCode.INVALID_STATE: "",
        ErrorCode.DIRECTORY_MISSING: translate("Advice", "Create it, or choose another one."),
        ErrorCode.NOT_A_DIRECTORY: translate("Advice", "Choose a directory."),
        ErrorCode.PERMISSION_DENIED: translate(
            "Advice", "Choose another directory, or change its permissions and try again."
        ),
        ErrorCode.TARGET_EXISTS: translate(
            "Advice", "Move it away and try again, or choose another directory."
        ),
        ErrorCode.TARGET_TAKEN: translate("Advice", "Choose another directory."),
        ErrorCode.NAME_INVALID: translate("Advice", "Give another name."),
        ErrorCode.JOB_NOT_FOUND: translate("Advice", "It has been removed."),
        ErrorCode.SETTING_UNKNOWN: translate("Advice", "The preferences show all of them."),
        ErrorCode.LIMIT_REACHED: translate(
            "Advice", "Let some end first, or raise “{setting}” in the preferences."
        ),
        ErrorCode.CREDENTIAL_UNKNOWN: "",
        ErrorCode.PROTOCOL_MISMATCH: translate(
            "Advice", "Quit the running Ebbtide and start the new one."
        ),
        ErrorCode.ENGINE_UNREACHABLE: translate("Advice", "Quit Ebbtide and start it again."),
        ErrorCode.ENGINE_STOPPING: translate("Advice", "Start it again."),
        ErrorCode.STORE_IN_USE: translate("Advice", "Quit that one first."),
    }


def _of_jobs() -> dict[ErrorCode, str]:
    """What a remedy of the window's own helps against (`ebbtide.ui.remedies`)."""
    log_in = translate("Advice", "Give a user name and password: choose “Log in…”.")
    return {
        ErrorCode.LOGIN_REFUSED: log_in,
        ErrorCode.REMOTE_FORBIDDEN: log_in,
        ErrorCode.SECRET_MISSING: translate(
            "Advice",
            "Give the password again: choose “Log in…”. A secret header needs the transfer to be "
            "added again.",
        ),
        ErrorCode.DIGEST_WRONG: translate(
            "Advice",
            "The bytes were kept as '{path}'. Choose “Try again” to fetch the file anew, or "
            "“Change checksum…” if the one expected is wrong.",
        ),
        ErrorCode.TOO_LARGE: translate(
            "Advice", "Choose “Change maximum size…” to allow more; it goes on by itself."
        ),
        ErrorCode.TOO_SLOW: translate("Advice", "Choose “Try again” to give it that time again."),
        ErrorCode.NO_PROGRESS: translate("Advice", "Check the address, then choose “Try again”."),
    }


def _of_servers() -> dict[ErrorCode, str]:
    return {
        ErrorCode.TLS_FAILED: translate(
            "Advice", "Check the computer's clock and the address, then choose “Try again”."
        ),
        ErrorCode.AUTHORITY_UNKNOWN: translate(
            "Advice",
            "Have the certificate of the server's authority installed on this computer, then "
            "choose “Try again”.",
        ),
        ErrorCode.REMOTE_CHANGED: translate("Advice", "Nothing to do: it starts afresh."),
        ErrorCode.REDIRECT_LOOP: translate(
            "Advice",
            "Open the address in a browser: it may ask you to log in. Choose “Try again” when it "
            "works there.",
        ),
        ErrorCode.REMOTE_EXISTS: translate(
            "Advice", "Add it again with another name, or have it replace what is there."
        ),
        ErrorCode.UPLOAD_REFUSED: translate(
            "Advice", "Check the address and that you may write there, then choose “Try again”."
        ),
        ErrorCode.REMOTE_DIRECTORY_MISSING: translate(
            "Advice", "Create it there, then choose “Try again”."
        ),
        ErrorCode.SHARE_MISSING: translate("Advice", "Check the address, then choose “Try again”."),
        ErrorCode.UPLOAD_STUCK: translate(
            "Advice", "Choose “Try again”, or send it in another way or to another server."
        ),
    }


def _of_this_computer() -> dict[ErrorCode, str]:
    return {
        ErrorCode.READ_ONLY: translate(
            "Advice", "Make it writable, then choose “Try again”; or add it to another directory."
        ),
        ErrorCode.SOURCE_MISSING: translate("Advice", "Bring it back, then choose “Try again”."),
        ErrorCode.SOURCE_CHANGED: translate(
            "Advice",
            "Choose “Try again” to send the file as it is now, from the beginning.",
        ),
        ErrorCode.SOURCE_UNREADABLE: translate(
            "Advice", "Check its permissions and the disk, then choose “Try again”."
        ),
        ErrorCode.SECRETS_UNAVAILABLE: translate("Advice", "Unlock it, then choose “Try again”."),
        ErrorCode.FILE_UNREADABLE: translate(
            "Advice", "Mend or replace the file, then choose “Try again”."
        ),
    }
