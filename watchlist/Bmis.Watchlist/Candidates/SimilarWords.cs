using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>Finds the words of a list that a word of the query may mean, the most similar first.</summary>
internal sealed class SimilarWords(Vocabulary vocabulary, WordComparer comparer, MatchingParameters parameters)
{
    private const byte Added = byte.MaxValue;

    private static readonly Comparison<(int Word, float Score)> BestFirst = (one, other) =>
        one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Word.CompareTo(other.Word);

    private readonly RememberedWords _remembered = new(parameters.RememberedWords);

    /// <summary>
    /// Fills <see cref="Scratch.Similar"/>. Names come again and again, so that what was found for a part is kept.
    /// </summary>
    internal void Find(Word word, bool mayBeCut, bool isJoined, Scratch scratch)
    {
        scratch.CleanWords();
        var key = isJoined ? '+' + word.Key : word.Key;
        if (_remembered.Find(key) is { } found) scratch.Similar.AddRange(found);
        else Search(word, key, isJoined, scratch);
        if (mayBeCut && word.Text.Length > 2) AddByBeginning(word, scratch);
    }

    private void Search(Word word, string key, bool isJoined, Scratch scratch)
    {
        AddKnownSpellings(word, scratch);
        if (word.Text.Length > 2)
        {
            foreach (var id in vocabulary.WithSkeleton(word.Skeleton)) AddIfNear(word, id, scratch);
            foreach (var id in vocabulary.InOtherScripts(word)) AddIfNear(word, id, scratch);
            if (!isJoined) AddByTrigrams(word, scratch);
        }

        Compare(word, scratch);
        _remembered.Add(key, [.. scratch.Similar]);
    }

    private void AddKnownSpellings(Word word, Scratch scratch)
    {
        foreach (var name in KnownNames.Shipped.SpellingsOf(word.Shape.Known))
            if (vocabulary.IdOf(KnownNames.Shipped[name]) is >= 0 and var id && IsNew(id, scratch))
                scratch.Near.Add(id);
    }

    private void AddByTrigrams(Word word, Scratch scratch)
    {
        Span<int> trigrams = stackalloc int[3 * NameFolding.LongestWord * 3];
        var count = Trigrams.Of(word.Sound, trigrams);
        var needed = count < 5 ? 1 : count < 7 ? 2 : (2 * count + 2) / 5;
        for (var i = 0; i < count; i++)
            foreach (var id in vocabulary.WithTrigram(trigrams[i]))
            {
                if (scratch.WordHits[id] == Added) continue;
                if (scratch.WordHits[id]++ == 0) scratch.TouchedWords.Add(id);
                if (scratch.WordHits[id] == needed) AddIfNear(word, id, scratch);
            }
    }

    private void AddIfNear(Word word, int id, Scratch scratch)
    {
        if (!IsNew(id, scratch)) return;
        ref readonly var shape = ref vocabulary.ShapeOf(id);
        var isNear = word.Shape.IsSpelled == shape.IsSpelled
            ? comparer.MayMatch(word.Shape, shape)
            : comparer.MayMatchAcrossScripts(word, shape, differing: 1);
        if (isNear) scratch.Near.Add(id);
    }

    private static bool IsNew(int id, Scratch scratch)
    {
        if (scratch.WordHits[id] == Added) return false;
        if (scratch.WordHits[id] == 0) scratch.TouchedWords.Add(id);
        scratch.WordHits[id] = Added;
        return true;
    }

    // In the order of their letters, for neighbours begin alike.
    private void Compare(Word word, Scratch scratch)
    {
        var (near, similar) = (scratch.Near, scratch.Similar);
        near.Sort();
        var same = vocabulary.IdOf(word.Key);
        if (same >= 0) similar.Add((same, 1));
        foreach (var id in near)
        {
            if (id == same) continue;
            var match = comparer.Compare(word.Letters, vocabulary.LettersOf(id), scratch.Columns);
            if (match.Score > 0) similar.Add((id, (float)match.Score));
        }

        similar.Sort(BestFirst);
        if (similar.Count > parameters.SimilarWords)
            similar.RemoveRange(parameters.SimilarWords, similar.Count - parameters.SimilarWords);
    }

    private void AddByBeginning(Word word, Scratch scratch)
    {
        var (first, count) = vocabulary.WithBeginning(word.Text);
        var (similar, least) = (scratch.Similar, (float)parameters.PrefixScore);
        for (var i = 0; i < similar.Count; i++)
            if (similar[i].Word >= first && similar[i].Word < first + count && similar[i].Score < least)
                similar[i] = similar[i] with { Score = least };
        var found = similar.Select(one => one.Word).ToHashSet();
        for (var id = first; id < first + count; id++)
            if (!found.Contains(id)) similar.Add((id, least));
        similar.Sort(BestFirst);
    }
}
