using Bmis.BorderPost.History;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Expected;
using Bmis.Crossings.Records;
using Bmis.Sync.Feeds;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Arrivals;

/// <summary>
/// Who is expected at this post, as the centre told it: sealed, found by keyed digests. A list that came only in part
/// counts as none. Safe for all threads.
/// </summary>
internal sealed class ArrivalStore : IFeedSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly HistoryKeyring _keyring;

    /// <exception cref="IOException">The file cannot be opened or begun.</exception>
    internal ArrivalStore(string path, MasterKeys keys) => (_connection, _keyring) = ArrivalFile.Form.Open(path, keys);

    /// <summary>When the feed last said that the lane holds everything; null before the first time.</summary>
    internal DateTimeOffset? AsOf
    {
        get
        {
            lock (_gate)
                return Command("SELECT as_of FROM state").ExecuteScalar() is long at
                    ? UnixTime.FromMicroseconds(at)
                    : null;
        }
    }

    /// <summary>Whether there is any list.</summary>
    internal bool HasAny
    {
        get
        {
            lock (_gate)
                return Command("SELECT 1 FROM flight WHERE received = total LIMIT 1").ExecuteScalar() is not null;
        }
    }

    /// <summary>Whether there is a whole list of a flight of these days.</summary>
    internal bool Has(DateOnly from, DateOnly to)
    {
        lock (_gate)
        {
            using var select = Command(
                "SELECT 1 FROM flight WHERE received = total AND day BETWEEN $from AND $to LIMIT 1",
                ("$from", from.DayNumber),
                ("$to", to.DayNumber));
            return select.ExecuteScalar() is not null;
        }
    }

    /// <summary>Every whole list whose day of departure lies between two days, by day.</summary>
    internal IReadOnlyList<ExpectedFlight> Flights(DateOnly from, DateOnly to)
    {
        lock (_gate)
        {
            using var select = Command(
                """
                SELECT flight_id, sealed FROM flight
                WHERE received = total AND day BETWEEN $from AND $to ORDER BY day, flight_id
                """,
                ("$from", from.DayNumber),
                ("$to", to.DayNumber));
            return [.. Read(select)];
        }
    }

    /// <summary>The flights of those days on whose list somebody is, by the surest key that finds any.</summary>
    internal IReadOnlyList<ExpectedFlight> Find(
        Traveller? traveller, TravelDocument? document, DateOnly from, DateOnly to)
    {
        lock (_gate)
        {
            foreach (var key in ExpectedKeys.Of(traveller, document))
                if (FoundBy(key, from, to) is { Count: > 0 } found) return found;
            return [];
        }
    }

    /// <summary>
    /// What headquarters asks about somebody who comes with a flight of those days; null when it asks nothing.
    /// </summary>
    internal ExpectedReferral? Referral(
        Traveller? traveller, TravelDocument? document, DateOnly from, DateOnly to)
    {
        lock (_gate)
            return ExpectedKeys.Of(traveller, document)
                .SelectMany(key => FoundBy(key, from, to).SelectMany(flight => flight.Referrals)
                    .Where(one => ExpectedKeys.Of(one.Traveller).Contains(key)))
                .FirstOrDefault();
    }

    /// <summary>A flight with everybody on its list; null when there is no whole one.</summary>
    internal ExpectedFlight? WithTravellers(Guid flight)
    {
        lock (_gate)
        {
            using var select = Command(
                "SELECT flight_id, sealed FROM flight WHERE flight_id = $flight AND received = total",
                ("$flight", Key(flight)));
            if (Read(select) is not [var found]) return null;
            using var rows = Command(
                "SELECT traveller_id, sealed FROM traveller WHERE flight_id = $flight", ("$flight", Key(flight)));
            return found with { Travellers = [.. Read(rows).SelectMany(one => one.Travellers)] };
        }
    }

    public ValueTask<long> PositionAsync(CancellationToken cancellation)
    {
        lock (_gate)
            return ValueTask.FromResult((long)Command("SELECT position FROM state").ExecuteScalar()!);
    }

    public ValueTask TakeAsync(FeedContent page, CancellationToken cancellation)
    {
        if (!ExpectedContract.TryRead(page.Content.Span, out var flights, out var problem))
            throw new InvalidDataException($"A page of expected travellers cannot be read: {problem}.");
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var flight in flights) Take(flight);
            Run(
                "UPDATE state SET position = $position, as_of = $as_of",
                ("$position", page.UpTo),
                ("$as_of", UnixTime.ToMicroseconds(page.Created)));
            transaction.Commit();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets flights that left before a day.</summary>
    internal void Forget(DateOnly before)
    {
        lock (_gate)
            Run("DELETE FROM flight WHERE day < $day", ("$day", before.DayNumber));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _keyring.Dispose();
    }

    private void Take(ExpectedFlight flight)
    {
        var id = ("$flight", (object)Key(flight.FlightId));
        if (flight.First == 0) Run("DELETE FROM flight WHERE flight_id = $flight", id);
        if (flight.IsGone) return;
        if (flight.First == 0)
            Run(
                "INSERT INTO flight VALUES ($flight, $day, $total, 0, $sealed)",
                id,
                ("$day", flight.Day.DayNumber),
                ("$total", flight.Total),
                ("$sealed", Seal(flight.FlightId, flight with { Travellers = [] })));
        var grown = Run(
            "UPDATE flight SET received = received + $more WHERE flight_id = $flight AND received = $first",
            id,
            ("$more", flight.Travellers.Count),
            ("$first", flight.First));
        if (grown == 0) throw new InvalidDataException("A stretch of a list of travellers does not fit the last one.");
        foreach (var traveller in flight.Travellers) Add(id, flight, traveller);
        foreach (var referral in flight.Referrals) AddKeys(id, referral.Traveller);
    }

    private void Add((string, object) flight, ExpectedFlight of, ExpectedTraveller traveller)
    {
        Run(
            "INSERT OR REPLACE INTO traveller VALUES ($flight, $traveller, $sealed)",
            flight,
            ("$traveller", Key(traveller.Id)),
            (
                "$sealed",
                Seal(traveller.Id, of with { First = 0, Total = 1, Travellers = [traveller], Referrals = [] })));
        AddKeys(flight, traveller);
    }

    private void AddKeys((string, object) flight, ExpectedTraveller traveller)
    {
        foreach (var key in ExpectedKeys.Of(traveller))
            Run("INSERT OR IGNORE INTO found_by VALUES ($digest, $flight)", ("$digest", _keyring.Digest(key)!), flight);
    }

    private byte[] Seal(Guid id, ExpectedFlight flight) => _keyring.Seal(id, ExpectedContract.Write([flight]));

    private List<ExpectedFlight> FoundBy(string key, DateOnly from, DateOnly to)
    {
        using var select = Command(
            """
            SELECT flight_id, sealed FROM found_by JOIN flight USING (flight_id)
            WHERE digest = $digest AND received = total AND day BETWEEN $from AND $to
            """,
            ("$digest", _keyring.Digest(key)!),
            ("$from", from.DayNumber),
            ("$to", to.DayNumber));
        return Read(select);
    }

    private List<ExpectedFlight> Read(SqliteCommand select)
    {
        var found = new List<ExpectedFlight>();
        using var rows = select.ExecuteReader();
        while (rows.Read())
            if (_keyring.Unseal(new Guid((byte[])rows[0], bigEndian: true), (byte[])rows[1]) is { } content
                && ExpectedContract.TryRead(content, out var flights, out _))
                found.AddRange(flights);
        return found;
    }

    private int Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);
}
