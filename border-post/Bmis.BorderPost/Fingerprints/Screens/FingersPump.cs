using System.Threading.Channels;
using Bmis.BorderPost.Screens;
using Microsoft.AspNetCore.SignalR;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>
/// Sends the place of the fingers to every open page whenever it changed, no more often than an eye can follow. The
/// frames of the desk bring it as well; each says its number, so that an older one never stays.
/// </summary>
internal sealed class FingersPump(
    FingerScenes scenes,
    FingersViewWriter writer,
    FragmentRenderer renderer,
    LaneAudience audience,
    IHubContext<LaneHub> hub,
    TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        scenes.Changed += Ring;
        try
        {
            while (await _bell.Reader.WaitToReadAsync(stoppingToken))
            {
                _bell.Reader.TryRead(out _);
                await SendAsync(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lane stops.
        }
        finally
        {
            scenes.Changed -= Ring;
        }
    }

    private void Ring() => _bell.Writer.TryWrite(true);

    private async Task SendAsync(CancellationToken cancellation)
    {
        foreach (var language in audience.Languages)
        {
            var html = await renderer.RenderAsync<FingersPanel, FingersView>(
                language, nameof(FingersPanel.View), () => writer.Write(scenes.Current));
            await hub.Clients.Group(language.Code).SendAsync("fingers", html, cancellation);
        }
    }
}
