-- What a file must add up to, where else it is, and who chose its name.

ALTER TABLE files ADD COLUMN digest TEXT;                  -- algorithm, colon, digits; null: unknown
ALTER TABLE files ADD COLUMN mirrors TEXT NOT NULL DEFAULT '[]';  -- JSON list of addresses, best first
ALTER TABLE files ADD COLUMN pieces TEXT;                  -- as ebbtide.core.digests.Pieces writes it
ALTER TABLE files ADD COLUMN name_is_open INTEGER NOT NULL DEFAULT 0 CHECK (name_is_open IN (0, 1));
