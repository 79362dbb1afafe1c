-- What one job may take: bytes per second, NULL for no limit.

ALTER TABLE jobs ADD COLUMN download_limit REAL CHECK (download_limit >= 0);
ALTER TABLE jobs ADD COLUMN upload_limit REAL CHECK (upload_limit >= 0);
