using Bmis.BorderPost.History;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Fingerprints.Keeping;

/// <summary>
/// The prints that this lane keeps, as templates: sealed, found by keyed digests of person and document. Every method
/// throws a <see cref="SqliteException"/> when the disk failed. Safe for all threads.
/// </summary>
internal sealed class PrintStore : IDisposable
{
    private const string Columns =
        "place, enrolment_id, state, sealed, document IS NOT NULL AND document IS $document, doubted";
    private const int BatchSize = 64;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly HistoryKeyring _keyring;

    /// <exception cref="IOException">The file cannot be opened or begun.</exception>
    internal PrintStore(string path, MasterKeys keys)
    {
        _path = path;
        (_connection, _keyring) = PrintFile.Open(path, keys);
    }

    /// <summary>Keeps prints, or keeps them in another state; durable when it returns.</summary>
    /// <param name="prints">The prints.</param>
    /// <param name="state">What is to become of them.</param>
    /// <param name="isDoubted">Whether headquarters could not be asked; prints that are kept already stay as they were.
    /// </param>
    internal void Put(FingersEnrolled prints, PrintState state, bool isDoubted = false) => Run(
        """
        INSERT INTO taken (enrolment_id, crossing_id, person, document, taken_at, state, sealed, doubted)
        VALUES ($id, $crossing, $person, $document, $at, $state, $sealed, $doubted)
        ON CONFLICT (enrolment_id) DO UPDATE SET state = $state, sealed = $sealed
        """,
        ("$id", Key(prints.EnrolmentId)),
        ("$crossing", Key(prints.CrossingId)),
        ("$person", Digest(HistoryKeys.Person(prints.Traveller))),
        ("$document", Digest(HistoryKeys.Document(prints.Document))),
        ("$at", UnixTime.ToMicroseconds(prints.At)),
        ("$state", (int)state),
        ("$doubted", isDoubted),
        ("$sealed", _keyring.Seal(prints.EnrolmentId, FingerprintContract.Write(prints))));

    /// <summary>The enrolments of a traveller: those on the document first, and of each kind the newest.</summary>
    internal IReadOnlyList<KeptPrints> Recall(Traveller? traveller, TravelDocument? document) => Read(
        $"""
        SELECT {Columns} FROM taken
        WHERE (person = $person OR document = $document) AND state >= {(int)PrintState.Untold}
        ORDER BY document IS $document DESC, taken_at DESC LIMIT {EnrolmentContract.MostEnrolments}
        """,
        ("$person", Digest(HistoryKeys.Person(traveller))),
        ("$document", Digest(HistoryKeys.Document(document))));

    /// <summary>Everything in a state, oldest first.</summary>
    internal IReadOnlyList<KeptPrints> In(PrintState state) => Read(
        $"SELECT {Columns} FROM taken WHERE state = $state ORDER BY taken_at",
        ("$state", (int)state), ("$document", DBNull.Value));

    /// <summary>Everything that is kept, in the order in which it was, read as it is asked for.</summary>
    internal IEnumerable<KeptPrints> All() => After(0, PrintState.Probe);

    /// <summary>The enrolments after a place, in the order in which they were kept, read as they are asked for.
    /// </summary>
    internal IEnumerable<KeptPrints> EnrolledAfter(long place) => After(place, PrintState.Waiting);

    /// <summary>The places of the newest enrolments.</summary>
    internal IReadOnlySet<long> NewestPlaces(int most)
    {
        lock (_gate)
        {
            using var command = Command(
                $"SELECT place FROM taken WHERE state >= {(int)PrintState.Waiting} ORDER BY place DESC LIMIT $most",
                ("$most", most));
            using var rows = command.ExecuteReader();
            var places = new HashSet<long>();
            while (rows.Read()) places.Add(rows.GetInt64(0));
            return places;
        }
    }

    /// <summary>What was taken in an inspection, the newest; null without any.</summary>
    internal KeptPrints? OfCrossing(Guid crossing) => Read(
        $"SELECT {Columns} FROM taken WHERE crossing_id = $crossing ORDER BY taken_at DESC LIMIT 1",
        ("$crossing", Key(crossing)), ("$document", DBNull.Value)) is [var found, ..] ? found : null;

    /// <summary>Whether something was taken in an inspection and is kept.</summary>
    internal bool Holds(Guid crossing)
    {
        lock (_gate)
        {
            using var command = Command(
                "SELECT EXISTS (SELECT 1 FROM taken WHERE crossing_id = $crossing)", ("$crossing", Key(crossing)));
            return (long)command.ExecuteScalar()! == 1;
        }
    }

    /// <summary>An enrolment; null when it is not kept any more.</summary>
    internal KeptPrints? Find(Guid enrolment) => Read(
        $"SELECT {Columns} FROM taken WHERE enrolment_id = $id",
        ("$id", Key(enrolment)), ("$document", DBNull.Value)) is [var found, ..] ? found : null;

    /// <summary>The journal tells of an enrolment; one that was forgotten meanwhile stays so.</summary>
    internal void NoteTold(Guid enrolment) => Run(
        "UPDATE taken SET state = $told WHERE enrolment_id = $id",
        ("$told", (int)PrintState.Told), ("$id", Key(enrolment)));

    /// <summary>Headquarters has the picture of a finger.</summary>
    internal void NoteSent(Guid enrolment, int position) => Run(
        "UPDATE taken SET sent = sent | $bit WHERE enrolment_id = $id",
        ("$bit", 1L << position), ("$id", Key(enrolment)));

    /// <summary>Positions whose pictures headquarters has, of enrolments from before a time.</summary>
    internal IReadOnlyList<(Guid Enrolment, int Position)> SentBefore(DateTimeOffset time)
    {
        lock (_gate)
        {
            using var command = Command(
                "SELECT enrolment_id, sent FROM taken WHERE sent <> 0 AND taken_at < $before",
                ("$before", UnixTime.ToMicroseconds(time)));
            using var rows = command.ExecuteReader();
            var sent = new List<(Guid, int)>();
            while (rows.Read())
                sent.AddRange(Enumerable.Range(1, FingerprintEvent.MostFingers)
                    .Where(position => (rows.GetInt64(1) & (1L << position)) != 0)
                    .Select(position => (new Guid((byte[])rows[0], bigEndian: true), position)));
            return sent;
        }
    }

    /// <summary>Forgets an enrolment.</summary>
    internal void Forget(Guid enrolment) => Run("DELETE FROM taken WHERE enrolment_id = $id", ("$id", Key(enrolment)));

    /// <summary>Forgets what was taken before a time, and probes from before another.</summary>
    internal int Forget(DateTimeOffset before, DateTimeOffset probesBefore) => Run(
        $"DELETE FROM taken WHERE taken_at < $before OR (taken_at < $probes AND state = {(int)PrintState.Probe})",
        ("$before", UnixTime.ToMicroseconds(before)), ("$probes", UnixTime.ToMicroseconds(probesBefore)));

    /// <summary>
    /// Whether the file was begun anew while prints from after a time stood in the one before, which is then still
    /// there: of their pictures nothing tells any more.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal bool BeganAnewSince(DateTimeOffset time) => PrintFile.HasAside(_path, time);

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
            _keyring.Dispose();
        }
    }

    // The gate is held for one batch at a time: neither the desk nor the memory bears all of it at once.
    private IEnumerable<KeptPrints> After(long place, PrintState least)
    {
        while (EndOfBatch(place, least) is { } end)
        {
            var batch = Read(
                $"""
                SELECT {Columns} FROM taken WHERE place > $after AND place <= $end AND state >= $least
                ORDER BY place
                """,
                ("$after", place), ("$end", end), ("$least", (int)least), ("$document", DBNull.Value));
            foreach (var one in batch) yield return one;
            place = end;
        }
    }

    private long? EndOfBatch(long place, PrintState least)
    {
        lock (_gate)
        {
            using var command = Command(
                """
                SELECT max(place) FROM
                    (SELECT place FROM taken WHERE place > $after AND state >= $least ORDER BY place LIMIT $most)
                """,
                ("$after", place), ("$least", (int)least), ("$most", BatchSize));
            return command.ExecuteScalar() as long?;
        }
    }

    private List<KeptPrints> Read(string sql, params (string Name, object Value)[] values)
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            using var rows = command.ExecuteReader();
            var found = new List<KeptPrints>();
            while (rows.Read())
            {
                var id = new Guid((byte[])rows[1], bigEndian: true);
                if (_keyring.Unseal(id, (byte[])rows[3]) is { } content
                    && FingerprintContract.TryRead(content, out var happened, out _)
                    && happened is FingersEnrolled prints)
                    found.Add(new(
                        prints,
                        (PrintState)rows.GetInt32(2),
                        rows.GetInt64(0),
                        rows.GetBoolean(4),
                        rows.GetBoolean(5)));
            }

            return found;
        }
    }

    private int Run(string sql, params (string Name, object Value)[] values)
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);

    private object Digest(string? key) => _keyring.Digest(key) ?? (object)DBNull.Value;
}
