using Bmis.BorderPost.History;

namespace Bmis.BorderPost.Arrivals;

/// <summary>The file of who is expected: the centre fills it again.</summary>
internal static class ArrivalFile
{
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        PRAGMA foreign_keys = ON;
        CREATE TABLE IF NOT EXISTS flight (
            flight_id BLOB PRIMARY KEY,
            day INTEGER NOT NULL,
            total INTEGER NOT NULL,
            received INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS traveller (
            flight_id BLOB NOT NULL REFERENCES flight ON DELETE CASCADE,
            traveller_id BLOB NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (flight_id, traveller_id)
        ) STRICT;
        CREATE TABLE IF NOT EXISTS found_by (
            digest BLOB NOT NULL,
            flight_id BLOB NOT NULL REFERENCES flight ON DELETE CASCADE,
            PRIMARY KEY (digest, flight_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS found_by_flight ON found_by (flight_id);
        CREATE TABLE IF NOT EXISTS state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            secret BLOB NOT NULL,
            position INTEGER NOT NULL,
            as_of INTEGER
        ) STRICT;
        """;

    internal static RebuiltFile Form { get; } = new(
        Schema, "INSERT INTO state (id, secret, position) VALUES (1, $secret, 0)", "expected traveller");
}
