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
        var kept = await RequestRows.KeepAsync(
            transaction, Row(bytes, partner, now), request, deciding.Keys);
        if (seal.Answer(kept.Id, kept.Answer) is { } before)
        {
            await transaction.CommitAsync(cancellation);
            return before;
        }

        var answer = await WriteAsync(transaction, deciding, kept);
        await transaction.CommitAsync(cancellation);
        signal.Raise();
        await MarkLateAsync(connection, kept.Id, deciding.Policy, clock.GetElapsedTime(started));
        return answer;
    }

    /// <summary>Reads bytes as a message of the dialogue.</summary>
    public static InteractiveRequest Read(ReadOnlyMemory<byte> bytes) =>
        InteractiveRequest.Read(bytes, IngestFilter.Of(bytes));

    private TransmissionRow Row(ReadOnlyMemory<byte> bytes, string partner, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            // An answer is its asker's: the same bytes of another partner are another request.
            Content = transmissions.Index($"i|{partner}|{Convert.ToHexString(SHA256.HashData(bytes.Span))}")!,
            Partner = partner,
            Now = now,
            Length = bytes.Length,
            Raw = transmissions.Seal(id, bytes.Span),
        };
    }

    private async Task<byte[]> WriteAsync(NpgsqlTransaction transaction, RequestDeciding deciding, KeptRequest kept)
    {
        var request = deciding.Request;
        var after = deciding.After(kept.Before);
        var answer = deciding.Answer(after);
        var row = new RequestRow
        {
            Transmission = kept.Id,
            Partner = deciding.Partner,
            Flight = kept.Flight,
            DocumentCode = Clipped(request.List?.Document),
            Function = Clipped(request.List?.Function),
            RequestTransaction =
                request.Kind is RequestKind.Unreadable or RequestKind.Exception ? "" : request.Transaction,
            Persons = request.Persons.Count,
            ReceivedAt = deciding.Now,
            Outcome = deciding.Outcome,
            ListVersion = deciding.Rules.ListVersion,
            Answer = seal.SealAnswer(kept.Id, answer),
        };
        var boarded = request.Kind == RequestKind.OnBoard ? deciding.Keys! : [];
        await RequestRows.WriteAsync(
            transaction, row, kept.Flight is null ? [] : after, kept.Flight is null ? [] : boarded);
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
