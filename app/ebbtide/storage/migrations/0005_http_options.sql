ALTER TABLE jobs ADD COLUMN options TEXT NOT NULL DEFAULT '{}';   -- JSON of an HttpOptions
ALTER TABLE files ADD COLUMN ranges TEXT NOT NULL DEFAULT '[]';   -- JSON of FileRanges
ALTER TABLE files ADD COLUMN headers TEXT NOT NULL DEFAULT '[]';  -- JSON of pairs: the last answer
