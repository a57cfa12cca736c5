using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Storing;

namespace Bmis.Central.PassengerData;

/// <summary>
/// <c>bmis-central passenger ingest PATH…</c>: takes carriers' messages in from files, and from all files under
/// folders, as if they had been sent. One line a file; exit 1 when an owner has to look at one.
/// </summary>
internal static class IngestVerb
{
    public const string Usage = "PATH… [--partner PARTNER]";

    private const string Channel = "verb";
    private const int Hands = 2;

    public static async Task<int> RunAsync(VerbContext context)
    {
        var partner = context.Arguments.Option("--partner") ?? "";
        var paths = context.Arguments.Words();
        if (paths.Count == 0)
            throw new StopException("PATH is missing.");
        var files = paths.SelectMany(FilesOf).ToList();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger ingest", partner, context.Cancellation);
        var door = rooms.GetRequiredService<TransmissionDoor>();
        var received = new List<(string File, Receipt Receipt)>();
        foreach (var file in files)
        {
            var bytes = await PassengerFiles.ReadAsync(file, context.Cancellation);
            received.Add((file, await door.ReceiveAsync(bytes, partner, Channel, context.Cancellation)));
        }

        var intake = rooms.GetRequiredService<PassengerIntake>();
        await Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => TakeAllAsync(intake, context.Cancellation)));
        return await TellAsync(context, rooms.GetRequiredService<TransmissionStore>(), received);
    }

    private static async Task TakeAllAsync(PassengerIntake intake, CancellationToken cancellation)
    {
        while (await intake.TakeNextAsync(cancellation))
        {
            // The next one.
        }
    }

    private static async Task<int> TellAsync(
        VerbContext context, TransmissionStore store, List<(string File, Receipt Receipt)> received)
    {
        var held = false;
        foreach (var (file, receipt) in received)
        {
            var tally = await store.TallyAsync(receipt.Transmission, context.Cancellation);
            held |= tally.State != "taken";
            context.Write(new
            {
                file,
                transmission = receipt.Transmission,
                repeated = receipt.IsRepeated,
                state = tally.State,
                reason = tally.Reason,
                messages = tally.Messages,
                travellers = tally.Travellers,
                bookings = tally.Bookings,
            });
        }

        return held ? VerbContext.Failed : VerbContext.Done;
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];
}
