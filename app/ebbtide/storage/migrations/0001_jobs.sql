-- Enumerations are stored by name in lower case, times as seconds since the epoch, other
-- composed values as JSON, all by the rules of ebbtide.core.codec.

CREATE TABLE jobs (
    number INTEGER PRIMARY KEY,       -- short name for people, never given twice
    id TEXT NOT NULL UNIQUE,          -- UUID
    name TEXT NOT NULL,
    kind TEXT NOT NULL,               -- JobKind
    priority TEXT NOT NULL,           -- Priority
    state TEXT NOT NULL,              -- JobState
    created_at REAL NOT NULL,
    modified_at REAL NOT NULL,
    rank REAL NOT NULL,               -- place within its priority: lower goes first
    completes_itself INTEGER NOT NULL CHECK (completes_itself IN (0, 1)),
    completing INTEGER NOT NULL CHECK (completing IN (0, 1)),
    transferred_at REAL,
    finished_at REAL,
    error TEXT,                       -- JSON of an ErrorInfo
    error_count INTEGER NOT NULL,     -- over the job's life
    failures INTEGER NOT NULL,        -- since something last arrived
    failing_since REAL,
    retry_at REAL
) STRICT;

CREATE TABLE files (
    job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,        -- place in the job, from 0 without gaps
    url TEXT NOT NULL,                -- never holds a password
    target TEXT NOT NULL,             -- absolute path; may hold bytes that are not UTF-8
    staging TEXT NOT NULL,            -- likewise
    state TEXT NOT NULL,              -- FileState
    version TEXT,                     -- JSON of a RemoteVersion
    size INTEGER,                     -- bytes, once known
    high_water INTEGER NOT NULL,      -- the most bytes it ever had
    PRIMARY KEY (job, position)
) STRICT;

-- Which bytes of a file are in its staging file and survive a power cut. Rows of one file
-- neither overlap nor touch. A table of its own, so that progress rewrites no long row.
CREATE TABLE done_ranges (
    job INTEGER NOT NULL,
    position INTEGER NOT NULL,        -- of the file in the job
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte INTEGER NOT NULL CHECK (end_byte > start_byte),  -- the first byte that is not in the range
    PRIMARY KEY (job, position, start_byte),
    FOREIGN KEY (job, position) REFERENCES files (job, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The history. It goes away with its job.
CREATE TABLE events (
    number INTEGER PRIMARY KEY,       -- rises; has gaps, because not every event is remembered
    at REAL NOT NULL,
    job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,               -- name of the class in ebbtide.core.events
    data TEXT NOT NULL                -- JSON of its fields
) STRICT;

CREATE INDEX events_by_job ON events (job, number);

-- Only the values that differ from their defaults.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL               -- JSON: a number, a text, true or false
) STRICT, WITHOUT ROWID;

-- One row. The numbers outlive the events and jobs that had them.
CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_event_number INTEGER NOT NULL,
    last_job_number INTEGER NOT NULL
) STRICT;

INSERT INTO meta VALUES (1, 0, 0);
