-- What the keyring may hold something under, written down before it does: it cannot be asked.
-- Names only. One that no job needs is forgotten at the next start.

CREATE TABLE secret_names (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
