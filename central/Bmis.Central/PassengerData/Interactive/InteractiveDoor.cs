using System.Security.Cryptography;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Interactive.Boarding;
using Bmis.Edifact.Filtering;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// Where carriers ask and are answered at once: read and decided here, answered by <see cref="RequestAnswering"/> after
/// a durable commit. The same bytes of the same partner get the same answer. Safe for all threads.
/// </summary>
internal sealed class InteractiveDoor(
    IWarehouse warehouse,
    PassengerSeal transmissions,
    InteractiveSeal seal,
    CurrentRules rules,
    RequestQueue queue,
    TimeProvider clock)
{
    /// <summary>The answer to a message that is no acknowledgement.</summary>
    public async Task<byte[]> AnswerAsync(
        ReadOnlyMemory<byte> bytes, InteractiveRequest request, string partner, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var current = await rules.CurrentAsync(cancellation);
        var policy = current.PolicyOf(partner) with { PartnerId = partner };
        var now = clock.GetUtcNow();
        var asked = new AskedRequest(
            Row(bytes, partner, now), new(request, partner, current, policy, seal, now));
        queue.Add(asked);
        var answer = await asked.Answer.WaitAsync(cancellation);
        await MarkLateAsync(asked, clock.GetElapsedTime(started));
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

    private async Task MarkLateAsync(AskedRequest asked, TimeSpan took)
    {
        var policy = asked.Deciding.Policy;
        var late = took - TimeSpan.FromMilliseconds(policy.AnswerWithinMs);
        if (late <= TimeSpan.Zero)
            return;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync();
        await RequestRows.MarkLateAsync(
            connection, asked.Row.Content, (int)Math.Ceiling(late.TotalMilliseconds), policy.Fallback);
    }
}
