using System.Diagnostics;
using System.Security.Cryptography;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.Benchmarks.Journaling;

/// <summary>
/// The rate of durable appends against bare prepared commits of the same payload with synchronous=FULL, on the same
/// disk, in turns in one run, so that a busy disk slows both alike.
/// </summary>
internal static class JournalBenchmark
{
    private const int PayloadBytes = 700;
    private const int Rounds = 6;
    private const int Appends = 1_500;
    private const int Writers = 8;

    internal static async Task<IReadOnlyList<(string Row, double Rate, double Ratio)>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bmis-journal-");
        try
        {
            return await MeasureAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<(string Row, double Rate, double Ratio)>> MeasureAsync(string folder)
    {
        using var salts = RandomNumberGenerator.Create();
        using var keys = MasterKeys.Make(salts);
        using var journal = Journal.Open(
            Path.Combine(folder, "journal.db"),
            new Producer("lane-1"),
            TimeProvider.System,
            new IdSource(TimeProvider.System, salts),
            keys);
        using var bare = new BareCommits(Path.Combine(folder, "bare.db"));
        var payload = new byte[PayloadBytes];
        new Random(1).NextBytes(payload);
        var (key, alone, together, peer) = (0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round <= Rounds; round++)
        {
            var bareTime = Time(() => bare.Run(payload, Appends));
            var aloneTime = await TimeAsync(() => AppendAsync(journal, payload, () => key++, Appends));
            var togetherTime = await TimeAsync(() => Task.WhenAll(Enumerable.Range(0, Writers).Select(
                _ => Task.Run(() => AppendAsync(
                    journal, payload, () => Interlocked.Increment(ref key), Appends / Writers)))));
            if (round == 0)
                continue;
            (peer, alone, together) = (peer + bareTime, alone + aloneTime, together + togetherTime);
        }

        return [Row("one writer", alone, peer), Row($"{Writers} writers", together, peer), Row("bare", peer, peer)];
    }

    private static async Task AppendAsync(Journal journal, byte[] payload, Func<int> nextKey, int count)
    {
        for (var i = 0; i < count; i++)
            await journal.AppendAsync("crossing", payload, $"benchmark-{nextKey()}", CancellationToken.None);
    }

    private static (string Row, double Rate, double Ratio) Row(string name, TimeSpan time, TimeSpan peer) =>
        (name, Rounds * Appends / time.TotalSeconds, peer / time);

    private static TimeSpan Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>The least that a durable row costs: one prepared insert, committed by itself.</summary>
    private sealed class BareCommits : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insert;

        internal BareCommits(string path)
        {
            NativeSqlite.Require();
            _connection = new SqliteConnection($"Data Source={path};Pooling=False");
            _connection.Open();
            using var set = _connection.CreateCommand();
            set.CommandText =
                """
                PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                CREATE TABLE entry (sequence INTEGER PRIMARY KEY, payload BLOB NOT NULL);
                """;
            set.ExecuteNonQuery();
            _insert = _connection.CreateCommand();
            _insert.CommandText = "INSERT INTO entry (payload) VALUES ($payload)";
            _insert.Parameters.Add(new SqliteParameter { ParameterName = "$payload" });
            _insert.Prepare();
        }

        internal void Run(byte[] payload, int count)
        {
            for (var i = 0; i < count; i++)
            {
                _insert.Parameters[0].Value = payload;
                _insert.ExecuteNonQuery();
            }
        }

        public void Dispose()
        {
            _insert.Dispose();
            _connection.Dispose();
        }
    }
}
