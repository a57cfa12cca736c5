using Bmis.BorderPost.Journaling;
using Bmis.Sync.Envelopes;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>A journal as the program of before wrote it: its first schema, payloads in clear.</summary>
internal static class ClearJournal
{
    internal static void Write(string path, int entries, Func<int, byte[]> payload)
    {
        NativeSqlite.Require();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, Schema() + "PRAGMA user_version = 1; INSERT INTO lane VALUES (1, 'lane-1', 1);");
        var writer = new EnvelopeWriter(new Producer(Journals.Lane));
        var clock = new ManualClock();
        var head = Checkpoint.Start;
        for (var i = 1; i <= entries; i++)
        {
            var time = clock.GetUtcNow();
            var envelope = writer.Write(head, new EntryDraft(
                "audit", payload(i), Guid.CreateVersion7(time), time, TimeSpan.Zero, new byte[16]));
            Insert(connection, envelope, $"key-{i}");
            head = envelope.Checkpoint;
            clock.Advance(TimeSpan.FromMinutes(10));
        }
    }

    private static void Insert(SqliteConnection connection, Envelope envelope, string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO journal_entry VALUES ($sequence, $id, $kind, $header, $salt, $payload, $digest, $hash, $key)";
        command.Parameters.AddWithValue("$sequence", envelope.Sequence);
        command.Parameters.AddWithValue("$id", envelope.Header.Id.ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("$kind", envelope.Header.Kind);
        command.Parameters.AddWithValue("$header", envelope.HeaderBytes.ToArray());
        command.Parameters.AddWithValue("$salt", envelope.Salt!.Value.ToArray());
        command.Parameters.AddWithValue("$payload", envelope.Payload!.Value.ToArray());
        command.Parameters.AddWithValue("$digest", envelope.PayloadDigest.ToArray());
        command.Parameters.AddWithValue("$hash", envelope.Hash.ToArray());
        command.Parameters.AddWithValue("$key", key);
        command.ExecuteNonQuery();
    }

    private static string Schema()
    {
        using var reader = new StreamReader(typeof(Journal).Assembly.GetManifestResourceStream(
            "Bmis.BorderPost.Journaling.Migrations.0001_journal.sql")!);
        return reader.ReadToEnd();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
