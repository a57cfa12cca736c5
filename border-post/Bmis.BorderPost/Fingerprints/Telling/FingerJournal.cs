using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>Writes what was done with fingers into the journal; the same event counts once.</summary>
internal sealed class FingerJournal(Journal journal)
{
    /// <exception cref="JournalException">Nothing was written; the same call is safe.</exception>
    internal async Task WriteAsync(FingerprintEvent happened) => await journal.AppendAsync(
        EntryKinds.Fingerprints,
        FingerprintContract.Write(happened),
        $"fingers-{happened.EventId:N}",
        CancellationToken.None);
}
