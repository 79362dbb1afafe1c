"""What copying tells the history, in words (English, translatable)."""

CHANGED = "The file at '{path}' is another one than before, or was changed."
CHANGED_MEANWHILE = "The file at '{path}' was changed while it was being read."
MADE_DIRECTORY = "Made the directory '{path}'."
PART_GONE = "The unfinished file '{name}' is not there any more."
GOES_ON = "{size} bytes of the file are there already; the rest is copied."
