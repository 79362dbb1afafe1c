-- What went over the link in hours and days, and why we were quiet: a few hundred rows.

CREATE TABLE tide (
    step_s INTEGER NOT NULL CHECK (step_s > 0),  -- how long the cell is
    number INTEGER NOT NULL,                     -- begins at so many times that after the epoch
    seconds REAL NOT NULL,                       -- how much of it is known
    ours REAL NOT NULL,                          -- bytes that we moved
    others REAL NOT NULL,                        -- bytes of everybody else
    others_s REAL NOT NULL,                      -- for how many seconds those were measured
    quiet TEXT NOT NULL,                         -- JSON: pairs of a Quiet and seconds
    PRIMARY KEY (step_s, number)
) STRICT, WITHOUT ROWID;
