using System.Reflection;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Hits;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>Carries the journal up and the lists down while the lane runs; the lane never waits for it.</summary>
internal sealed class UplinkService(
    IOptions<UplinkOptions> options,
    IOptions<LaneOptions> lane,
    Journal journal,
    ListShelf shelf,
    LostDocumentShelf lostDocuments,
    AlertPrintShelf prints,
    DeviceVitals devices,
    LinkBoard board,
    CentreChannel centre,
    TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (centre.Channel is not { } channel)
        {
            Log.NoCentre(loggers.CreateLogger<UplinkService>());
            return;
        }

        await Task.WhenAll(
            Pump(channel).RunAsync(stoppingToken),
            Subscriber(channel).RunAsync(stoppingToken),
            Urgent(centre.Urgent!).RunAsync(stoppingToken));
    }

    private OutboxPump Pump(GrpcChannel channel)
    {
        var settings = new OutboxPumpOptions
        {
            SoftwareVersion = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            StatusInterval = options.Value.StatusInterval,
        };
        var pump = new OutboxPump(
            new Producer(lane.Value.Id), journal, channel, settings, Vitals, clock, loggers.CreateLogger<OutboxPump>());
        pump.Changed += (_, state) => Post(state);
        centre.StatusWanted += (_, _) => pump.StatusSoon();
        return pump;
    }

    private UrgentSender Urgent(GrpcChannel channel) => new(
        new Producer(lane.Value.Id),
        journal,
        channel,
        new UrgentOptions { Patience = options.Value.UrgentPatience },
        IsUrgent,
        clock,
        loggers.CreateLogger<UrgentSender>());

    /// <summary>Whether headquarters must hear of an entry before its turn.</summary>
    internal static bool IsUrgent(Envelope entry) =>
        UrgentHit.In(entry.Header.Kind, entry.Payload is { } payload ? payload.Span : default).Count > 0;

    private ListSubscriber Subscriber(GrpcChannel channel)
    {
        var subscriber = new ListSubscriber(
            channel,
            shelf.Folder,
            new ListSubscriberOptions { Wants = list => !ListNames.IsOptional(list.Name) },
            clock,
            loggers.CreateLogger<ListSubscriber>());
        subscriber.Arrived += (_, list) =>
        {
            shelf.TakeIn(list);
            centre.ListArrived();
        };
        return subscriber;
    }

    private void Post(LinkState state)
    {
        if (state.ClockOffset is { } offset)
        {
            journal.NoteClockOffset(offset);
            shelf.NoteClockOffset(offset);
        }

        board.Post(state);
    }

    private LaneVitals Vitals() => new(
        shelf.Versions.Concat(lostDocuments.Versions).Concat(prints.Versions).ToDictionary(),
        new DriveInfo(journal.Path).AvailableFreeSpace)
    {
        CertificateEnd = centre.CertificateEnd,
        Devices = devices.Current,
    };
}
