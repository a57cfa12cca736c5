using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Scoring;

/// <summary>Compares the traveller's birth date with the statements of a list and keeps the kindest.</summary>
internal sealed class BirthDateComparison(MatchingParameters parameters)
{
    internal PieceDraft Compare(PartialDate asked, IReadOnlyList<BirthInterval> listed)
    {
        if (asked.IsUnknown || listed.Count == 0)
            return PieceDraft.About(PieceKind.BirthDate, MatchForm.Missing, 0, listed.Count == 0 ? -1 : 0);
        var query = BirthInterval.Of(asked);
        var best = Judge(query, listed[0], 0);
        for (var i = 1; i < listed.Count; i++)
            if (Judge(query, listed[i], i) is var other && other.Effect > best.Effect)
                best = other;
        return best;
    }

    private PieceDraft Judge(BirthInterval query, BirthInterval listed, int index)
    {
        var (form, effect) = Judge(query, listed);
        return PieceDraft.About(PieceKind.BirthDate, form, effect, index);
    }

    private (MatchForm Form, double Effect) Judge(BirthInterval query, BirthInterval listed)
    {
        if (query.IsOneDay && query == listed) return (MatchForm.Exact, parameters.BirthSame);
        var wide = listed.Certainty == BirthCertainty.Approximate ? Widened(listed) : listed;
        if (query.Earliest <= wide.Latest && wide.Earliest <= query.Latest)
            return (MatchForm.Compatible, parameters.BirthCompatible);
        if (AreSwapped(query, listed)) return (MatchForm.DayAndMonthSwapped, parameters.BirthSwapped);
        if (YearsApart(query, wide) <= parameters.BirthWindow) return (MatchForm.Near, parameters.BirthNear);
        return YearsApart(query, wide) >= parameters.BirthFarYears
            ? (MatchForm.Disjoint, parameters.BirthFar)
            : (MatchForm.Disjoint, parameters.BirthDisjoint);
    }

    private BirthInterval Widened(BirthInterval interval)
    {
        var years = parameters.CircaYears;
        return BirthInterval.Between(
            interval.Earliest.Year > years ? interval.Earliest.AddYears(-years) : DateOnly.MinValue,
            interval.Latest.Year < 9999 - years ? interval.Latest.AddYears(years) : DateOnly.MaxValue);
    }

    private static bool AreSwapped(BirthInterval one, BirthInterval other) =>
        one.IsOneDay && other.IsOneDay && one.Earliest.Year == other.Earliest.Year
        && one.Earliest.Day == other.Earliest.Month && one.Earliest.Month == other.Earliest.Day;

    private static int YearsApart(BirthInterval one, BirthInterval other) =>
        one.Latest < other.Earliest
            ? other.Earliest.Year - one.Latest.Year
            : one.Earliest.Year - other.Latest.Year;
}
