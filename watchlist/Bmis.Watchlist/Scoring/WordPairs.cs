using System.Numerics;
using Bmis.Watchlist.Candidates;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Scoring;

/// <summary>
/// Finds every way in which words of two names may mean each other, and keeps the best that fit together.
/// </summary>
internal sealed class WordPairs(WordComparer comparer, MatchingParameters parameters)
{
    private readonly WordComparer _forShort = new(parameters, parameters.ShortPartEdits);

    internal void Find(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        AddSingles(query, name, buffer);
        AddShort(query, name, buffer);
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
        var words = name.Words;
        var roles = name.Roles;
        for (var i = 0; i < query.Words.Length; i++)
            for (var j = 0; j < words.Length; j++)
            {
                var cut = query.IsTruncated && i == query.Words.Length - 1;
                var entry = name.Vocabulary.LettersOf(words[j]);
                var match = Single(query.Words[i], i, words[j], entry, cut, buffer);
                if (match.Score == 0) continue;
                var sameRole = query.Roles[i] == roles[j] ? 0.01 : 0;
                var rank = match.Score * Math.Min(query.Words[i].Text.Length, entry.Text.Length) + sameRole;
                buffer.Pairs.Add(new(i, 1, j, 1, match, rank));
            }
    }

    // A wrong letter in a short part is forgiven where every other part is the same, one of them a longer one.
    private void AddShort(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        var count = name.Words.Length;
        if (count < 2 || query.Words.Length != count) return;
        var (asked, listed, longest) = (0UL, 0UL, 0);
        foreach (var pair in buffer.Pairs)
        {
            if (pair.Match.Form != MatchForm.Exact) continue;
            asked |= 1UL << pair.Query;
            listed |= 1UL << pair.Entry;
            longest = Math.Max(longest, query.Words[pair.Query].Text.Length);
        }

        var all = (1UL << count) - 1;
        if (longest <= parameters.ShortPart || !IsOne(all & ~asked) || !IsOne(all & ~listed)) return;
        var (i, j) = (BitOperations.TrailingZeroCount(all & ~asked), BitOperations.TrailingZeroCount(all & ~listed));
        var word = query.Words[i];
        var entry = name.Vocabulary.LettersOf(name.Words[j]);
        if (word.Spelling is not null || entry.Spelling is not null
            || Math.Min(word.Text.Length, entry.Text.Length) > parameters.ShortPart) return;
        var match = _forShort.Compare(word.Letters, entry, buffer.Columns);
        if (match.Score > 0) buffer.Pairs.Add(new(i, 1, j, 1, match, match.Score * word.Text.Length));
    }

    private static bool IsOne(ulong bits) => BitOperations.PopCount(bits) == 1;

    private WordMatch Compare(
        Word query, int first, int count, int id, in WordLetters entry, ScoringBuffer buffer)
    {
        if (query.Id == id && query.Key.Length > 0) return new(MatchForm.Exact, 1);
        if (query.Spelling is null == entry.Spelling is null)
            return comparer.Compare(query.Letters, entry, buffer.Columns);
        if (!comparer.MayMatchAcrossScripts(query, entry.Shape, differing: count == 1 ? 2 : 1))
            return WordMatch.None;
        var key = ((long)(first * 4 + count) << 32) | (uint)id;
        if (!buffer.AcrossScripts.TryGetValue(key, out var match))
            buffer.AcrossScripts.Add(key, match = comparer.Compare(query.Letters, entry, buffer.Columns));
        return match;
    }

    private WordMatch Single(
        Word query, int place, int id, in WordLetters entry, bool cut, ScoringBuffer buffer)
    {
        var match = Compare(query, place, 1, id, entry, buffer);
        if (match.Form == MatchForm.Exact) return match;
        if (cut && query.Text.Length > 0 && entry.Text.StartsWith(query.Text))
            return new(MatchForm.TruncatedPrefix, parameters.PrefixScore);
        return IsInitial(query.Letters, entry) || IsInitial(entry, query.Letters)
            ? new(MatchForm.Initial, parameters.InitialScore)
            : match;
    }

    private static bool IsInitial(in WordLetters one, in WordLetters other) =>
        one.Text.Length == 1 && one.Spelling is null && other.Text.Length > 0
        && one.Text[0] == other.Text[0] && !char.IsAsciiDigit(one.Text[0]);

    private void AddJoinedQuery(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        var words = name.Words;
        foreach (var (place, word) in query.Joined)
            for (var j = 0; j < words.Length; j++)
                AddJoined(word, words[j], name, new(place.First, place.Count, j, 1, WordMatch.None, 0), buffer);
    }

    // A letter that went over a border between two parts: ALH AQ for AL HAQ.
    private void AddBothJoined(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        var places = name.Places;
        var joined = name.Joined;
        foreach (var (one, word) in query.Joined)
            for (var j = 0; j < places.Length; j++)
            {
                var other = places[j];
                var length = name.Vocabulary.ShapeOf(joined[j]).TextLength;
                if (one.Count == other.Count && Math.Abs(word.Text.Length - length) <= 1)
                    AddJoined(
                        word, joined[j], name,
                        new(one.First, one.Count, other.First, other.Count, WordMatch.None, 0), buffer);
            }
    }

    private void AddJoinedEntry(QueryName query, IndexedName name, ScoringBuffer buffer)
    {
        var places = name.Places;
        var joined = name.Joined;
        for (var i = 0; i < query.Words.Length; i++)
            for (var j = 0; j < places.Length; j++)
                AddJoined(
                    query.Words[i], joined[j], name,
                    new(i, 1, places[j].First, places[j].Count, WordMatch.None, 0), buffer);
    }

    private void AddJoined(Word query, int id, IndexedName name, WordPair place, ScoringBuffer buffer)
    {
        var entry = name.Vocabulary.LettersOf(id);
        var match = Compare(query, place.Query, place.QueryWords, id, entry, buffer);
        var sameScript = query.Spelling is null == entry.Spelling is null;
        if (match.Score < (sameScript ? parameters.JoinedCutoff : parameters.JoinedCutoffAcrossScripts)) return;
        var score = match.Score * parameters.MergeFactor;
        var rank = score * Math.Min(query.Text.Length, entry.Text.Length);
        buffer.Pairs.Add(place with { Match = new(MatchForm.SplitOrMerged, score), Rank = rank });
    }
}
