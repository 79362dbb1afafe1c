-- When a job may run, its turns, and the data plans of networks.

ALTER TABLE jobs ADD COLUMN cost_policy INTEGER;           -- bits of CostState; null: by priority
ALTER TABLE jobs ADD COLUMN when_active TEXT;              -- WhenActive; null: by priority
ALTER TABLE jobs ADD COLUMN window TEXT;                   -- times of the week; null: any
ALTER TABLE jobs ADD COLUMN start_at REAL;                 -- not before, by the wall clock
ALTER TABLE jobs ADD COLUMN lifted INTEGER NOT NULL DEFAULT 0 CHECK (lifted IN (0, 1));
ALTER TABLE jobs ADD COLUMN turn_at REAL NOT NULL DEFAULT 0;  -- when it last went to the end of the line
ALTER TABLE jobs ADD COLUMN running_since REAL;
ALTER TABLE jobs ADD COLUMN ran_s REAL NOT NULL DEFAULT 0; -- seconds with a worker before that

CREATE TABLE budgets (
    network TEXT PRIMARY KEY,         -- the system's lasting name for it
    name TEXT NOT NULL,
    cap INTEGER NOT NULL CHECK (cap > 0),  -- bytes in each period
    reset_day INTEGER NOT NULL CHECK (reset_day BETWEEN 1 AND 31),
    over TEXT NOT NULL,               -- OverCap
    used INTEGER NOT NULL CHECK (used >= 0),
    resets_at REAL NOT NULL           -- by the wall clock
) STRICT, WITHOUT ROWID;
