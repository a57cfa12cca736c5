using System.Security.Cryptography;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Storing;
using Dapper;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// Where everything comes in, by whichever way: sealed, stored durably, and only then acknowledged. The same bytes are
/// stored once, however often they are sent.
/// </summary>
internal sealed class TransmissionDoor(
    IWarehouse warehouse, PassengerSeal seal, IntakeSignal signal, TimeProvider clock)
{
    private const string Insert =
        """
        insert into passenger_transmission as kept
            (transmission_id, content, partner_id, channel, received_at, byte_length, raw)
        values (@id, @content, @partner, @channel, @now, @length, @raw)
        on conflict (content) do update set times_received = kept.times_received + 1
        returning transmission_id
        """;

    /// <summary>Takes bytes in from a partner by a channel: https, folder, mail or verb.</summary>
    public async Task<Receipt> ReceiveAsync(
        ReadOnlyMemory<byte> bytes, string partner, string channel, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var kept = await connection.QuerySingleAsync<Guid>(Insert, new
        {
            id,
            content = seal.Index("t|" + Convert.ToHexString(SHA256.HashData(bytes.Span))),
            partner,
            channel,
            now,
            length = bytes.Length,
            raw = seal.Seal(id, bytes.Span),
        });
        if (kept == id)
            signal.Raise();
        return new(kept, kept != id);
    }
}
