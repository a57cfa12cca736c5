using System.Text.Json;
using Bmis.BorderPost.Verbs;
using Bmis.Sync.Kits;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>
/// <c>bmis-post sync export FILE [--from N] [--to N]</c>: writes what headquarters has not acknowledged to one file. It
/// changes nothing in the lane, and runs beside it.
/// </summary>
internal static class ExportVerb
{
    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, () =>
        {
            var read = StickArguments.Read(arguments);
            return StickRooms.RunAsync(read.Settings, streams, rooms => WriteAsync(rooms, read, streams, cancellation));
        });

    private static async Task<int> WriteAsync(
        StickRooms rooms, StickArguments arguments, CommandStreams streams, CancellationToken cancellation)
    {
        using var journal = rooms.OpenJournal();
        var kit = new JournalKitWriting(rooms, journal, arguments.From, arguments.To);
        var progress = new KitProgress(streams.Error, kit.Start.Sequence, kit.End.Sequence);
        var bytes = await Task.Run(() => kit.Write(arguments.File, progress, cancellation), cancellation);
        await streams.Output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            file = arguments.File,
            lane = journal.Lane,
            epoch = journal.Epoch,
            first = kit.Start.Sequence + 1,
            last = kit.End.Sequence,
            entries = kit.Entries,
            attachments = kit.Attachments,
            head = Convert.ToHexStringLower(kit.End.Hash.Span),
            bytes,
        }));
        return ExitCodes.Done;
    }
}
