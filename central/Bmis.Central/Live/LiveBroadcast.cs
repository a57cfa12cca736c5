using Bmis.Central.Intake;
using Microsoft.AspNetCore.SignalR;

namespace Bmis.Central.Live;

/// <summary>
/// Passes events on to the pages: the first one at once, then at most four a second and topic, however many lanes
/// drain their backlogs.
/// </summary>
internal sealed class LiveBroadcast(Arrivals arrivals, IHubContext<LiveHub> hub, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await arrivals.Topics.WaitToReadAsync(stoppingToken))
            {
                await PassOnAsync(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Headquarters stops.
        }
    }

    private async Task PassOnAsync(CancellationToken cancellation)
    {
        var waiting = new HashSet<ArrivalTopic>();
        while (arrivals.Topics.TryRead(out var topic))
            waiting.Add(topic);
        foreach (var topic in waiting)
        {
            var group = hub.Clients.Group(LiveTopic.Group(topic));
            await group.SendAsync(LiveHub.Changed, LiveTopic.Name(topic), cancellation);
        }
    }
}
