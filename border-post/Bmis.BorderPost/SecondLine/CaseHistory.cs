using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.SecondLine;

/// <summary>The cases of the time before a restart, from the journal.</summary>
/// <param name="Cases">Every case that is not erased.</param>
/// <param name="Closed">Ids of those whose closing record is written.</param>
internal sealed record CaseHistory(IReadOnlyDictionary<Guid, ReferralCase> Cases, IReadOnlySet<Guid> Closed)
{
    // Some weeks of a busy lane; a case that is older was lost sight of by people too.
    private const int EntriesToLookBack = 20_000;

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal static CaseHistory Restore(Journal journal)
    {
        var cases = new Dictionary<Guid, ReferralCase>();
        var closed = new HashSet<Guid>();
        foreach (var crossing in Crossings(journal))
        {
            if (crossing.ReferralId is { } referral) closed.Add(referral);
            else if (crossing.Decision == DecisionCode.Refer) cases[crossing.CrossingId] = ReferralCase.Open(crossing);
        }

        foreach (var corrected in Corrected(journal))
            if (corrected.Decision == DecisionCode.Refer) cases[corrected.CrossingId] = ReferralCase.Open(corrected);

        foreach (var payload in journal.Recent(EntryKinds.Case, EntriesToLookBack))
            if (CaseContract.TryRead(payload, out var happened, out _)
                && cases.TryGetValue(happened!.CaseId, out var about))
                cases[about.Id] = about.With(happened);
        return new(cases, closed);
    }

    private static IEnumerable<Crossing> Corrected(Journal journal)
    {
        foreach (var payload in journal.Recent(EntryKinds.Correction, EntriesToLookBack))
            if (CorrectionContract.TryRead(payload, out var correction, out _))
                yield return correction!.Corrected;
    }

    private static IEnumerable<Crossing> Crossings(Journal journal)
    {
        foreach (var payload in journal.Recent(EntryKinds.Crossing, EntriesToLookBack))
            if (CrossingContract.TryRead(payload, out var crossing, out _))
                yield return crossing!;
    }
}
