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
        var waiting = new HashSet<ArrivalTopic>();
        while (await arrivals.Topics.WaitToReadAsync(stoppingToken))
        {
            while (arrivals.Topics.TryRead(out var topic))
                waiting.Add(topic);
            foreach (var topic in waiting)
            {
                var name = LiveTopic.Name(topic);
                await hub.Clients.Group(name).SendAsync(LiveHub.Changed, name, stoppingToken);
            }

            waiting.Clear();
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }
}
