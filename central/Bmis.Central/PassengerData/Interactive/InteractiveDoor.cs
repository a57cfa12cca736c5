using System.Security.Cryptography;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Interactive.Boarding;
using Bmis.Central.PassengerData.Storing;
using Bmis.Edifact.Filtering;
using Npgsql;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// Where carriers ask and are answered at once: read, decided, written in one durable commit, and only then answered.
/// The same bytes of the same partner get the same answer. Safe for all threads.
/// </summary>
internal sealed class InteractiveDoor(
    IWarehouse warehouse,
    PassengerSeal transmissions,
    InteractiveSeal seal,
    CurrentRules rules,
    IntakeSignal signal,
    TimeProvider clock)
{
    // Of codes that carriers make up, no more is written than any standard has.
    private const int LongestCode = 35;

    /// <summary>The answer to a message that is no acknowledgement.</summary>
    public async Task<byte[]> AnswerAsync(
        ReadOnlyMemory<byte> bytes, InteractiveRequest request, string partner, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var current = await rules.CurrentAsync(cancellation);
        var now = clock.GetUtcNow();
        var deciding = new RequestDeciding(
            request, partner, current, current.PolicyOf(partner) with { PartnerId = partner }, seal, now);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (id, isRepeated) = await KeepAsync(transaction, bytes, partner, now);
        if (isRepeated && seal.Answer(id, await RequestRows.AnswerAsync(transaction, id)) is { } before)
        {
            await transaction.CommitAsync(cancellation);
            return before;
        }

        var answer = await WriteAsync(transaction, deciding, id);
        await transaction.CommitAsync(cancellation);
        signal.Raise();
        await MarkLateAsync(connection, id, deciding.Policy, clock.GetElapsedTime(started));
        return answer;
    }

    /// <summary>Reads bytes as a message of the dialogue.</summary>
    public static InteractiveRequest Read(ReadOnlyMemory<byte> bytes) =>
        InteractiveRequest.Read(bytes, IngestFilter.Of(bytes));

    private async Task<(Guid Id, bool IsRepeated)> KeepAsync(
        NpgsqlTransaction transaction, ReadOnlyMemory<byte> bytes, string partner, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var kept = await RequestRows.KeepAsync(transaction, new
        {
            id,
            // An answer is its asker's: the same bytes of another partner are another request.
            content = transmissions.Index($"i|{partner}|{Convert.ToHexString(SHA256.HashData(bytes.Span))}"),
            partner,
            now,
            length = bytes.Length,
            raw = transmissions.Seal(id, bytes.Span),
        });
        return (kept, kept != id);
    }

    private async Task<byte[]> WriteAsync(NpgsqlTransaction transaction, RequestDeciding deciding, Guid id)
    {
        var request = deciding.Request;
        var flight = request is { IsAboutPersons: true, Flight: { } key, FlightFacts: { } facts }
            ? await RequestRows.FlightAsync(transaction, key, facts, deciding.Now)
            : (Guid?)null;
        var before = flight is { } known
            ? await PersonRows.HoldAsync(transaction, known, deciding.Partner, deciding.Keys)
            : [];
        var after = deciding.After(before);
        var answer = deciding.Answer(after);
        await RequestRows.AddAsync(transaction, new()
        {
            Transmission = id,
            Partner = deciding.Partner,
            Flight = flight,
            Document = Clipped(request.List?.Document),
            Function = Clipped(request.List?.Function),
            Transaction = request.Kind is RequestKind.Unreadable or RequestKind.Exception ? "" : request.Transaction,
            Persons = request.Persons.Count,
            ReceivedAt = deciding.Now,
            Outcome = deciding.Outcome,
            ListVersion = deciding.Rules.ListVersion,
            Answer = seal.SealAnswer(id, answer),
        });
        if (flight is null)
            return answer;
        var place = new RequestPlace(
            id, flight.Value, deciding.Partner, deciding.Now, deciding.Rules.ListVersion);
        await PersonRows.WriteAsync(transaction, after, place, overtakes: before.Count > 0);
        if (request.Kind == RequestKind.OnBoard)
            await PersonRows.BoardAsync(transaction, place, deciding.Keys!);
        return answer;
    }

    private static async Task MarkLateAsync(
        NpgsqlConnection connection, Guid id, PartnerPolicy policy, TimeSpan took)
    {
        var late = took - TimeSpan.FromMilliseconds(policy.AnswerWithinMs);
        if (late > TimeSpan.Zero)
            await RequestRows.MarkLateAsync(
                connection, id, (int)Math.Ceiling(late.TotalMilliseconds), policy.Fallback);
    }

    private static string Clipped(string? code) =>
        new([.. (code ?? "").Where(one => !char.IsControl(one)).Take(LongestCode)]);
}
