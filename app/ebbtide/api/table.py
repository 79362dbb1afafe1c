"""All methods of the API in words, once.

`ebbtide.api.methods` binds each row to its command or query, the command line takes
its help from here, and docs/api.md is written from it. Plain values without imports:
the command line reads this before it knows whether it needs more.
"""

from __future__ import annotations

API_VERSION = 1
"""Raised when something that programs rely on goes away or changes its meaning."""


class Method:
    """One row: a name and what a reader has to know."""

    __slots__ = ("errors", "name", "parameters", "result", "summary")

    def __init__(
        self,
        name: str,
        summary: str,
        parameters: dict[str, str],
        result: str,
        errors: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.summary = summary
        self.parameters = parameters
        """Text by parameter; their types are those of the command's fields."""
        self.result = result
        self.errors = errors
        """Names of the codes that this method adds to `COMMON_ERRORS`."""


COMMON_ERRORS = (
    "UNEXPECTED",
    "STORE_UNAVAILABLE",
    "REQUEST_INVALID",
    "METHOD_UNKNOWN",
    "ENGINE_STOPPING",
)
"""What any method may answer."""

JOB_ERRORS = ("JOB_NOT_FOUND", "JOB_AMBIGUOUS")

_JOB = "The job: its number, its UUID, or the beginning of its UUID if only one fits."
_CHANGED_JOB = "The job after the change."

_ADD_ERRORS = (
    "URL_INVALID",
    "SCHEME_UNKNOWN",
    "DIRECTORY_MISSING",
    "NOT_A_DIRECTORY",
    "PERMISSION_DENIED",
    "TARGET_EXISTS",
    "TARGET_TAKEN",
    "NAME_INVALID",
    "VALUE_INVALID",
    "LIMIT_REACHED",
)

METHODS = (
    Method(
        "api.hello",
        "Agree on the version of the API; the first call on every connection.",
        {"api": "The version the caller speaks."},
        'Versions: `{"api": 1, "version": "0.1.0"}`.',
        ("PROTOCOL_MISMATCH",),
    ),
    Method(
        "jobs.add",
        "Make a job that downloads one or more addresses.",
        {
            "urls": "The addresses, in the order in which they are fetched.",
            "directory": "Where to save, as an absolute path; without it, where the settings say.",
            "target": "Absolute path of the file to save as, for a single address.",
            "name": "What the job is called; without it, the name of its first file.",
            "priority": "Who goes first: foreground, high, normal or low.",
            "hold": "Add the job paused.",
            "manual": "Give the files their names only when somebody completes the job.",
            "cost_policy": "On what connections it runs, as for jobs.set_cost_policy.",
            "when_active": "As for jobs.set_when_active.",
            "window": "At which times it runs, as for jobs.set_window.",
            "start_at": "Not before this time, as for jobs.set_start.",
            "metalinks": "Absolute paths of Metalink descriptions, whose files are added, too; "
            "an address that ends in .meta4 or .metalink is read as one without being listed here.",
            "ranges": "Wanted parts of each file, written back to back: one list of "
            "`{offset, length}` for each address; a length of null is up to the end.",
            "options": "How to talk to the servers: an HttpOptions object; secrets in it do not "
            "stay in the job.",
        },
        "The new job.",
        _ADD_ERRORS,
    ),
    Method(
        "jobs.upload",
        "Make a job that sends files of this computer.",
        {
            "paths": "Absolute paths of the files, or of directories whose files are sent.",
            "url": "Where they go: the file's name there; with a slash at its end, a directory.",
            "name": "What the job is called; without it, the name of its first file.",
            "priority": "Who goes first: foreground, high, normal or low.",
            "hold": "Add the job paused.",
            "manual": "When all is sent, wait until somebody completes the job.",
            "cost_policy": "On what connections it runs, as for jobs.set_cost_policy.",
            "when_active": "As for jobs.set_when_active.",
            "window": "At which times it runs, as for jobs.set_window.",
            "start_at": "Not before this time, as for jobs.set_start.",
            "reply": "Absolute path of a file that gets what the server answers to the upload.",
            "upload": "How to send: an UploadOptions object.",
            "options": "How to talk to the servers: an HttpOptions object; secrets in it do not "
            "stay in the job.",
        },
        "The new job.",
        (
            *_ADD_ERRORS,
            "SOURCE_MISSING",
            "SOURCE_UNREADABLE",
        ),
    ),
    Method(
        "jobs.probe",
        "Tell what servers say of addresses, before anything is added or fetched.",
        {
            "urls": "The addresses, 100 at most; also of Metalink descriptions.",
            "directory": "Where they would be saved, as an absolute path; without it, where the "
            "settings say.",
            "ask": "Ask the servers, which costs a few kilobytes and some seconds at most; "
            "otherwise only what is known here is told.",
            "ticket": "A name of the caller's choice: a call with the same one takes the "
            "question back, which is answered with an empty list, also without addresses.",
            "options": "How to talk to the servers: an HttpOptions object; secrets in it are "
            "forgotten with the answer.",
        },
        "A list of offers, in the order of the addresses. An address that cannot be had is an "
        "offer with an error; one that the network forbids to ask about has a reason in `held`.",
        ("NAME_INVALID",),
    ),
    Method("jobs.list", "List all jobs.", {}, "A list of jobs, in no particular order."),
    Method("jobs.show", "Show everything about one job.", {"job": _JOB}, "The job.", JOB_ERRORS),
    Method(
        "jobs.history",
        "Tell what happened to one job.",
        {"job": _JOB},
        "A list of events, oldest first.",
        JOB_ERRORS,
    ),
    Method(
        "jobs.suspend",
        "Pause a job until somebody resumes it.",
        {"job": _JOB},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.resume",
        "Let a job go on; a waiting retry happens now.",
        {"job": _JOB},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.complete",
        "Give finished files their names and end the job; unfinished files are deleted.",
        {"job": _JOB},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.cancel",
        "Give a job up and delete its unfinished files.",
        {"job": _JOB},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.remove",
        "Take a finished or cancelled job off the list; its files stay.",
        {"job": _JOB},
        "The job as it was.",
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.set_priority",
        "Change who goes first.",
        {"job": _JOB, "priority": "foreground, high, normal or low."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.set_limit",
        "Change how fast a job may be.",
        {
            "job": _JOB,
            "bytes_per_second": "The most it may take; null is without limit, 0 stops it.",
            "direction": "What is limited: down or up.",
        },
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID"),
    ),
    Method(
        "jobs.rename",
        "Change what a job is called; its files keep their names.",
        {"job": _JOB, "name": "The new name."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID"),
    ),
    Method(
        "jobs.set_address",
        "Give a file another address; the bytes that are here are kept.",
        {
            "job": _JOB,
            "url": "The new address.",
            "file_number": "Which file, counted from one; without it, the only incomplete one.",
        },
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID", "URL_INVALID", "SCHEME_UNKNOWN"),
    ),
    Method(
        "jobs.set_target",
        "Save a file under another name, in the directory that it has; where the name before "
        "existed already, it is saved at once.",
        {
            "job": _JOB,
            "target": "The name, or a full path with it.",
            "file_number": "Which file, counted from one; without it, the only unsaved one.",
        },
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID", "NAME_INVALID", "TARGET_TAKEN"),
    ),
    Method(
        "jobs.set_maximum_size",
        "Change how large the files of a download may be together; one that waits for it goes on.",
        {"job": _JOB, "maximum_size": "Bytes; null is without limit."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID"),
    ),
    Method(
        "jobs.set_checksum",
        "Change what the file of a download has to match; bytes that are here are compared anew.",
        {"job": _JOB, "checksum": "ALGORITHM:HEX; null is nothing."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID"),
    ),
    Method(
        "jobs.set_login",
        "Give a job a name and password for its servers; one that waits for them goes on.",
        {
            "job": _JOB,
            "user": "The name.",
            "password": "The password; it goes into the keyring.",
            "scheme": "The only way that may be used; without it, the strongest there is.",
        },
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID", "SECRETS_UNAVAILABLE"),
    ),
    Method(
        "jobs.replace_prefix",
        "Change the beginning of the addresses of a job's incomplete files.",
        {"job": _JOB, "old": "How they begin now.", "new": "How they begin then."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID", "URL_INVALID", "SCHEME_UNKNOWN"),
    ),
    Method(
        "credentials.add",
        "Keep a name and password for a server, for all jobs.",
        {
            "host": "The server's name; with http:// before it for one that is not secure.",
            "user": "The name.",
            "password": "The password; it goes into the keyring.",
            "scheme": "The only way to show it: basic, digest, ntlm or negotiate; null is the "
            "strongest that the server knows.",
            "for_proxy": "The server is a proxy.",
        },
        "Nothing (null).",
        ("VALUE_INVALID", "SECRETS_UNAVAILABLE"),
    ),
    Method(
        "credentials.remove",
        "Forget the name and password for a server.",
        {"host": "The server, as it was added.", "for_proxy": "The server is a proxy."},
        "Nothing (null).",
        ("VALUE_INVALID", "CREDENTIAL_UNKNOWN", "SECRETS_UNAVAILABLE"),
    ),
    Method(
        "credentials.list",
        "Tell for which servers names and passwords are kept.",
        {},
        "A list of credentials, their passwords empty.",
        ("SECRETS_UNAVAILABLE",),
    ),
    Method(
        "jobs.start_now",
        "Run a job now and until it ends, whatever cost, presence, power and times say.",
        {"job": _JOB},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.set_cost_policy",
        "Change on what connections a job runs.",
        {
            "job": _JOB,
            "policy": "always, not-roaming, no-surcharge, standard, unrestricted, cost states "
            "joined by + or their sum as a number; null goes by the priority.",
        },
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID"),
    ),
    Method(
        "jobs.set_when_active",
        "Change what a job does while somebody is at the computer.",
        {
            "job": _JOB,
            "when_active": "pause, yield (run, but give way) or ignore; null goes by the priority.",
        },
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.set_window",
        "Change at which times of the week a job runs.",
        {
            "job": _JOB,
            "window": "Days and hours such as `Mon-Fri 22:00-06:00; Sat,Sun`; null is any time.",
        },
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID"),
    ),
    Method(
        "jobs.set_start",
        "Change when a job starts.",
        {"job": _JOB, "start_at": "Seconds since the epoch by the wall clock; null is at once."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.move",
        "Change a job's place among those of its priority.",
        {"job": _JOB, "place": "top, up, down or bottom."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE"),
    ),
    Method(
        "jobs.move_before",
        "Give a job the place before another one of its priority.",
        {"job": _JOB, "other": "The job that comes next afterwards."},
        _CHANGED_JOB,
        (*JOB_ERRORS, "INVALID_STATE", "VALUE_INVALID"),
    ),
    Method(
        "budgets.list",
        "List the data plans of networks and how much of them is used.",
        {},
        "A list of budgets.",
    ),
    Method(
        "budgets.set",
        "Say how much of a network's data plan there is.",
        {
            "network": "The name or the id of a network that is connected or has a budget.",
            "cap": "Bytes in each period.",
            "reset_day": "Day of the month on which a period begins, 1 to 31.",
            "over": "What happens beyond the cap: charged or throttled.",
            "used": "Bytes used in this period; null keeps the count.",
        },
        "All budgets, as budgets.list gives them.",
        ("VALUE_INVALID",),
    ),
    Method(
        "budgets.remove",
        "Forget a network's data plan.",
        {"network": "Its name or id."},
        "All budgets that are left.",
        ("VALUE_INVALID",),
    ),
    Method("engine.status", "Tell how the engine does as a whole.", {}, "The status."),
    Method(
        "engine.tide",
        "Tell what went over the link in the last minutes, hours and days, and why we were quiet.",
        {},
        "A tide log: `moments` of the last ten minutes, and `cells` of 12 seconds for the last "
        "hour, of 288 for the last day and of 2,016 for the last week. What nobody took down "
        "(Ebbtide did not run, the computer slept) is missing.",
    ),
    Method(
        "engine.pause",
        "Stop all transfers, and start none, until engine.resume.",
        {"until": "When the pause ends by itself, in seconds since 1970; null is never."},
        "Nothing (null).",
    ),
    Method("engine.resume", "End engine.pause.", {}, "Nothing (null)."),
    Method(
        "engine.quit",
        "End Ebbtide; transfers go on when it is started again.",
        {},
        "Nothing (null); the engine closes the connection when it ends.",
    ),
    Method(
        "settings.list",
        "List all settings and their values.",
        {},
        "`values`: those that the user has chosen; `administration`: what policy files say "
        "(docs/policy.md); `table`: every setting with its `value`, its `source` (default, "
        "administrator, user or fixed), the administrator's `file` and what is known about it.",
    ),
    Method(
        "settings.set",
        "Change one setting.",
        {"key": "Which setting.", "value": "The new value; null goes back to the default."},
        "All settings, as settings.list gives them.",
        ("SETTING_UNKNOWN", "VALUE_INVALID", "SETTING_FIXED"),
    ),
    Method(
        "settings.reload",
        "Read the administrator's policy files again; that happens by itself when they change.",
        {},
        "All settings, as settings.list gives them.",
    ),
    Method(
        "events.subscribe",
        "Follow what happens: the answer is a snapshot, and notifications lead on from it.",
        {},
        "A snapshot. From then on every change is sent as a notification `events` with a "
        "publication as its parameters, until the connection is closed.",
    ),
    Method(
        "window.show",
        "Show the window of the running Ebbtide, or open its dialog for adding transfers.",
        {
            "links": "Addresses for the dialog; nothing is added before somebody agrees.",
            "add": "Open the dialog, also without addresses.",
            "token": "What the desktop gave the caller to come to the front with "
            "(XDG_ACTIVATION_TOKEN or DESKTOP_STARTUP_ID).",
        },
        "Nothing (null).",
    ),
    Method(
        "window.attach",
        "Be the window of an engine that has none: window.show goes to this connection.",
        {},
        "Nothing (null). From then on every window.show is sent as a notification "
        "`window.show` with the same parameters, until the connection is closed.",
    ),
)


DERIVED = {
    "Job": {
        "size": "Bytes in total, or null until the size of every file is known.",
        "done_size": "Bytes that are here and survive a power cut.",
        "received": "Bytes that are here, also those that would not.",
        "seconds_left": "Time to go at the present speed, or null.",
        "verdict": "Why it runs or waits.",
        "sample": "How fast it goes, or null when it does not run.",
    },
    "File": {"done_size": "Bytes that are here and survive a power cut."},
    "Error": {
        "number": "The number of the code (docs/errors.md).",
        "kind": "transient, fatal or needs_user.",
        "text": "What happened, in English.",
        "advice": "What to do about it, in English.",
    },
    "Verdict": {"text": "The most important reason in English."},
    "Reason": {
        "text": "The reason in English.",
        "remedy": "What would clear it, in English; empty where nothing is to be cleared.",
    },
    "Link": {"text": "The state in English, with its numbers."},
    "Budget": {"state": "How near the cap is: below_cap, near_cap, over_cap_charged …"},
    "Event": {"sentence": "The event in English; empty for some that nobody wants to read."},
    "PolicyProblem": {"text": "All of it in English."},
    "Settings": {"table": "Every setting with its value; only from the methods of settings."},
}
"""What the data holds besides the fields of the core's dataclasses."""


def row(name: str) -> Method:
    """Return the row of a method that is in the table."""
    return next(method for method in METHODS if method.name == name)
