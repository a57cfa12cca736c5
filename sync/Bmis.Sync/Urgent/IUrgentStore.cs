using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Urgent;

/// <summary>
/// Where the centre keeps notices until their entries arrive in their turn. Safe for many lanes at once, also from
/// several servers. Failures of the database are exceptions; after one, nothing or everything of the call happened.
/// </summary>
public interface IUrgentStore
{
    /// <summary>
    /// Keeps a notice, durably, unless its entry was taken in. The high-water mark stays where it is, and nothing that
    /// is counted counts it. Of several notices of one number the first is kept. Whoever takes the entry in lets the
    /// notice go in the same transaction.
    /// </summary>
    /// <param name="producer">The lane, as its certificate says, in the epoch that it names.</param>
    /// <param name="envelope">The entry: its digest and hash fit its bytes, and it is not erased.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False when it is to be told again later: the branch is not known yet, or holds too many.</returns>
    ValueTask<bool> KeepAsync(Producer producer, Envelope envelope, CancellationToken cancellation);
}
