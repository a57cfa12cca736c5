using Npgsql;

namespace Bmis.Central.Intake.Proof;

/// <summary>
/// Proves journals for whoever asks on a page, one after the other and beside the request: a long journal takes
/// minutes, and the page shows how far it is. When headquarters stops, a proof is asked for again.
/// </summary>
internal sealed class ProofDesk(
    JournalProver prover,
    ProofStore store,
    Arrivals arrivals,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ProofDesk> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Begins a proof unless one goes on, and waits a little for its end.</summary>
    public async Task BeginAsync(ProvedLane lane, string by, CancellationToken cancellation)
    {
        if (!await store.TryBeginAsync(lane, by, cancellation))
            return;
        var proving = Task.Run(() => ProveAsync(lane, lifetime.ApplicationStopping), CancellationToken.None);
        await Task.WhenAny(proving, Task.Delay(ProofParameters.Patience, clock, cancellation));
    }

    public void Dispose() => _turn.Dispose();

    private async Task ProveAsync(ProvedLane lane, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var pulse = PulseAsync(lane, over.Token);
        try
        {
            await _turn.WaitAsync(stopping);
            try
            {
                var proof = await prover.ProveAsync(lane, walked => WalkedAsync(lane, walked, stopping), stopping);
                await store.EndAsync(proof, stopping);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException)
        {
            Log.ProofEnded(logger, lane.LaneId, fault.Message);
        }
        finally
        {
            await over.CancelAsync();
            await pulse;
            arrivals.AnnounceState();
        }
    }

    private async Task WalkedAsync(ProvedLane lane, long walked, CancellationToken cancellation)
    {
        await store.WalkedAsync(lane, walked, cancellation);
        arrivals.AnnounceState();
    }

    private async Task PulseAsync(ProvedLane lane, CancellationToken over)
    {
        using var timer = new PeriodicTimer(ProofParameters.Pulse, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                await store.WalkedAsync(lane, 0, over);
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException)
        {
            // It is over, or nobody can be told.
        }
    }
}
