using System.Text.Json;
using Bmis.BorderPost.Verbs;
using Bmis.Sync.Distribution;
using Bmis.Sync.Kits;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>
/// <c>bmis-post sync import FILE</c>: takes what headquarters acknowledged and the newest lists from its kit. The lane
/// must not run meanwhile: its journal and its lists have one writer.
/// </summary>
internal static class ImportVerb
{
    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, () =>
        {
            var read = StickArguments.Read(arguments);
            return StickRooms.RunAsync(read.Settings, streams, rooms => TakeAsync(rooms, read, streams, cancellation));
        });

    private static async Task<int> TakeAsync(
        StickRooms rooms, StickArguments arguments, CommandStreams streams, CancellationToken cancellation)
    {
        using var journal = rooms.HoldJournal();
        using var kit = new ReturnKitTaking(rooms, arguments.File);
        try
        {
            var receipt = await kit.TakeReceiptAsync(journal, cancellation);
            var isGood = receipt.Trouble.Length == 0;
            if (!isGood)
                await streams.Error.WriteLineAsync(receipt.Trouble);
            await streams.Output.WriteLineAsync(JsonSerializer.Serialize(new
            {
                lane = rooms.Lane.Id,
                acknowledged = receipt.Acknowledged,
                head = journal.HeadSequence,
                epochState = receipt.State,
                epoch = receipt.Epoch,
            }));
            var shelves = rooms.OpenShelves();
            foreach (var list in kit.TakeLists(shelves))
                isGood &= await SayAsync(list, rooms, streams);
            foreach (var list in shelves.WithoutRoom)
                await streams.Error.WriteLineAsync(NoRoom(list));
            return isGood && shelves.WithoutRoom.Count == 0 ? ExitCodes.Done : ExitCodes.Bad;
        }
        catch (KitException refusal)
        {
            await streams.Error.WriteLineAsync(refusal.Message);
            return ExitCodes.Bad;
        }
    }

    private static string NoRoom(ListManifest list) =>
        $"{list} has {list.Length} bytes, after which the disk would have less free than LostDocuments:FreeMegabytes.";

    // A version that is held already or older is no trouble: the kit was long on its way.
    private static async Task<bool> SayAsync(KitList list, StickRooms rooms, CommandStreams streams)
    {
        var manifest = list.Manifest;
        await streams.Output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            list = manifest?.Name,
            version = manifest?.Version,
            taken = list.Fault == ManifestFault.None,
            fault = list.Fault == ManifestFault.None ? "" : VerbJson.Kebab(list.Fault),
            expires = manifest?.Expires,
            expired = manifest?.Expires <= rooms.Clock.GetUtcNow(),
        }));
        return list.Fault is ManifestFault.None or ManifestFault.AlreadyHeld or ManifestFault.Older;
    }
}
