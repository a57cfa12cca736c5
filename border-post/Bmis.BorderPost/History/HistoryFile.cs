namespace Bmis.BorderPost.History;

/// <summary>The file of past crossings: the centre and the journal fill it again.</summary>
internal static class HistoryFile
{
    // A file from before there were photographs in it takes the lane's own journal in again.
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA cache_size = -65536;
        CREATE TABLE IF NOT EXISTS past (
            crossing_id BLOB PRIMARY KEY,
            person BLOB,
            document BLOB,
            day INTEGER NOT NULL,
            complete INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS past_person ON past (person) WHERE person IS NOT NULL;
        CREATE INDEX IF NOT EXISTS past_document ON past (document) WHERE document IS NOT NULL;
        CREATE INDEX IF NOT EXISTS past_day ON past (day);
        CREATE TABLE IF NOT EXISTS state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            secret BLOB NOT NULL,
            position INTEGER NOT NULL,
            as_of INTEGER,
            journal INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS photograph (
            crossing_id BLOB PRIMARY KEY,
            day INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        UPDATE state SET journal = 0 WHERE (SELECT user_version FROM pragma_user_version) < 1;
        PRAGMA user_version = 1;
        """;

    internal static RebuiltFile Form { get; } = new(
        Schema,
        "INSERT INTO state (id, secret, position, journal) VALUES (1, $secret, 0, 0)",
        HistoryKeyring.PastCrossing);
}
