-- One row an orchestration instance. The row is also its start event: name, version, input, parent and tags are read from here on replay.
-- Times are UTC ticks. status is OrchestrationRuntimeStatus.
CREATE TABLE instances (
    key              INTEGER PRIMARY KEY,
    id               TEXT    NOT NULL UNIQUE,
    execution_id     TEXT    NOT NULL,
    name             TEXT    NOT NULL,
    version          TEXT    NOT NULL,
    status           INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    start_at         INTEGER,
    parent_id        TEXT,
    parent_execution TEXT,
    parent_name      TEXT,
    parent_task      INTEGER,
    tags             TEXT,
    custom_status    TEXT,
    failure          TEXT,
    output           TEXT,
    input            TEXT
);
CREATE INDEX instances_unfinished ON instances (key) WHERE status IN (0, 6, 7);
CREATE INDEX instances_children ON instances (parent_id) WHERE parent_id IS NOT NULL;

-- One row a turn, only ever appended: the messages it took and what the orchestrator asked for, as a JSON array of events.
CREATE TABLE history (
    instance INTEGER NOT NULL,
    turn     INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    events   TEXT    NOT NULL,
    PRIMARY KEY (instance, turn)
) WITHOUT ROWID;

-- Messages on their way to an instance or an entity. A turn takes those of its target from the front, so what it took is a prefix.
CREATE TABLE inbox (
    target  TEXT    NOT NULL,
    seq     INTEGER NOT NULL,
    message TEXT    NOT NULL,
    PRIMARY KEY (target, seq)
) WITHOUT ROWID;

-- Signals that are not due yet.
CREATE TABLE delayed (
    seq     INTEGER PRIMARY KEY,
    due_at  INTEGER NOT NULL,
    target  TEXT    NOT NULL,
    message TEXT    NOT NULL
);

-- Entities that have a state.
CREATE TABLE entities (
    id         TEXT    NOT NULL PRIMARY KEY,
    updated_at INTEGER NOT NULL,
    state      TEXT    NOT NULL
) WITHOUT ROWID;
