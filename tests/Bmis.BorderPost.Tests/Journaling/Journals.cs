using System.Security.Cryptography;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>Opens journals and damages them.</summary>
internal static class Journals
{
    internal const string Lane = "lane-1";

    private static readonly RandomNumberGenerator Salts = RandomNumberGenerator.Create();

    internal static Journal Open(
        string path, string lane = Lane, TimeProvider? clock = null, MasterKeys? keys = null)
    {
        var time = clock ?? new ManualClock();
        return Journal.Open(path, new Producer(lane), time, new IdSource(time, Salts), keys ?? TestKeys.Master);
    }

    internal static ValueTask<JournalReceipt> AppendAsync(Journal journal, string key, int bytes = 40) =>
        journal.AppendAsync("audit", Payload(key, bytes), key, TestContext.Current.CancellationToken);

    internal static async Task FillAsync(string path, int entries)
    {
        using var journal = Open(path);
        for (var i = 1; i <= entries; i++)
            await AppendAsync(journal, $"key-{i}");
    }

    /// <summary>Runs statements behind the journal's back, as somebody with the file in hand would.</summary>
    internal static void Damage(string path, string sql)
    {
        NativeSqlite.Require();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            DROP TRIGGER IF EXISTS journal_entry_is_append_only;
            DROP TRIGGER IF EXISTS journal_entry_stays_until_acknowledged;
            DROP TRIGGER IF EXISTS journal_entry_is_erased_after_acknowledgement;
            {sql}
            """;
        command.ExecuteNonQuery();
    }

    internal static byte[] Payload(string key, int bytes)
    {
        var payload = new byte[bytes];
        new Random(key.Length * 31 + bytes).NextBytes(payload);
        return payload;
    }
}
