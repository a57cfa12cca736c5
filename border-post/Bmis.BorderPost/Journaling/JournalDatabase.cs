using Bmis.BorderPost.Serving;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bmis.BorderPost.Journaling;

/// <summary>The journal's file: held for this process, brought to this program's schema, bound to its lane.</summary>
internal sealed class JournalDatabase : IDisposable
{
    private readonly JournalLock _lock;
    private readonly DbContextOptions<JournalContext> _options;
    private bool _isOfOlderProgram;

    private JournalDatabase(string path, JournalLock taken)
    {
        Path = path;
        _lock = taken;
        _options = new DbContextOptionsBuilder<JournalContext>()
            .UseSqlite(ConnectionString(path, SqliteOpenMode.ReadWriteCreate))
            .AddInterceptors(DurabilityInterceptor.Instance)
            .Options;
    }

    internal string Path { get; }

    /// <summary>Opens the database of a lane; the first lane to open it keeps it for ever.</summary>
    /// <exception cref="CannotStartException">SQLite is missing, or the database is another's or in use.</exception>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal static JournalDatabase Open(string path, Producer producer, TimeProvider clock)
    {
        NativeSqlite.Require();
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var taken = JournalLock.Take(path);
        try
        {
            var database = new JournalDatabase(path, taken);
            using var connection = database.Connect();
            database._isOfOlderProgram = JournalMigrations.Apply(connection);
            Bind(connection, producer, clock);
            JournalMigrations.Settle(connection);
            return database;
        }
        catch (SqliteException failure)
        {
            taken.Dispose();
            throw JournalException.From(failure);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>A connection of its own, durable; the caller disposes of it.</summary>
    internal SqliteConnection Connect() => Connect(Path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>
    /// Takes the keys of days into use, checks where the chain begins, and seals what an older program left in clear.
    /// </summary>
    /// <exception cref="CannotStartException">The key file is not the one of this journal.</exception>
    internal void Unlock(DayKeys days, RemovedCheckpoint removed)
    {
        using var connection = Connect();
        DayKeyTable.Open(connection, days);
        removed.Open(connection, _isOfOlderProgram);
        new ClearPayloads(connection, days, new EntrySeal(days)).Seal();
    }

    /// <summary>A connection that changes nothing, also to a journal that a lane is writing.</summary>
    internal static SqliteConnection ConnectForReading(string path)
    {
        NativeSqlite.Require();
        return Connect(path, SqliteOpenMode.ReadOnly);
    }

    internal JournalContext Context() => new(_options);

    public void Dispose() => _lock.Dispose();

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(ConnectionString(path, mode));
        connection.Open();
        if (mode is not SqliteOpenMode.ReadOnly)
            DurabilityInterceptor.Apply(connection);
        return connection;
    }

    // Pooled connections would keep the file open after everybody let go.
    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();

    private static void Bind(SqliteConnection connection, Producer producer, TimeProvider clock)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO lane (id, lane_id, bound_at) VALUES (1, $lane_id, $bound_at) ON CONFLICT DO NOTHING;
            SELECT lane_id FROM lane;
            """;
        command.Parameters.AddWithValue("$lane_id", producer.LaneId);
        command.Parameters.AddWithValue("$bound_at", UnixTime.ToMicroseconds(clock.GetUtcNow()));
        var bound = (string)command.ExecuteScalar()!;
        if (bound != producer.LaneId)
            throw new CannotStartException(
                $"The journal {connection.DataSource} belongs to lane {bound}, but Lane:Id is {producer.LaneId}.");
    }
}
