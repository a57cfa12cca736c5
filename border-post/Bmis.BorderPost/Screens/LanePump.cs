using System.Threading.Channels;
using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Inspecting;
using Bmis.Components.Languages;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>
/// Sends a frame to every open page when something changed, and a beat twice a second. A beat asks the desk for its
/// revision, so that it proves the desk to be alive and not only the connection.
/// </summary>
internal sealed class LanePump(
    InspectionDesk desk,
    ChipProgress chip,
    LaneAudience audience,
    Sessions sessions,
    LaneRenderer renderer,
    LaneBar bar,
    IStringLocalizer<LaneView> texts,
    IHubContext<LaneHub> hub,
    LanguageCatalogue languages,
    TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Globalization.CultureInfo.CurrentUICulture = languages.Default.Culture;
        desk.Changed += Ring;
        chip.Changed += Tell;
        sessions.Closed += audience.Cut;
        await using var timer = clock.CreateTimer(_ => Ring(), null, Beat, Beat);
        try
        {
            var (revision, shown) = (0L, (IReadOnlyList<BarItemView>)[]);
            while (await _bell.Reader.WaitToReadAsync(stoppingToken))
            {
                _bell.Reader.TryRead(out _);
                var (now, items) = (desk.State.Revision, bar.Write(texts));
                if (now == revision && items.SequenceEqual(shown))
                    await hub.Clients.All.SendAsync("beat", now, stoppingToken);
                else await SendFramesAsync(stoppingToken);
                (revision, shown) = (now, items);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lane stops; the pages notice by the missing beats.
        }
        finally
        {
            desk.Changed -= Ring;
            chip.Changed -= Tell;
            sessions.Closed -= audience.Cut;
        }
    }

    // Words are the page's; a step that does not arrive is followed by the next.
    private void Tell(ChipStep step) => _ = hub.Clients.All.SendAsync("chip", step.Name, step.Percent);

    private void Ring() => _bell.Writer.TryWrite(true);

    private async Task SendFramesAsync(CancellationToken cancellation)
    {
        foreach (var language in audience.Languages)
            await hub.Clients.Group(language.Code)
                .SendAsync("frame", await renderer.RenderAsync(language), cancellation);
    }
}
