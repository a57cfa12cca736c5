-- Which lane writes this database: one row, for ever.
CREATE TABLE lane (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    lane_id TEXT NOT NULL,
    bound_at INTEGER NOT NULL
) STRICT;

-- The chain. Header, digest and hash stand for ever; salt and payload go together when they are erased.
CREATE TABLE journal_entry (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    entry_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    header BLOB NOT NULL,
    salt BLOB,
    payload BLOB,
    payload_digest BLOB NOT NULL,
    hash BLOB NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE,
    CHECK ((salt IS NULL) = (payload IS NULL))
) STRICT;

-- What the centre has stored durably.
CREATE TABLE acknowledged (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

INSERT INTO acknowledged (id, sequence, hash) VALUES (1, 0, zeroblob(32));

CREATE TRIGGER journal_entry_is_append_only
BEFORE UPDATE OF sequence, entry_id, kind, header, payload_digest, hash, idempotency_key ON journal_entry
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only.');
END;

CREATE TRIGGER journal_entry_stays_until_acknowledged
BEFORE DELETE ON journal_entry
WHEN OLD.sequence >= (SELECT sequence FROM acknowledged)
BEGIN
    SELECT RAISE(ABORT, 'The centre has not acknowledged what follows this entry.');
END;
