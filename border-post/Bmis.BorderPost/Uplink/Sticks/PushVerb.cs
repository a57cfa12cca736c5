using System.Reflection;
using System.Text.Json;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Verbs;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;
using Bmis.Sync.Outbox;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>
/// <c>bmis-post sync push</c>: one attempt to bring headquarters into step, in the foreground. A journal has one
/// writer: while the lane runs it pushes by itself, and this says so.
/// </summary>
internal static class PushVerb
{
    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, () => StickRooms.RunAsync(
            arguments, streams, rooms => PushAsync(rooms, streams, cancellation)));

    private static async Task<int> PushAsync(
        StickRooms rooms, CommandStreams streams, CancellationToken cancellation)
    {
        if (!rooms.Uplink.HasCentre)
            throw new CannotStartException("Uplink:Centre names no centre: this lane takes kits to headquarters.");
        using var journal = rooms.HoldJournal();
        using var channel = rooms.Uplink.Open(rooms.Clock, compress: true);
        if (rooms.Uplink.HasOwnIdentity && rooms.RequireDevice() is var (certificate, issuers))
            channel.Show(certificate, issuers);
        var before = (await journal.AcknowledgedAsync(cancellation)).Sequence;
        var progress = new KitProgress(streams.Error, before, journal.HeadSequence);
        var pump = Pump(rooms, journal, channel);
        pump.Changed += (_, state) => progress.Report(state.AcknowledgedSequence);
        var trouble = await pump.PushOnceAsync(cancellation);
        var held = (await journal.AcknowledgedAsync(cancellation)).Sequence;
        await streams.Output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            lane = rooms.Lane.Id,
            acknowledged = held,
            head = journal.HeadSequence,
            pushed = Math.Max(0, held - before),
            inStep = trouble is null,
        }));
        if (trouble is null)
            return ExitCodes.Done;
        await streams.Error.WriteLineAsync(trouble);
        return ExitCodes.Bad;
    }

    private static OutboxPump Pump(StickRooms rooms, Journal journal, GrpcChannel channel)
    {
        var settings = new OutboxPumpOptions
        {
            SoftwareVersion = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
        };
        var end = rooms.Device()?.Certificate.NotAfter.ToUniversalTime();
        return new OutboxPump(
            new Producer(rooms.Lane.Id),
            journal,
            channel,
            settings,
            () => new LaneVitals(
                StickList.Manifests(rooms).ToDictionary(one => one.Name, one => one.Version),
                new DriveInfo(journal.Path).AvailableFreeSpace) { CertificateEnd = end },
            rooms.Clock,
            NullLogger<OutboxPump>.Instance);
    }
}
