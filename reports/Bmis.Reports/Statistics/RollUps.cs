using System.Data;
using System.Data.Common;
using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>
/// The daily counts behind every report, kept in the transaction that stores the crossings, so that both hold the same
/// entries exactly once. Crossings are the decisions that admit, let exit or transit; refusals (RFE, EXP), referrals
/// (REF2) and other decisions are counted beside them, a cancelled capture nowhere. Days are calendar days at the post.
/// Stateless; failures of the database pass through.
/// </summary>
public static class RollUps
{
    /// <summary>Most crossings in one call of <see cref="ApplyAsync"/>.</summary>
    public const int MaximumBatch = 100_000;

    private const int RebuildCells = 20_000;

    private const string MigrationMarker = ".Migrations.";

    /// <summary>The schema, oldest step first; the same files stand embedded in this assembly.</summary>
    public static IReadOnlyList<RollUpMigration> Migrations { get; } = [.. ReadMigrations()];

    /// <summary>Adds a batch of newly stored crossings inside the caller's transaction, in two statements.</summary>
    /// <param name="connection">An open connection to the warehouse.</param>
    /// <param name="transaction">The transaction that stores the same crossings.</param>
    /// <param name="regionId">The region whose crossings they are; first in every key.</param>
    /// <param name="batch">At most <see cref="MaximumBatch"/> crossings, each new to the warehouse.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    /// <exception cref="ArgumentException">The batch is too long.</exception>
    public static async Task ApplyAsync(
        DbConnection connection,
        DbTransaction transaction,
        int regionId,
        IReadOnlyList<Crossing> batch,
        CancellationToken cancellation)
    {
        if (batch.Count > MaximumBatch) throw new ArgumentException("The batch is too long.", nameof(batch));
        var tallies = new Tallies();
        foreach (var crossing in batch) tallies.Add(crossing);
        await RollUpWriter.AddAsync(connection, transaction, regionId, tallies, cancellation);
    }

    /// <summary>Counts a corrected record in the place of the one that was counted before.</summary>
    /// <param name="connection">An open connection to the warehouse.</param>
    /// <param name="transaction">The transaction that stores the correction.</param>
    /// <param name="regionId">The region whose record it is.</param>
    /// <param name="before">The record as it was counted.</param>
    /// <param name="after">The record as it counts from now on.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public static async Task ReplaceAsync(
        DbConnection connection,
        DbTransaction transaction,
        int regionId,
        Crossing before,
        Crossing after,
        CancellationToken cancellation)
    {
        var tallies = new Tallies();
        tallies.Add(after);
        tallies.Remove(before);
        await RollUpWriter.AddAsync(connection, transaction, regionId, tallies, cancellation);
    }

    /// <summary>
    /// Counts days of a region again from their crossings, inside a read-committed transaction. Intake waits until it
    /// commits.
    /// </summary>
    /// <param name="connection">An open connection to the warehouse.</param>
    /// <param name="transaction">A read-committed transaction.</param>
    /// <param name="range">The region and the days to count; erased records cannot be counted again.</param>
    /// <param name="crossings">
    /// All crossings of these days; others are passed over. It is read after intake has been locked out, so it must
    /// query when enumerated, on another connection.
    /// </param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    /// <exception cref="ArgumentException">The transaction would see an old snapshot.</exception>
    public static async Task RebuildAsync(
        DbConnection connection,
        DbTransaction transaction,
        RollUpRange range,
        IAsyncEnumerable<Crossing> crossings,
        CancellationToken cancellation)
    {
        if (transaction.IsolationLevel is not (IsolationLevel.ReadCommitted or IsolationLevel.Unspecified))
            throw new ArgumentException("A rebuild needs a read-committed transaction.", nameof(transaction));
        await RollUpWriter.ClearAsync(connection, transaction, range, cancellation);
        var tallies = new Tallies();
        await foreach (var crossing in crossings.WithCancellation(cancellation))
        {
            if (range.Holds(crossing)) tallies.Add(crossing);
            if (tallies.Flows.Count < RebuildCells) continue;
            await RollUpWriter.AddAsync(connection, transaction, range.RegionId, tallies, cancellation);
            tallies.Clear();
        }

        await RollUpWriter.AddAsync(connection, transaction, range.RegionId, tallies, cancellation);
    }

    /// <summary>
    /// Counts crossings again and compares them with the roll-ups; empty when they agree. Give both sides
    /// one moment: a repeatable-read transaction whose snapshot the crossings share, or no intake meanwhile.
    /// </summary>
    /// <param name="connection">An open connection to the warehouse.</param>
    /// <param name="transaction">The transaction to read in, or null.</param>
    /// <param name="range">The region and the days to count.</param>
    /// <param name="crossings">All crossings of these days; others are passed over.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public static async Task<IReadOnlyList<RollUpDifference>> RecountAsync(
        DbConnection connection,
        DbTransaction? transaction,
        RollUpRange range,
        IAsyncEnumerable<Crossing> crossings,
        CancellationToken cancellation)
    {
        var tallies = new Tallies();
        await foreach (var crossing in crossings.WithCancellation(cancellation))
            if (range.Holds(crossing))
                tallies.Add(crossing);
        return await RollUpReader.CompareAsync(connection, transaction, range, tallies, cancellation);
    }

    private static IEnumerable<RollUpMigration> ReadMigrations()
    {
        var assembly = typeof(RollUps).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var at = resource.LastIndexOf(MigrationMarker, StringComparison.Ordinal);
            if (at < 0) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = Path.GetFileNameWithoutExtension(resource[(at + MigrationMarker.Length)..]);
            yield return new(name, reader.ReadToEnd());
        }
    }
}
