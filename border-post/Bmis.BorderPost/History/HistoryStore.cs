using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Sync.Feeds;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.History;

/// <summary>
/// The past crossings that this lane knows: what the feed brought and what the lane itself has decided. Sealed, found
/// by keyed digests. Safe for all threads.
/// </summary>
internal sealed class HistoryStore : IFeedSink, IDisposable
{
    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _reader;
    private readonly HistoryKeyring _keyring;
    private readonly SqliteCommand _recall;
    private readonly SqliteCommand _photograph;

    /// <exception cref="IOException">The file cannot be opened or begun.</exception>
    internal HistoryStore(string path, MasterKeys keys)
    {
        (_writer, _keyring) = HistoryFile.Form.Open(path, keys);
        _reader = RebuiltFile.Connect(path);
        _recall = Command(
            _reader,
            """
            SELECT past.crossing_id, complete, past.sealed, photograph.sealed
            FROM past LEFT JOIN photograph USING (crossing_id) WHERE person = $person
            UNION SELECT past.crossing_id, complete, past.sealed, photograph.sealed
            FROM past LEFT JOIN photograph USING (crossing_id) WHERE document = $document
            """,
            "$person",
            "$document");
        _photograph = Command(_reader, "SELECT sealed FROM photograph WHERE crossing_id = $id", "$id");
    }

    /// <summary>When the feed last said that the lane holds everything; null before the first time.</summary>
    internal DateTimeOffset? AsOf => Read("SELECT as_of FROM state") is long at ? UnixTime.FromMicroseconds(at) : null;

    /// <summary>The last entry of this lane's own journal that was taken in.</summary>
    internal long JournalPosition => (long)Read("SELECT journal FROM state")!;

    /// <summary>What is known of a traveller, in no order.</summary>
    internal IReadOnlyList<HistoryItem> Recall(Traveller? traveller, TravelDocument? document)
    {
        var found = new List<HistoryItem>();
        lock (_reading)
        {
            _recall.Parameters[0].Value = Digest(HistoryKeys.Person(traveller));
            _recall.Parameters[1].Value = Digest(HistoryKeys.Document(document));
            using var rows = _recall.ExecuteReader();
            while (rows.Read())
            {
                var id = new Guid((byte[])rows[0], bigEndian: true);
                if (_keyring.Unseal(id, (byte[])rows[2]) is { } content
                    && HistoryContract.TryRead(content, out var items, out _))
                    found.AddRange(items.Select(item => new HistoryItem(
                        item.Past with { Photograph = Photograph(id, rows[3]) }, IsComplete: rows.GetBoolean(1))));
            }
        }

        return found;
    }

    /// <summary>The photograph of one of this lane's own crossings; null without one. One look into an index.</summary>
    internal Photograph? PhotographOf(Guid crossing)
    {
        lock (_reading)
        {
            _photograph.Parameters[0].Value = Key(crossing);
            return Photograph(crossing, _photograph.ExecuteScalar());
        }
    }

    public ValueTask<long> PositionAsync(CancellationToken cancellation) =>
        ValueTask.FromResult((long)Read("SELECT position FROM state")!);

    public ValueTask TakeAsync(FeedContent page, CancellationToken cancellation)
    {
        if (!HistoryContract.TryRead(page.Content.Span, out var items, out var problem))
            throw new InvalidDataException($"A page of the history cannot be read: {problem}.");
        Write(
            items,
            "UPDATE state SET position = $position, as_of = $as_of",
            ("$position", page.UpTo),
            ("$as_of", UnixTime.ToMicroseconds(page.Created)));
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes in what the centre answered about one traveller.</summary>
    internal void Learn(IReadOnlyList<HistoryItem> items) => Write(items, "");

    /// <summary>Takes in what this lane has decided, up to an entry of its journal.</summary>
    internal void TakeOwn(IReadOnlyList<HistoryItem> items, long upTo) =>
        Write(items, "UPDATE state SET journal = $journal", ("$journal", upTo));

    /// <summary>Forgets what lies before a day.</summary>
    internal void Forget(DateOnly before) => Delete("DELETE FROM past WHERE day < $day", before);

    /// <summary>Forgets which photographs belong to crossings from before a day.</summary>
    internal void ForgetPhotographs(DateOnly before) => Delete("DELETE FROM photograph WHERE day < $day", before);

    public void Dispose()
    {
        _recall.Dispose();
        _photograph.Dispose();
        _reader.Dispose();
        _writer.Dispose();
        _keyring.Dispose();
    }

    private void Write(IReadOnlyList<HistoryItem> items, string state, params (string Name, object Value)[] values)
    {
        lock (_writing)
        {
            using var transaction = _writer.BeginTransaction();
            using var put = Put(transaction);
            using var photograph = Command(
                _writer, "INSERT OR REPLACE INTO photograph VALUES ($id, $day, $sealed)", "$id", "$day", "$sealed");
            using var remove = Command(
                _writer,
                "DELETE FROM past WHERE crossing_id = $id; DELETE FROM photograph WHERE crossing_id = $id",
                "$id");
            foreach (var item in items)
            {
                if (item.Past.IsRemoved) Run(remove, Key(item.Past.CrossingId));
                else Put(put, item);
                if (item.Past.Photograph is { } taken) Put(photograph, item.Past, taken);
            }

            if (state.Length > 0)
            {
                using var update = Command(_writer, state);
                foreach (var (name, value) in values) update.Parameters.AddWithValue(name, value);
                update.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    // What was once told as whole stays whole: an answer of the centre may come before the feed says so.
    private SqliteCommand Put(SqliteTransaction transaction)
    {
        var put = Command(
            _writer,
            """
            INSERT INTO past (crossing_id, person, document, day, complete, sealed)
            VALUES ($id, $person, $document, $day, $complete, $sealed)
            ON CONFLICT (crossing_id) DO UPDATE SET person = $person, document = $document, day = $day,
                complete = max(complete, $complete), sealed = $sealed
            """,
            "$id", "$person", "$document", "$day", "$complete", "$sealed");
        put.Transaction = transaction;
        return put;
    }

    private void Put(SqliteCommand put, HistoryItem item)
    {
        var id = item.Past.CrossingId;
        Run(
            put,
            Key(id),
            Digest(HistoryKeys.Person(item.Past.Traveller)),
            Digest(HistoryKeys.Document(item.Past.Document)),
            item.Past.Day.DayNumber,
            item.IsComplete ? 1 : 0,
            _keyring.Seal(id, HistoryContract.Write([item])));
    }

    private void Put(SqliteCommand put, PastCrossing past, Photograph photograph) => Run(
        put,
        Key(past.CrossingId),
        past.Day.DayNumber,
        _keyring.Seal(past.CrossingId, PhotographContract.Write(photograph)));

    private Photograph? Photograph(Guid crossing, object? stored) =>
        stored is byte[] bytes && _keyring.Unseal(crossing, bytes) is { } content
            ? PhotographContract.Read(content)
            : null;

    private void Delete(string sql, DateOnly before)
    {
        lock (_writing)
        {
            using var command = Command(_writer, sql, "$day");
            Run(command, before.DayNumber);
        }
    }

    private static byte[] Key(Guid crossing) => crossing.ToByteArray(bigEndian: true);

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private object Digest(string? key) => _keyring.Digest(key) ?? (object)DBNull.Value;

    private object? Read(string sql)
    {
        lock (_reading)
        {
            using var command = Command(_reader, sql);
            return command.ExecuteScalar();
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
