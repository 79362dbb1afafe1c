-- The limit and the queueing delay of the tide, for hours and days as for minutes.

ALTER TABLE tide ADD COLUMN allowed REAL NOT NULL DEFAULT 0.0;           -- bytes, while limited
ALTER TABLE tide ADD COLUMN limited_s REAL NOT NULL DEFAULT 0.0;         -- for how many seconds
ALTER TABLE tide ADD COLUMN queue REAL NOT NULL DEFAULT 0.0;             -- seconds times seconds
ALTER TABLE tide ADD COLUMN queue_measured_s REAL NOT NULL DEFAULT 0.0;  -- for how many seconds
