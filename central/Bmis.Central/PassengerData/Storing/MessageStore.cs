using System.Data.Common;
using Bmis.Central.Hits;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact.Interchange;
using Bmis.Watchlist.Lists;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>
/// Stores what was read of a transmission: its messages with their grades, the flights, the pictures and everybody in
/// them, screened against the alert list. Nothing is dropped: what cannot be taken in is said, and the bytes stay.
/// </summary>
internal sealed class MessageStore(
    PassengerSeal seal, PublishedAlerts alerts, TimeProvider clock, ILogger<MessageStore> logger)
{
    private const string IsKnown =
        "select exists (select 1 from passenger_message where digest = @digest and outcome in ('stored', 'status'))";

    // Of a transmission that is read again, what was stored stands there already.
    private const string Insert =
        """
        insert into passenger_message (transmission_id, number, byte_offset, byte_length, type, version, sender,
            prepared_at, digest, grade, findings, outcome, reason, picture_id)
        values (@transmission, @number, @offset, @length, @type, @version, @sender, @prepared, @digest, @grade,
            @findings::jsonb, @outcome, @reason, @picture)
        on conflict (transmission_id, number) do nothing
        """;

    /// <summary>Stores it; the result is empty, or a word why an owner has to look.</summary>
    public async Task<string> StoreAsync(
        NpgsqlTransaction transaction,
        WaitingTransmission waiting,
        Transmission transmission,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var list = await AlertsAsync(cancellation);
        var messages = ReadMessage.In(transmission);
        var flights = await FlightRows.EnsureAsync(transaction, messages, now);
        var persons = new PersonRows(waiting.TransmissionId, seal, list, now);
        var reasons = new List<string>();
        foreach (var message in messages)
        {
            var (outcome, picture) = await PlaceAsync(message);
            if (picture is { } found && outcome == "stored")
                persons.Add(message, found);
            if (message.Trouble is { } trouble)
                reasons.Add(trouble);
            await NoteAsync(transaction, waiting.TransmissionId, message, outcome, picture);
        }

        await persons.SendAsync(transaction, cancellation);
        await ExpectedChanges.NoteAsync(transaction, flights.Values);
        return messages.Count == 0 ? WordOf(transmission) : reasons.FirstOrDefault() ?? "";

        async Task<(string Outcome, Guid? Picture)> PlaceAsync(ReadMessage message)
        {
            if (message.Trouble is not null)
                return (message.Content.Kind == MessageKind.Foreign ? "refused" : "held", null);
            var digest = seal.Index(message.Digest);
            if (await transaction.Connection!.QuerySingleAsync<bool>(IsKnown, new { digest }, transaction))
                return ("repeated", null);
            if (message.Flight is not { } key)
                return ("status", null);
            await FlightRows.ApplyAsync(transaction, flights[key], message.Content.Function, now);
            if (message.Content.Kind == MessageKind.Status)
                return ("status", null);
            var place = PictureKey.Of(message, flights[key], waiting.ReceivedAt);
            return ("stored", await PictureRows.PlaceAsync(
                transaction, place, message.Content.Total, list?.Version ?? 0, waiting.ReceivedAt, now));
        }
    }

    private static string WordOf(Transmission transmission) =>
        transmission.Diagnostics.Any(one => MessageContent.IsOfXml(one.Code)) ? "xml" : "no-message";

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

    private Task<int> NoteAsync(
        DbTransaction transaction, Guid transmission, ReadMessage read, string outcome, Guid? picture) =>
        transaction.Connection!.ExecuteAsync(
            Insert,
            new
            {
                transmission,
                number = read.Number,
                offset = read.Message.Offset,
                length = read.Message.Length,
                type = read.Message.Header.Type,
                version = $"{read.Message.Header.Version}:{read.Message.Header.Release}",
                sender = read.Sender,
                prepared = read.Prepared,
                digest = seal.Index(read.Digest),
                grade = read.Content.Grade.ToString(),
                findings = StoredFindings.Write(read.Content.Findings),
                outcome,
                reason = read.Trouble ?? "",
                picture,
            },
            transaction);
}
