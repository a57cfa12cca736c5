namespace Bmis.BorderPost.SecondLine;

/// <summary>Restores the open cases before the lane serves.</summary>
internal sealed class CaseBookOpening(CaseBook cases) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => cases.RestoreAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
