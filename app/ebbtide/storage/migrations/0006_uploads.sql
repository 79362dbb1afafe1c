ALTER TABLE jobs ADD COLUMN upload TEXT NOT NULL DEFAULT '{}';    -- JSON of UploadOptions
ALTER TABLE files ADD COLUMN source TEXT;                         -- JSON of a SourceVersion
ALTER TABLE files ADD COLUMN session TEXT;                        -- JSON of an UploadSession
