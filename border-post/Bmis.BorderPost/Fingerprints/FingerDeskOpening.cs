namespace Bmis.BorderPost.Fingerprints;

/// <summary>The finger desk follows the inspections as soon as the lane serves.</summary>
internal sealed class FingerDeskOpening(FingerDesk desk) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        desk.Open();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
