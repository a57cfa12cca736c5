using Bmis.Central.Database;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Storing;
using Dapper;

namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>
/// What an owner does about transmissions that are held. Nothing is lost by it: reading again counts nothing twice,
/// what was mended is another transmission, and what is closed keeps its masked copy.
/// </summary>
internal sealed class HeldDesk(
    IWarehouse warehouse, PassengerSeal seal, TransmissionDoor door, IntakeSignal signal, TimeProvider clock)
{
    /// <summary>Characters of the words with which something is closed.</summary>
    public const int LongestWords = 1000;

    private const string Mended = "mended";

    // What was stored of it stays; the rest of what was said about it is said anew. Where the bytes are erased the
    // masked copy is read, and what was masked in it stays said.
    private const string Replay =
        """
        with again as (
            update passenger_transmission set state = 'waiting', reason = '', attempts = 0, taken_at = null
            where state = 'held' and (raw is not null or kept is not null)
                and (@id::uuid is null or transmission_id = @id) and (@reason::text is null or reason = @reason)
            returning transmission_id, raw is not null as is_raw),
        unsaid as (
            delete from passenger_message m using again a
            where m.transmission_id = a.transmission_id and m.outcome not in ('stored', 'status')),
        unmasked as (
            delete from passenger_masking m using again a
            where m.transmission_id = a.transmission_id and a.is_raw)
        select count(*)::int from again
        """;

    private const string Close =
        """
        update passenger_transmission
        set state = 'closed', closed_at = @now, closed_by = @by, words = @words, mended_by = @mended, raw = null
        where transmission_id = @id and state = 'held'
        """;

    private const string SelectHeld =
        "select partner_id, kept from passenger_transmission where transmission_id = @id and state = 'held'";

    /// <summary>Lets one be read again, or all that are held for a reason; returns how many.</summary>
    public async Task<int> ReplayAsync(Guid? id, string? reason, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var again = await connection.QuerySingleAsync<int>(
            new CommandDefinition(Replay, new { id, reason }, cancellationToken: cancellation));
        if (again > 0)
            signal.Raise();
        return again;
    }

    /// <summary>
    /// Takes a mended text in as another transmission of the same partner and closes the held one; null when that is
    /// not held, nothing is mended, or it has characters that are no byte. A text that was received already takes the
    /// place of the held one, too: whoever was stopped between the two does it again.
    /// </summary>
    public async Task<Guid?> MendAsync(Guid id, string text, string by, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var held = await connection.QuerySingleOrDefaultAsync<(string Partner, byte[]? Kept)?>(SelectHeld, new { id });
        if (held is not { } one || MendableText.Bytes(text, seal.Masked(id, one.Kept) ?? []) is not { } bytes)
            return null;
        var receipt = await door.ReceiveAsync(bytes, one.Partner, Mended, cancellation);
        if (receipt.Transmission == id)
            return null;
        await CloseAsync(id, Mended, by, receipt.Transmission, cancellation);
        return receipt.Transmission;
    }

    /// <summary>Closes a held one with words; false when it is not held, or there are none.</summary>
    public async Task<bool> CloseAsync(Guid id, string words, string by, CancellationToken cancellation) =>
        words.Length is > 0 and <= LongestWords && await CloseAsync(id, words, by, null, cancellation);

    private async Task<bool> CloseAsync(
        Guid id, string words, string by, Guid? mended, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
            Close, new { id, by, mended, now = clock.GetUtcNow(), words = seal.SealWords(id, words) }) > 0;
    }
}
