using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Verbs;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>
/// Takes a kit of headquarters: roles, then what is acknowledged, when the kit is this lane's and signed by a key that
/// it trusts now, then the lists.
/// </summary>
internal sealed class ReturnKitTaking : IDisposable
{
    private readonly StickRooms _rooms;
    private readonly KitReader _kit;
    private KitItem? _first;

    internal ReturnKitTaking(StickRooms rooms, string file) => (_rooms, _kit) = (rooms, KitReader.Open(file));

    /// <summary>Takes roles and receipt; durable when it returns.</summary>
    /// <exception cref="KitException">The kit does not count; nothing of its receipt was taken.</exception>
    internal async Task<TakenReceipt> TakeReceiptAsync(Journal journal, CancellationToken cancellation)
    {
        if (_kit.Header.Return is not { } answer)
            throw new KitException("The file is no kit of headquarters for a lane.");
        if (_kit.Header.LaneId != _rooms.Lane.Id)
        {
            var other = Producer.TryParse(_kit.Header.LaneId)?.LaneId ?? "unknown";
            throw new KitException($"The kit is for lane {other}, not for this one.");
        }

        var verifier = _rooms.Verifier;
        if (verifier.Trust is not { } trust)
            throw new KitException("Lists:Root names no root: this lane trusts no headquarters.");
        using var key = KitSigning.KeyOf(_rooms.RequireDevice().Certificate);
        if (!_kit.Unlock([key]))
            throw new KitException("The kit was sealed for another certificate of this lane, or was changed.");
        _first = KitLists.TakeRoles(_kit, trust);
        if (!KitSigning.IsSignedByCentre(_kit.Signed, verifier))
            throw new KitException("The kit is not signed by a key of headquarters that this lane trusts.");
        if (answer.Receipt is { } receipt)
            return await TakeAsync(receipt, journal, cancellation);
        var acknowledged = await journal.AcknowledgedAsync(cancellation);
        return new TakenReceipt(acknowledged.Sequence, await journal.EpochAsync(cancellation), "", "");
    }

    /// <summary>Takes the lists, each whole or not at all.</summary>
    /// <exception cref="KitException">The kit is damaged; what came before stays.</exception>
    internal IEnumerable<KitList> TakeLists(StickShelves shelves) =>
        KitLists.Take(_kit, _first, shelves.FolderOf);

    public void Dispose() => _kit.Dispose();

    private static async Task<TakenReceipt> TakeAsync(
        KitReceipt receipt, Journal journal, CancellationToken cancellation)
    {
        var own = await journal.EpochAsync(cancellation);
        if (receipt.Epoch != own)
            throw new KitException(
                $"The kit answers branch {receipt.Epoch} of the journal, which is in branch {own} now.");
        // What is held is of a journal that this one has left: there is nothing in it to acknowledge.
        if (receipt.Refusal is { } left && left.Epoch > own)
            await journal.BeginEpochAsync(left.Epoch, cancellation);
        else
            await AcknowledgeAsync(receipt, journal, cancellation);
        return new TakenReceipt(
            (await journal.AcknowledgedAsync(cancellation)).Sequence,
            await journal.EpochAsync(cancellation),
            VerbJson.Kebab(receipt.EpochState),
            Words(receipt.Refusal));
    }

    private static async Task AcknowledgeAsync(
        KitReceipt receipt, Journal journal, CancellationToken cancellation)
    {
        var held = new Checkpoint(receipt.Held.Sequence, receipt.Held.Hash.Memory);
        var head = await journal.HeadAsync(cancellation);
        if (held.Sequence > head.Sequence)
            throw new KitException(
                $"The kit acknowledges entry {held.Sequence}, and the journal ends at {head.Sequence}: it is an older "
                + "copy, or another's.");
        var before = await journal.AcknowledgedAsync(cancellation);
        var hash = await journal.HashAtAsync(held.Sequence, cancellation);
        if (hash is { } mine ? !mine.Span.SequenceEqual(held.Hash.Span) : held.Sequence > before.Sequence)
            throw new KitException(
                $"The kit acknowledges another entry {held.Sequence} than the journal's: it answers another journal.");
        await journal.NoteAcknowledgedAsync(held, cancellation);
    }

    private static string Words(Refusal? refusal) => refusal switch
    {
        null => "",
        { Epoch: > 0 } => $"Headquarters holds another entry {refusal.Sequence} ({refusal.Reason}): the journal goes on"
            + $" as branch {refusal.Epoch}, which counts when headquarters accepts it. Write another kit.",
        _ => $"Headquarters could not take the journal: {refusal.Reason} at entry {refusal.Sequence}.",
    };
}
