"""What an upload tells the history, in words (English, translatable)."""

from __future__ import annotations

from ebbtide.core.uploads import UploadMethod

CHOSEN = "The server was asked how it takes files; sending by {method}: {why}."
SESSION_LOST = "The server does not know the unfinished upload any more; it begins again."
GOES_ON = "The server has the first {offset} bytes already; the upload goes on from there."
SMALLER = "The server does not take so much at once; it gets {size} bytes at a time now."
LEFTOVER = "The server kept {length} bytes of the attempt before; they are replaced."
NO_MOVE = (
    "The server does not let files be renamed (it answered {status}); "
    "the file is written to its final name at once."
)
SENT_AGAIN = "How far the server got before is not known; the file is sent from the beginning."
AS_BEFORE = "as before"
WHY = {
    UploadMethod.TUS: "it speaks tus, by which uploads can go on after an interruption",
    UploadMethod.BITS: "it takes BITS uploads, which can go on after an interruption",
    UploadMethod.RANGED_PUT: "a trial showed that it takes files piece by piece",
    UploadMethod.PUT: "it knows no way to go on after an interruption",
}
"""Why `auto` chose a protocol."""
HOST_SILENT = "The server {host}, to which this upload was assigned, does not answer."
ARRIVED_BEFORE = "The server had closed the upload already; the file is there with its length."
