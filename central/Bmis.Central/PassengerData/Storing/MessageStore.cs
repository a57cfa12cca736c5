using Bmis.Central.Hits;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.PassengerData.Reading;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>
/// Stores what was read of transmissions: their messages with their grades, the flights, the pictures and everybody in
/// them, screened against the alert list; the same few statements for one and for many. Nothing is dropped: what cannot
/// be taken in is said, and the bytes stay.
/// </summary>
internal sealed class MessageStore(
    PassengerSeal seal, PublishedAlerts alerts, TimeProvider clock, ILogger<MessageStore> logger)
{
    private const string Stored = "stored";

    /// <summary>Stores them, in order.</summary>
    public async Task StoreAsync(
        NpgsqlTransaction transaction,
        IReadOnlyList<ReadTransmission> transmissions,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var list = await AlertsAsync(cancellation);
        // Whoever has a flight holds it: what another hand stores of it now is seen once it is stored.
        var flights = await FlightRows.EnsureAsync(transaction, transmissions, now);
        var judged = await JudgeAsync(transaction, transmissions, flights);
        foreach (var one in judged.Where(one => one.Flight is not null))
            await FlightRows.ApplyAsync(transaction, one.Flight!.Value, one.Message.Content.Function, now);
        var pictured = await PictureRows.PlaceAsync(
            transaction, [.. judged.Where(one => one.Place is not null)], list?.Version ?? 0, now);
        await FirstReceipts.NoteAsync(transaction, pictured);
        var persons = new PersonRows(seal, list, now);
        foreach (var one in pictured)
            persons.Add(one);
        await PlacedRows.AddAsync(transaction, [.. judged.Where(one => one.Place is null), .. pictured]);
        await persons.SendAsync(transaction, cancellation);
        await ExpectedChanges.NoteAsync(transaction, flights.Values);
    }

    private async Task<IReadOnlyList<PlacedMessage>> JudgeAsync(
        NpgsqlTransaction transaction,
        IReadOnlyList<ReadTransmission> transmissions,
        IReadOnlyDictionary<FlightKey, Guid> flights)
    {
        var all = transmissions
            .SelectMany(one => one.Messages.Select(read => (one.Waiting, Read: read, Digest: seal.Index(read.Digest)!)))
            .ToList();
        var known = await PlacedRows.KnownAsync(transaction, all.Select(one => one.Digest));
        return [.. all.Select(one => Judge(one.Waiting, one.Read, one.Digest, flights, known))];
    }

    private static PlacedMessage Judge(
        WaitingTransmission waiting,
        ReadMessage read,
        byte[] digest,
        IReadOnlyDictionary<FlightKey, Guid> flights,
        HashSet<string> known)
    {
        var message = new PlacedMessage
        {
            Waiting = waiting, Message = read, Digest = digest, Outcome = "status",
        };
        if (read.Trouble is not null)
            return message with { Outcome = read.Content.Kind == MessageKind.Foreign ? "refused" : "held" };
        if (!known.Add(Convert.ToHexString(digest)))
            return message with { Outcome = "repeated" };
        if (read.Flight is not { } key)
            return message;
        message = message with { Flight = flights[key] };
        return read.Content.Kind == MessageKind.Status
            ? message
            : message with { Outcome = Stored, Place = PictureKey.Of(read, flights[key], waiting.ReceivedAt) };
    }

    // Without a list that can be read everything is taken in all the same, and screened as soon as there is one.
    private async Task<AlertSnapshot?> AlertsAsync(CancellationToken cancellation)
    {
        try
        {
            return await alerts.CurrentAsync(cancellation);
        }
        catch (InvalidDataException fault)
        {
            Log.PassengersNotScreened(logger, fault.GetType().Name);
            return null;
        }
    }
}
