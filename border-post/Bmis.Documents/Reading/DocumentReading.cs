using System.Security.Cryptography;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Reading;

/// <summary>
/// The procedure by which a chip is inspected (Doc 9303-11, 4.1; BSI TR-03135-1, 4): open it, read what it says of
/// itself, let it prove itself, read the rest. It judges nothing. It reports after every step what it has, so that a
/// verdict can begin while the portrait is still coming. One for each chip; not safe for several threads.
/// </summary>
/// <param name="transceiver">The chip.</param>
/// <param name="key">What opens it.</param>
/// <param name="policy">What the authority decided.</param>
/// <param name="random">A cryptographic source.</param>
/// <param name="clock">For the limits of time.</param>
public sealed class DocumentReading(
    IChipTransceiver transceiver,
    AccessKey key,
    ReadingPolicy policy,
    RandomNumberGenerator random,
    TimeProvider clock)
{
    /// <summary>How this chip likes to be read; set it before to what is known of its document model.</summary>
    public ReadingHabits Habits { get; set; } = ReadingHabits.Unknown;

    /// <summary>Told after each answer how far the file has been read that is being read; null for nobody.</summary>
    public IProgress<FileProgress>? Files { get; init; }

    /// <summary>What the terminal holds to be let read fingerprints and irises; nothing unless it is set.</summary>
    public TerminalCertificates Terminal { get; init; } = TerminalCertificates.Empty;

    /// <summary>Reads the chip.</summary>
    /// <param name="progress">Told after each step what there is until then; null for nobody.</param>
    /// <param name="cancellation">Gives up: nothing is reported any more.</param>
    /// <returns>What was got, however it ended: neither a hostile chip nor one that leaves is an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<DocumentEvidence> ReadAsync(
        IProgress<DocumentEvidence>? progress, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(policy.TotalLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var punctual = new PunctualChip(transceiver, policy.CommandLimit, clock);
        using var channel = new ChipChannel(punctual);
        var opening = new ChipOpening(punctual, channel, key, policy, random);
        var inspection = new ChipInspection(
            punctual, channel, opening, policy, new(Terminal, clock), random, clock, progress, Habits, Files);
        var end = await EndOf(inspection.RunAsync(either.Token), cancellation);
        Habits = inspection.Habits;
        return inspection.Finish(end);
    }

    private static async Task<ReadingEnd> EndOf(Task<ReadingEnd> inspection, CancellationToken given)
    {
        try
        {
            return await inspection;
        }
        catch (ChipLostException)
        {
            return ReadingEnd.ChipLost;
        }
        catch (TimeoutException)
        {
            return ReadingEnd.TimedOut;
        }
        catch (OperationCanceledException) when (!given.IsCancellationRequested)
        {
            return ReadingEnd.TimedOut;
        }
    }
}
