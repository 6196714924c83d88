-- A row an entity, also when it has no state: who holds its lock, and that there was one. An entity without a state, a lock and messages
-- stays as an empty row until the storage is cleaned, as published.
ALTER TABLE entities RENAME TO entities_001;

CREATE TABLE entities (
    id             TEXT    NOT NULL PRIMARY KEY,
    updated_at     INTEGER NOT NULL,
    state          TEXT,
    locked_by      TEXT, -- the instance that holds the lock,
    lock_execution TEXT, -- its execution,
    lock_section   TEXT  -- and the critical section, which its release names
) WITHOUT ROWID;

INSERT INTO entities (id, updated_at, state) SELECT id, updated_at, state FROM entities_001;
DROP TABLE entities_001;

CREATE INDEX entities_locked ON entities (locked_by) WHERE locked_by IS NOT NULL;
