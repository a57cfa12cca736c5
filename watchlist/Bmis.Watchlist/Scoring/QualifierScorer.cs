using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Scoring;

/// <summary>What birth date, nationality and sex take from a name's score; what is missing takes nothing.</summary>
internal sealed class QualifierScorer(MatchingParameters parameters)
{
    // Adding up effects leaves such crumbs, which are no reason of their own.
    private const double Rounding = 1e-9;

    private readonly BirthDateComparison _birthDates = new(parameters);

    internal void Add(AlertQuery query, AlertEntry entry, ScoringBuffer buffer)
    {
        buffer.Pieces.Add(_birthDates.Compare(query.BirthDate, entry.BirthDates));
        buffer.Pieces.Add(Nationality(query.Nationality, entry.Nationalities));
        buffer.Pieces.Add(SexOf(query.Sex, entry.Sex));
        KeepInRange(buffer);
    }

    private PieceDraft Nationality(CountryCode? asked, IReadOnlyList<CountryCode> listed)
    {
        if (asked is not { Code: not ("" or "XXX") } nationality || listed.Count == 0)
            return PieceDraft.About(PieceKind.Nationality, MatchForm.Missing, 0);
        foreach (var country in listed)
            if (country.Canonical == nationality.Canonical)
                return PieceDraft.About(PieceKind.Nationality, MatchForm.Exact, 0);
        return PieceDraft.About(PieceKind.Nationality, MatchForm.Disjoint, parameters.NationalityDisjoint);
    }

    private PieceDraft SexOf(Sex? asked, Sex? listed)
    {
        if (asked is null or Sex.X || listed is null or Sex.X)
            return PieceDraft.About(PieceKind.Sex, MatchForm.Missing, 0);
        return asked == listed
            ? PieceDraft.About(PieceKind.Sex, MatchForm.Exact, 0)
            : PieceDraft.About(PieceKind.Sex, MatchForm.Disjoint, parameters.SexDisjoint);
    }

    private static void KeepInRange(ScoringBuffer buffer)
    {
        var sum = buffer.Sum();
        if (sum < -Rounding || sum > 1 + Rounding)
            buffer.Pieces.Add(PieceDraft.About(PieceKind.Limit, MatchForm.None, Math.Clamp(sum, 0, 1) - sum));
    }
}
