using Bmis.Central.Database;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>
/// Masks and erases what is kept too long by the policies, every hour, some rows to a transaction with their proof: a
/// kill costs one step, and the next run goes on. A dry run does the same and takes every step back.
/// </summary>
internal sealed class PassengerKeeper(
    IWarehouse warehouse,
    RetentionStore policies,
    DuePictures pictures,
    IOptions<PassengerDataOptions> options,
    TimeProvider clock,
    ILogger<PassengerKeeper> logger) : RecurringWork(Interval, clock)
{
    // Whoever links a booking to a case, and other servers, wait for one step.
    private const string Hold = "select pg_advisory_xact_lock(hashtextextended('passenger retention', 0))";

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private static readonly IReadOnlyList<RetentionStep> OfRequests =
        [DueRequests.ErasePersonsAsync, DueRequests.EraseAnswersAsync, DueRequests.EraseReferralsAsync];

    /// <summary>Waits until no run is in a step, and lets none begin before the transaction ends.</summary>
    public static Task HoldAsync(NpgsqlTransaction transaction) =>
        transaction.Connection!.ExecuteAsync(Hold, transaction: transaction);

    /// <summary>Does by the policies what is due.</summary>
    /// <param name="by">Who starts it; empty for headquarters itself.</param>
    /// <param name="isDry">Whether every step is taken back.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>For each policy what was done, or would be.</returns>
    public async Task<IReadOnlyList<(RetentionPolicy Policy, RetentionTally Tally)>> RunAsync(
        string by, bool isDry, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        RetentionProof? proof = isDry ? null : new RetentionProof(Guid.CreateVersion7(now), by);
        var done = new List<(RetentionPolicy Policy, RetentionTally Tally)>();
        foreach (var policy in await policies.PoliciesAsync(cancellation))
            done.Add((policy, await RunAsync(policy, proof, now, cancellation)));
        return done;
    }

    /// <summary>What a policy would do now.</summary>
    public Task<RetentionTally> ForeseeAsync(RetentionPolicy policy, CancellationToken cancellation) =>
        RunAsync(policy, proof: null, Clock.GetUtcNow(), cancellation);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync("", isDry: false, cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.PassengersNotErased(logger, fault.GetType().Name);
        }
    }

    private async Task<RetentionTally> RunAsync(
        RetentionPolicy policy, RetentionProof? proof, DateTimeOffset now, CancellationToken cancellation)
    {
        var tally = RetentionTally.None;
        foreach (var step in StepsOf(policy))
            tally += await WalkAsync(step, policy, proof, now, cancellation);
        return tally;
    }

    private IEnumerable<RetentionStep> StepsOf(RetentionPolicy policy) =>
    [
        pictures.NextAsync,
        .. policy.Source == RetentionPolicy.Api ? OfRequests : [],
        DueCopies.EraseNextAsync,
        DueCopies.RawOlderThan(options.Value.RawDays),
    ];

    // Through everything that is due in the order of its ids, so that what stays is met once.
    private async Task<RetentionTally> WalkAsync(
        RetentionStep step,
        RetentionPolicy policy,
        RetentionProof? proof,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var tally = RetentionTally.None;
        Guid? after = Guid.Empty;
        while (after is { } from)
        {
            cancellation.ThrowIfCancellationRequested();
            await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await HoldAsync(transaction);
            (after, var some) = await step(transaction, policy, now, from);
            tally += some;
            if (proof is null)
                continue;
            await proof.AddAsync(transaction, policy, some, now);
            await transaction.CommitAsync(cancellation);
        }

        return tally;
    }
}
