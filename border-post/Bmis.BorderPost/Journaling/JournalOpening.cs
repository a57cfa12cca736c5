namespace Bmis.BorderPost.Journaling;

/// <summary>Opens the journal before the first page is served: a lane that cannot record does not start.</summary>
internal sealed class JournalOpening(Journal journal, ILogger<JournalOpening> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) =>
        Log.JournalOpened(logger, (await journal.HeadAsync(cancellationToken)).Sequence);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
