"""Every error that Ebbtide can name, as one tree and one numbered table.

Tree::

    EbbtideError              anything a person or a program is told about
    ├── CommandError          a command was refused; nothing has changed
    └── TransferError         an attempt to move a file ended early

Each error carries an `ErrorCode`. Its number is never reused: it is the exit
status of the command line and the ``code`` in the API. The words come from the
code's row, filled with the error's parameters, so that they can be translated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, unique
from typing import NamedTuple


class ErrorKind(Enum):
    """What has to happen before trying again makes sense."""

    TRANSIENT = "transient"
    """Goes away by itself: retried with growing delays."""
    FATAL = "fatal"
    """Will not go away for this job."""
    NEEDS_USER = "needs_user"
    """Goes on after somebody has done what the advice says."""


class _Row(NamedTuple):
    number: int
    kind: ErrorKind
    text: str
    advice: str


_TRANSIENT, _FATAL, _NEEDS_USER = ErrorKind.TRANSIENT, ErrorKind.FATAL, ErrorKind.NEEDS_USER


@unique
class ErrorCode(Enum):
    """Stable codes: number, kind, what happened, what to do.

    Words in braces are parameters of the error.
    """

    # The program itself
    UNEXPECTED = _Row(
        1,
        _FATAL,
        "Something went wrong inside Ebbtide: {detail}.",
        "Please report this together with the log file.",
    )
    USAGE = _Row(2, _FATAL, "{detail}", "See 'ebbtide --help'.")
    ENGINE_UNREACHABLE = _Row(
        3,
        _TRANSIENT,
        "Ebbtide cannot be reached: {detail}.",
        "Start it with 'ebbtide start'.",
    )
    PROTOCOL_MISMATCH = _Row(
        4,
        _FATAL,
        "The running Ebbtide speaks version {theirs} of the API, this program {ours}.",
        "Quit the running Ebbtide ('ebbtide quit') and start the new one.",
    )
    STORE_CORRUPT = _Row(
        5,
        _NEEDS_USER,
        "The job database '{path}' is damaged or is not Ebbtide's: {detail}.",
        "Move the file away to start with an empty list; copies made before updates lie beside it.",
    )
    STORE_TOO_NEW = _Row(
        6,
        _NEEDS_USER,
        "The job database '{path}' was written by a newer Ebbtide "
        "(version {found}, this program knows {known}).",
        "Update Ebbtide; the database was not touched.",
    )
    STORE_UNAVAILABLE = _Row(
        7,
        _NEEDS_USER,
        "The job database '{path}' cannot be used: {detail}.",
        "Check the free space and the permissions of its directory.",
    )
    REQUEST_INVALID = _Row(
        8, _FATAL, "The request is not valid: {detail}.", "Correct it and send it again."
    )
    METHOD_UNKNOWN = _Row(
        9, _FATAL, "There is no method called '{method}'.", "The API reference lists all methods."
    )

    # Commands that were refused
    JOB_NOT_FOUND = _Row(10, _FATAL, "There is no job '{job}'.", "'ebbtide list' shows all jobs.")
    JOB_AMBIGUOUS = _Row(
        11,
        _FATAL,
        "'{job}' fits more than one job: {matches}.",
        "Give more characters, or the number.",
    )
    INVALID_STATE = _Row(12, _FATAL, "Job {job} cannot {action} while it is {state}.", "{hint}")
    URL_INVALID = _Row(
        13,
        _FATAL,
        "'{url}' is not an address that can be used: {detail}.",
        "Give a complete address such as https://example.org/file.iso.",
    )
    SCHEME_UNKNOWN = _Row(
        14,
        _FATAL,
        "'{url}' begins with '{scheme}:', which Ebbtide cannot transfer.",
        "Addresses can begin with {known}.",
    )
    DIRECTORY_MISSING = _Row(
        15,
        _NEEDS_USER,
        "The directory '{path}' does not exist.",
        "Create it, or choose another one with -d.",
    )
    NOT_A_DIRECTORY = _Row(
        16, _NEEDS_USER, "'{path}' is not a directory.", "Choose a directory with -d."
    )
    PERMISSION_DENIED = _Row(
        17,
        _NEEDS_USER,
        "You may not write to '{path}'.",
        "Choose another directory, or change its permissions and resume the job.",
    )
    TARGET_EXISTS = _Row(
        18,
        _NEEDS_USER,
        "'{path}' already exists and was left alone.",
        "Move it away and resume the job, or give another name with -o (of 'add' or 'set').",
    )
    TARGET_TAKEN = _Row(
        19, _FATAL, "Job {job} already saves to '{path}'.", "Give another name with -o."
    )
    NAME_INVALID = _Row(
        20,
        _FATAL,
        "'{name}' cannot be used as a file name: {detail}.",
        "Give another name with -o.",
    )
    VALUE_INVALID = _Row(
        21, _FATAL, "'{value}' is not valid for {what}: {detail}.", "Give a valid value."
    )
    SETTING_UNKNOWN = _Row(
        22, _FATAL, "There is no setting '{key}'.", "'ebbtide settings' lists them."
    )
    LIMIT_REACHED = _Row(
        23,
        _FATAL,
        "{what} is limited to {limit}.",
        "Let some end first, or raise the setting '{setting}'.",
    )
    ENGINE_STOPPING = _Row(
        24, _TRANSIENT, "Ebbtide is just quitting.", "Start it again with 'ebbtide start'."
    )
    JOB_CANCELLED = _Row(
        25, _FATAL, "Job {job} was given up before it was finished.", "Add it again if you need it."
    )
    ENGINE_NOT_STARTED = _Row(
        26, _TRANSIENT, "Ebbtide could not be started: {detail}", "Its output is in '{path}'."
    )

    STORE_IN_USE = _Row(
        27,
        _NEEDS_USER,
        "The job database '{path}' is in use by another Ebbtide (process {process_id}).",
        "Quit that one first; it was started with another XDG_RUNTIME_DIR.",
    )
    SETTING_FIXED = _Row(
        28,
        _FATAL,
        "The setting '{key}' is fixed by your administrator, in '{path}'.",
        "Ask whoever looks after this computer to change it there.",
    )

    # The network
    OFFLINE = _Row(
        40, _TRANSIENT, "There is no network connection.", "It goes on when the network is back."
    )
    HOST_NOT_FOUND = _Row(
        41,
        _TRANSIENT,
        "The server name '{host}' could not be found.",
        "Check the address and the network connection.",
    )
    CONNECT_FAILED = _Row(
        42,
        _TRANSIENT,
        "The server {host} could not be reached: {detail}.",
        "Check the address and the network connection.",
    )
    CONNECTION_LOST = _Row(
        43,
        _TRANSIENT,
        "The server closed the connection before the file was complete.",
        "Nothing to do: it is tried again.",
    )
    TIMED_OUT = _Row(
        44,
        _TRANSIENT,
        "The server {host} did not answer in time.",
        "Nothing to do: it is tried again.",
    )
    TLS_FAILED = _Row(
        45,
        _NEEDS_USER,
        "A secure connection to {host} was not possible: {detail}.",
        "Check the computer's clock and the address; resume the job afterwards.",
    )
    AUTHORITY_UNKNOWN = _Row(
        47,
        _NEEDS_USER,
        "A secure connection to {host} was not possible: {detail}.",
        "Add the job again with '--ca FILE', a PEM file with the certificate of the server or its "
        "authority; or, if it may be anybody who answers, with '--insecure-unknown-authority'.",
    )
    PROTOCOL_VIOLATED = _Row(
        46,
        _TRANSIENT,
        "The server {host} gave an answer that makes no sense: {detail}.",
        "Nothing to do: it is tried again a few times.",
    )

    # What the server said
    SERVER_BUSY = _Row(
        60,
        _TRANSIENT,
        "The server answered {status} ({reason}).",
        "Nothing to do: it is tried again.",
    )
    REMOTE_MISSING = _Row(
        61,
        _FATAL,
        "The server does not have this file (it answered {status}).",
        "Check the address.",
    )
    REMOTE_FORBIDDEN = _Row(
        62,
        _NEEDS_USER,
        "The server does not let you have this file (it answered {status}).",
        "Give a user name and password, or another address, and resume the job.",
    )
    REMOTE_REFUSED = _Row(
        63,
        _FATAL,
        "The server refused the request (it answered {status}, {reason}).",
        "Check the address.",
    )
    REDIRECT_REFUSED = _Row(
        64,
        _NEEDS_USER,
        "The server sent us on to {url}, and that was not followed: {detail}.",
        "Use that address directly if you trust it.",
    )
    REDIRECT_LOOP = _Row(
        59,
        _NEEDS_USER,
        "The server sent us from one address to the next without end, at last to {url}: {detail}.",
        "Open the address in a browser: it may ask you to log in. Resume the job when it works "
        "there, or give another address.",
    )
    REMOTE_CHANGED = _Row(
        65,
        _TRANSIENT,
        "The file on the server changed while it was being fetched.",
        "Nothing to do: it starts afresh. A file on a web server that grows all the time, such as "
        "a log, comes as it is at that moment with 'ebbtide add --dynamic'.",
    )
    ADDRESS_EXPIRED = _Row(
        66,
        _NEEDS_USER,
        "The address has expired (the server answered {status}).",
        "Give the job a new address; the bytes already here are kept.",
    )
    LENGTH_WRONG = _Row(
        67,
        _TRANSIENT,
        "The server announced {expected} bytes and sent {found}.",
        "Nothing to do: it is tried again.",
    )
    NOT_THE_FILE = _Row(
        68,
        _TRANSIENT,
        "Instead of the file a page of type {found} arrived, as Wi-Fi log-in pages do.",
        "Log in to the network with a browser; it goes on by itself.",
    )
    DIGEST_WRONG = _Row(
        69,
        _NEEDS_USER,
        "The file does not match its {algorithm} checksum: expected {expected}, found {found}.",
        "The bytes were kept as '{path}'. Resume to fetch the file again, or give another checksum "
        "with 'ebbtide set JOB --checksum ALGORITHM:HEX'.",
    )
    TOO_LARGE = _Row(
        70,
        _NEEDS_USER,
        "The file is larger than the {limit} bytes allowed for this job.",
        "Raise the job's limit with 'ebbtide set JOB --max-size SIZE'; it goes on by itself.",
    )
    SERVER_UNSUITED = _Row(
        71,
        _FATAL,
        "The server cannot do what this job needs: {detail}.",
        "Use another server, or change the job.",
    )
    PROXY_REFUSED = _Row(
        72,
        _NEEDS_USER,
        "The proxy {host} refused: it answered {status}.",
        "Check the proxy's address, user name and password.",
    )

    # Sending, and servers of files
    REMOTE_EXISTS = _Row(
        73,
        _NEEDS_USER,
        "The server already has '{name}', and it was left alone.",
        "Add the job again with another name, or with --overwrite.",
    )
    UPLOAD_REFUSED = _Row(
        74,
        _NEEDS_USER,
        "The server does not take the file: {detail}.",
        "Check the address and that you may write there; resume the job afterwards.",
    )
    REMOTE_FULL = _Row(
        75,
        _TRANSIENT,
        "There is no room on the server {host} for the file.",
        "Free some space there; it is tried again.",
    )
    REMOTE_DIRECTORY_MISSING = _Row(
        76,
        _NEEDS_USER,
        "The server has no directory '{path}'.",
        "Create it there, or give another address, and resume the job.",
    )
    REMOTE_IN_USE = _Row(
        77,
        _TRANSIENT,
        "Another program on the server has '{path}' open.",
        "Close it there; it is tried again.",
    )
    SHARE_MISSING = _Row(
        78,
        _NEEDS_USER,
        "The server {host} has no share '{share}'.",
        "Check the address, and resume the job.",
    )
    LOGIN_REFUSED = _Row(
        79,
        _NEEDS_USER,
        "The server {host} did not accept your user name and password.",
        "Give them with 'ebbtide set JOB --user NAME' or 'ebbtide credentials add {host}', and "
        "resume the job.",
    )

    # This computer
    DISK_FULL = _Row(
        80,
        _TRANSIENT,
        "The disk with '{path}' is full: {missing} more must be free.",
        "Free some space; it goes on by itself.",
    )
    DISK_FAILED = _Row(
        81,
        _TRANSIENT,
        "'{path}' could not be written: {detail}.",
        "Check the disk; it is tried again.",
    )
    DIRECTORY_VANISHED = _Row(
        82,
        _TRANSIENT,
        "The directory '{path}' is not there any more.",
        "Bring it back (mount the disk, create the directory); it goes on by itself.",
    )
    STAGING_LOST = _Row(
        83,
        _TRANSIENT,
        "The unfinished file '{path}' was removed or changed by another program.",
        "Nothing to do: the file starts afresh.",
    )
    READ_ONLY = _Row(
        84,
        _NEEDS_USER,
        "'{path}' lies on a disk that can only be read.",
        "Make it writable, or choose another directory, and resume the job.",
    )
    NO_PROGRESS = _Row(
        85,
        _NEEDS_USER,
        "Nothing moved for {duration}. The last reason was: {detail}",
        "Check the address, and resume the job.",
    )
    TOO_SLOW = _Row(
        86,
        _NEEDS_USER,
        "The download took longer than the {duration} allowed for this job.",
        "Resume the job to give it that time again.",
    )

    SOURCE_MISSING = _Row(
        87,
        _NEEDS_USER,
        "The file '{path}', which was to be sent, is not there.",
        "Bring it back, and resume the job.",
    )
    SOURCE_CHANGED = _Row(
        88,
        _NEEDS_USER,
        "The file '{path}' was changed while it was being sent.",
        "Resume the job to send the file as it is now, from the beginning.",
    )
    SOURCE_UNREADABLE = _Row(
        89,
        _NEEDS_USER,
        "The file '{path}', which was to be sent, cannot be read: {detail}.",
        "Check its permissions and the disk, and resume the job.",
    )

    # Passwords
    SECRET_MISSING = _Row(
        90,
        _NEEDS_USER,
        "The password or secret header for {host} is not kept any more.",
        "Give it with 'ebbtide set JOB --user NAME' or 'ebbtide credentials add {host}'; a secret "
        "header needs the job to be added again.",
    )
    SECRETS_UNAVAILABLE = _Row(
        91,
        _NEEDS_USER,
        "The keyring with your passwords cannot be read: {detail}.",
        "Unlock it, and resume the job.",
    )
    CREDENTIAL_UNKNOWN = _Row(
        92,
        _FATAL,
        "No password is kept for {host}.",
        "'ebbtide credentials list' shows for which servers there is one.",
    )
    FILE_UNREADABLE = _Row(
        93,
        _NEEDS_USER,
        "The {what} '{path}' cannot be used: {detail}.",
        "Mend or replace the file, and resume the job.",
    )
    UPLOAD_STUCK = _Row(
        94,
        _NEEDS_USER,
        "The server keeps losing the upload: {detail}.",
        "Try another method or server; resume the job to try again.",
    )

    @property
    def number(self) -> int:
        """Stable number: exit status of the command line, ``code`` in the API."""
        return self.value.number

    @property
    def kind(self) -> ErrorKind:
        """Whether this error goes away by itself."""
        return self.value.kind

    @property
    def text(self) -> str:
        """What happened, with parameters in braces (English, translatable)."""
        return self.value.text

    @property
    def advice(self) -> str:
        """What to do about it, with parameters in braces (English, translatable)."""
        return self.value.advice


_BRACES = re.compile(r"\{(\w+)\}")


def fill(template: str, parameters: Mapping[str, str]) -> str:
    """Put parameters into a text of the table; a missing one is shown by its name.

    Not `str.format`: a note from elsewhere may hold any braces, and must never raise.
    """
    return _BRACES.sub(lambda found: parameters.get(found[1], f"({found[1]})"), template)


@dataclass(frozen=True, slots=True)
class ErrorInfo:
    """An error as a value: what a job keeps, the store holds and the API sends."""

    code: ErrorCode
    parameters: Mapping[str, str] = field(default_factory=dict)
    file_index: int | None = None
    """The file concerned, by its place in the job."""

    @property
    def kind(self) -> ErrorKind:
        """Whether this error goes away by itself."""
        return self.code.kind

    @property
    def text(self) -> str:
        """What happened, in English."""
        return _with_one_full_stop(fill(self.code.text, self.parameters))

    @property
    def advice(self) -> str:
        """What to do about it, in English."""
        return _with_one_full_stop(fill(self.code.advice, self.parameters))


def _with_one_full_stop(text: str) -> str:
    """End a sentence, whether or not a parameter at its end was a sentence already."""
    text = text.rstrip(" .")
    return text if text.endswith(("?", "!", "…")) else f"{text}."


class EbbtideError(Exception):
    """An error with a code, words and advice."""

    def __init__(self, code: ErrorCode, **parameters: object) -> None:
        self.info = ErrorInfo(code, {name: str(value) for name, value in parameters.items()})
        super().__init__(self.info.text)

    @property
    def code(self) -> ErrorCode:
        """The stable code."""
        return self.info.code


class CommandError(EbbtideError):
    """A command was refused; nothing has changed."""


class TransferError(EbbtideError):
    """An attempt to move a file ended early."""

    def __init__(
        self, code: ErrorCode, *, retry_after_s: float | None = None, **parameters: object
    ) -> None:
        super().__init__(code, **parameters)
        self.retry_after_s = retry_after_s
        """When the server asks to be tried again (Retry-After), in seconds from now."""
