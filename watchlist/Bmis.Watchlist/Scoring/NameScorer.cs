using Bmis.Watchlist.Candidates;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Scoring;

/// <summary>
/// Scores a traveller's name against a listed one. The pieces it writes are the score: what is asked only for its
/// number and what is explained go the same way.
/// </summary>
internal sealed class NameScorer(WordComparer comparer, MatchingParameters parameters)
{
    private readonly WordPairs _pairs = new(comparer, parameters);

    /// <summary>Writes the pieces into the buffer and returns their sum.</summary>
    internal double Score(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        buffer.Clear();
        _pairs.Find(query, name, buffer);
        foreach (var pair in buffer.Pairs) Take(query, name, pair, buffer);
        AddUnmatched(query, name, buffer);
        Normalise(buffer.Pieces);
        CapWeakAlias(name, buffer);
        return buffer.Sum();
    }

    private void Take(QueryName query, IndexedName name, WordPair pair, ScoringBuffer buffer)
    {
        var asked = Bits(pair.Query, pair.QueryWords);
        var listed = Bits(pair.Entry, pair.EntryWords);
        if ((buffer.QueryTaken & asked) != 0 || (buffer.EntryTaken & listed) != 0) return;
        buffer.QueryTaken |= asked;
        buffer.EntryTaken |= listed;
        var weight = Weight(query, name, pair);
        buffer.Pieces.Add(new(
            PieceKind.NamePart,
            pair.Match.Form,
            pair.Query,
            pair.QueryWords,
            pair.Entry,
            pair.EntryWords,
            weight,
            weight * pair.Match.Score));
    }

    private double Weight(QueryName query, IndexedName name, WordPair pair)
    {
        var weight = Math.Max(
            Sum(query, pair), Sum(name, pair));
        if (query.Roles[pair.Query] == NameRole.Primary && name.Roles[pair.Entry] == NameRole.Primary)
            weight *= parameters.FamilyNameFactor;
        var slight = pair.Match.Form == MatchForm.Initial
            || (pair.Match.Form == MatchForm.TruncatedPrefix && query.Words[pair.Query].Text.Length <= 2);
        return slight ? weight * parameters.InitialWeight : weight;
    }

    private void AddUnmatched(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        for (var i = 0; i < query.Words.Length; i++)
            if ((buffer.QueryTaken & Bits(i, 1)) == 0)
                buffer.Pieces.Add(new(
                    PieceKind.UnmatchedInQuery, MatchForm.None, i, 1, -1, 0, Unmatched(query, name, i, buffer), 0));

        var listed = query.IsTruncated ? parameters.UnmatchedEntryWeightTruncated : parameters.UnmatchedEntryWeight;
        for (var j = 0; j < name.Words.Length; j++)
            if ((buffer.EntryTaken & Bits(j, 1)) == 0)
                buffer.Pieces.Add(new(
                    PieceKind.UnmatchedInEntry, MatchForm.None, -1, 0, j, 1, listed * name.FactorOf(j), 0));
    }

    private double Unmatched(QueryName query, IndexedName name, int index, ScoringBuffer buffer)
    {
        var word = query.Words[index];
        var weight = parameters.UnmatchedQueryWeight * query.Factors[index];
        if (IsRepeated(query, index, buffer)) return weight * parameters.RepeatedFactor;
        return word.Class == WordClass.Patronymic && !HasLeft(name, IsPatronymic, buffer)
                ? weight * parameters.PatronymicFactor
            : word.Text.Length == 1 && !HasLeft(name, IsGivenName, buffer) ? weight * parameters.InitialWeight
            : weight;
    }

    private static bool IsRepeated(QueryName query, int index, ScoringBuffer buffer)
    {
        for (var i = 0; i < query.Words.Length; i++)
            if (i != index && (buffer.QueryTaken & Bits(i, 1)) != 0 && query.Words[i].Key == query.Words[index].Key)
                return true;
        return false;
    }

    // An initial or a name after the father, beside another one on the list, speaks against the two being one.
    private static bool HasLeft(IndexedName name, Func<IndexedName, int, bool> what, ScoringBuffer buffer)
    {
        for (var j = 0; j < name.Words.Length; j++)
            if ((buffer.EntryTaken & Bits(j, 1)) == 0 && what(name, j)) return true;
        return false;
    }

    private static bool IsPatronymic(IndexedName name, int index) => name.ClassOf(index) == WordClass.Patronymic;

    private static bool IsGivenName(IndexedName name, int index) =>
        name.Roles[index] != NameRole.Primary && name.ClassOf(index) is WordClass.Full or WordClass.Patronymic;

    private static void Normalise(List<PieceDraft> pieces)
    {
        var whole = 0.0;
        foreach (var piece in pieces) whole += piece.Weight;
        if (whole == 0) return;
        for (var i = 0; i < pieces.Count; i++)
            pieces[i] = pieces[i] with { Weight = pieces[i].Weight / whole, Effect = pieces[i].Effect / whole };
    }

    private void CapWeakAlias(IndexedName name, ScoringBuffer buffer)
    {
        var above = buffer.Sum() - parameters.WeakAliasCap;
        if (above > 0 && name.Name.Quality == NameQuality.Weak)
            buffer.Pieces.Add(PieceDraft.About(PieceKind.WeakAlias, MatchForm.None, -above));
    }

    private static ulong Bits(int first, int count) => ((1ul << count) - 1) << first;

    private static double Sum(QueryName query, WordPair pair)
    {
        var sum = 0.0;
        for (var i = pair.Query; i < pair.Query + pair.QueryWords; i++) sum += query.Factors[i];
        return sum;
    }

    private static double Sum(IndexedName name, WordPair pair)
    {
        var sum = 0.0;
        for (var i = pair.Entry; i < pair.Entry + pair.EntryWords; i++) sum += name.FactorOf(i);
        return sum;
    }
}
