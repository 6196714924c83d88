-- What triggers have taken in: one row a source and a name, with the version that was taken last. state is ReceiptState.
CREATE TABLE receipts (
    source   TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    version  TEXT    NOT NULL,
    state    INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    reason   TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (source, name)
) WITHOUT ROWID;
