using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Hits;

/// <summary>
/// A possible match that headquarters must hear of before its entry has its turn. It prints as <c>[hit]</c>.
/// </summary>
/// <param name="Hit">The match.</param>
/// <param name="Crossing">The decision at which it was found; null for one that was found later.</param>
public sealed record UrgentHit(AlertHit Hit, Crossing? Crossing)
{
    /// <summary>
    /// What of an entry is urgent: where somebody was found, at the decision or later, who had not been cleared and is
    /// no drill. What a post says about it afterwards can wait, and so can the record that closes a referral. Empty for
    /// what cannot be read; never throws.
    /// </summary>
    /// <param name="kind">The entry's kind, one of <see cref="EntryKinds"/>.</param>
    /// <param name="payload">Its payload.</param>
    public static IReadOnlyList<UrgentHit> In(string kind, ReadOnlySpan<byte> payload) => kind switch
    {
        EntryKinds.Crossing when CrossingContract.TryRead(payload, out var crossing, out _)
            && crossing is { ReferralId: null } =>
            [.. crossing.Hits.Where(Counts).Select(hit => new UrgentHit(hit, crossing))],
        EntryKinds.Screening when ScreeningContract.TryRead(payload, out var screening, out _) =>
            [.. screening!.Late.Select(late => late.Hit).Where(Counts).Select(hit => new UrgentHit(hit, null))],
        _ => [],
    };

    private static bool Counts(AlertHit hit) => !hit.IsCleared && !hit.IsDrill;

    /// <inheritdoc/>
    public override string ToString() => "[hit]";
}
