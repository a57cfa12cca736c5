-- The keys of days, each sealed by a master key, which is never in here. A key without bytes is erased.
CREATE TABLE day_key (
    key_id BLOB PRIMARY KEY CHECK (length(key_id) = 8),
    day INTEGER NOT NULL,
    sealed BLOB
) STRICT;

-- Where the chain begins: the last entry that was removed, and its hash.
CREATE TABLE removed (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

INSERT INTO removed (id, sequence, hash) VALUES (1, 0, zeroblob(32));

-- What was written in clear is sealed, row by row, when the journal is opened; then this table goes.
DROP TRIGGER journal_entry_is_append_only;
DROP TRIGGER journal_entry_stays_until_acknowledged;
ALTER TABLE journal_entry RENAME TO journal_entry_in_clear;

-- The chain. Header, digest and hash stand for ever; salt and payload are sealed together and go when they are erased.
CREATE TABLE journal_entry (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    entry_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    header BLOB NOT NULL,
    sealed BLOB,
    payload_digest BLOB NOT NULL,
    hash BLOB NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE
) STRICT;

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

CREATE TRIGGER journal_entry_is_erased_after_acknowledgement
BEFORE UPDATE OF sealed ON journal_entry
WHEN NEW.sealed IS NULL AND OLD.sequence > (SELECT sequence FROM acknowledged)
BEGIN
    SELECT RAISE(ABORT, 'The centre has not acknowledged this entry.');
END;
