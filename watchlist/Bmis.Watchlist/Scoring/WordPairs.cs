using Bmis.Watchlist.Candidates;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Scoring;

/// <summary>
/// Finds every way in which words of two names may mean each other, and keeps the best that fit together.
/// </summary>
internal sealed class WordPairs(WordComparer comparer, MatchingParameters parameters)
{
    internal void Find(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        AddSingles(query, name, buffer);
        if (query.Words.Length > name.Words.Length || !AllExact(buffer, name))
        {
            AddJoinedQuery(query, name, buffer);
            AddJoinedEntry(query, name, buffer);
            AddBothJoined(query, name, buffer);
        }

        buffer.SortPairs();
    }

    private static bool AllExact(ScoringBuffer buffer, IndexedName name) =>
        buffer.Pairs.Count == name.Words.Length && buffer.Pairs.TrueForAll(pair => pair.Match.Form == MatchForm.Exact);

    private void AddSingles(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        for (var i = 0; i < query.Words.Length; i++)
            for (var j = 0; j < name.Words.Length; j++)
            {
                var cut = query.IsTruncated && i == query.Words.Length - 1;
                var match = Single(query.Words[i], i, name.Words[j], cut, buffer);
                if (match.Score == 0) continue;
                var sameRole = query.Roles[i] == name.Roles[j] ? 0.01 : 0;
                var rank = match.Score * Math.Min(query.Words[i].Text.Length, name.Words[j].Text.Length) + sameRole;
                buffer.Pairs.Add(new(i, 1, j, 1, match, rank));
            }
    }

    private WordMatch Compare(Word query, int first, int count, Word entry, ScoringBuffer buffer)
    {
        if (query.Spelling is null == entry.Spelling is null || entry.Id < 0)
            return comparer.Compare(query, entry, buffer.Columns);
        if (!comparer.MayMatchAcrossScripts(query, entry.Shape, differing: count == 1 ? 2 : 1))
            return WordMatch.None;
        var key = ((long)(first * 4 + count) << 32) | (uint)entry.Id;
        if (!buffer.AcrossScripts.TryGetValue(key, out var match))
            buffer.AcrossScripts.Add(key, match = comparer.Compare(query, entry, buffer.Columns));
        return match;
    }

    private WordMatch Single(Word query, int place, Word entry, bool cut, ScoringBuffer buffer)
    {
        var match = Compare(query, place, 1, entry, buffer);
        if (match.Form == MatchForm.Exact) return match;
        if (cut && query.Text.Length > 0 && entry.Text.StartsWith(query.Text, StringComparison.Ordinal))
            return new(MatchForm.TruncatedPrefix, parameters.PrefixScore);
        return IsInitial(query, entry) || IsInitial(entry, query)
            ? new(MatchForm.Initial, parameters.InitialScore)
            : match;
    }

    private static bool IsInitial(Word one, Word other) =>
        one.Text.Length == 1 && one.Spelling is null && other.Text.Length > 0
        && one.Text[0] == other.Text[0] && !char.IsAsciiDigit(one.Text[0]);

    private void AddJoinedQuery(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        foreach (var joined in query.Joined)
            for (var j = 0; j < name.Words.Length; j++)
                AddJoined(joined.Word, name.Words[j], new(joined.First, joined.Count, j, 1, WordMatch.None, 0), buffer);
    }

    // A letter that went over a border between two parts: ALH AQ for AL HAQ.
    private void AddBothJoined(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        foreach (var one in query.Joined)
            foreach (var other in name.Joined)
                if (one.Count == other.Count && Math.Abs(one.Word.Text.Length - other.Word.Text.Length) <= 1)
                    AddJoined(
                        one.Word, other.Word,
                        new(one.First, one.Count, other.First, other.Count, WordMatch.None, 0), buffer);
    }

    private void AddJoinedEntry(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        for (var i = 0; i < query.Words.Length; i++)
            foreach (var joined in name.Joined)
                AddJoined(
                    query.Words[i], joined.Word, new(i, 1, joined.First, joined.Count, WordMatch.None, 0), buffer);
    }

    private void AddJoined(Word query, Word entry, WordPair place, ScoringBuffer buffer)
    {
        var match = Compare(query, place.Query, place.QueryWords, entry, buffer);
        var sameScript = query.Spelling is null == entry.Spelling is null;
        if (match.Score < (sameScript ? parameters.JoinedCutoff : parameters.JoinedCutoffAcrossScripts)) return;
        var score = match.Score * parameters.MergeFactor;
        var rank = score * Math.Min(query.Text.Length, entry.Text.Length);
        buffer.Pairs.Add(place with { Match = new(MatchForm.SplitOrMerged, score), Rank = rank });
    }
}
