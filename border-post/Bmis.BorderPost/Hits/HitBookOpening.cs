namespace Bmis.BorderPost.Hits;

/// <summary>Restores what became of hits before the lane serves.</summary>
internal sealed class HitBookOpening(HitBook book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        book.Restore();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
