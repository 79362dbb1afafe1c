"""What a download tells the history, in words (English, translatable)."""

ASKED_BY_ETAG = "Asked for bytes from {start} on, if the file's ETag is still {etag}."
ASKED_BY_DATE = "Asked for bytes from {start} on, if the file was not changed since {date}."
ASKED_BY_OVERLAP = (
    "Asked for bytes from {start} on, and for those just before, to compare them with what is here."
)
SENT_WHOLE_ASK_AGAIN = (
    "The server answered {status}: it would send the whole file. "
    "It may still be the same, so it is asked in another way."
)
SENT_WHOLE = "The server answered {status}: it sends the whole file again."
NOT_SATISFIABLE = "The server answered {status}: it has no bytes there."
PART_UNUSABLE = "The server answered 206, but with another part than was asked for."
PART_OF_ANOTHER = "The server answered 206, but with a part of another version of the file."
WHOLE_OF_ANOTHER = "The server sends another version of the file."
OVERLAP_DIFFERS = "The server answered 206, but the bytes just before differ from those here."
OVERLAP_SHRINKS = "The connection broke early; less of what is here is fetched again."
CHANGED_MEANWHILE = (
    "The file on the server was changed while it was being fetched, so it starts afresh."
)
STILL_THE_SAME = "Asked once more at the end: the file on the server is still the same."
NOT_ASKED_AGAIN = (
    "Whether the file was changed on the server meanwhile could not be asked at the end. {error}"
)
ASKED_LATER = (
    "All of the file is here. "
    "Whether it was changed on the server meanwhile is asked a little later."
)
DECODED = "The server compressed the file with {coding} on the way; that was undone."
PAGE_INSTEAD = "A web page came from {host} instead of the file."
SHARED = "Fetching over up to {count} connections."
REFUSED_MORE = "The server did not take another connection; it gets {count} for a while. {error}"
SOURCE_DROPPED = "Not fetching from {host} any more: {why}"
SOURCE_DIFFERS = "It has another version of the file."
SOURCE_LIES = "It sent bytes that do not match their checksum."
MIRRORS_TOLD = "The server told {count} more places where the file is."
DESCRIBED = "The description at {host} told checksums or more places for the file."
DESCRIPTION_UNUSABLE = "The description at {host} could not be used. {error}"
ASKED_BY_CHECKSUM = (
    "Asked {host} for bytes from {start} on; the checksum will tell whether all belong together."
)
PIECE_WRONG = "Bytes {first} to {last} do not match their checksum; they are fetched again."
PIECES_RIGHT = "All {count} parts of the file match their checksums."
SIDE_FILE_READ = "The {algorithm} checksum was read from the file beside it."
SIDE_FILE_MISSING = "There is no usable .{ending} file beside it. {error}"
DIGEST_RIGHT = "The file matches its {algorithm} checksum."
DIGEST_DIFFERS = "The file does not match its {algorithm} checksum; parts of it may be from before."
ASKED_WHO = "{host} asked who you are, and was told."
NO_PARTS = "This job fetches its file in one go, so it starts from the beginning."
RANGES_OF_WHOLE = "The server sends the whole file; the parts that are wanted are picked out of it."
