using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Names;

/// <summary>Compares two parts of names: by letters within a budget of edits, and by sound.</summary>
internal sealed class WordComparer
{
    // The cheapest edit of all; a difference in length costs at least this much a letter.
    private const double CheapestEdit = 0.5;

    private readonly MatchingParameters _parameters;
    private readonly double[] _budgets = new double[2 * NameFolding.LongestWord * 3];

    internal WordComparer(MatchingParameters parameters)
    {
        _parameters = parameters;
        for (var length = 4; length < _budgets.Length; length++)
            _budgets[length] = Math.Log(length - 2, parameters.BudgetBase);
    }

    internal WordMatch Compare(Word one, Word other)
    {
        if (string.Equals(one.Text, other.Text, StringComparison.Ordinal)) return new(MatchForm.Exact, 1);
        var shortest = Math.Min(one.Text.Length, other.Text.Length);
        if (shortest <= 2) return WordMatch.None;
        var bySound = BySound(one, other);
        var byLetters = ByLetters(one, other);
        return bySound.Score > byLetters.Score ? bySound : byLetters;
    }

    private WordMatch ByLetters(Word one, Word other)
    {
        var budget = Budget(one.Text, other.Text);
        if (Word.Differing(one.TextMask, other.TextMask) > 2 * budget / EditCosts.Confusable) return WordMatch.None;
        return Judge(EditDistance.Between(one.Text, other.Text, EditCosts.Letters, budget), budget, one.Text, other.Text)
            is var score && score >= _parameters.WordCutoff
            ? new(MatchForm.Spelling, score)
            : WordMatch.None;
    }

    private WordMatch BySound(Word one, Word other)
    {
        if (string.Equals(one.Sound, other.Sound, StringComparison.Ordinal))
            return new(MatchForm.Transliteration, _parameters.SoundFactor);
        var budget = Budget(one.Sound, other.Sound);
        if (Word.Differing(one.SoundMask, other.SoundMask) > 2 * budget / CheapestEdit) return WordMatch.None;
        var cost = EditDistance.Between(one.Sound, other.Sound, EditCosts.Sounds, budget);
        var score = Judge(cost, budget, one.Sound, other.Sound) * _parameters.SoundFactor;
        return score >= _parameters.WordCutoff ? new(MatchForm.Transliteration, score) : WordMatch.None;
    }

    private static double Judge(double cost, double budget, string one, string other) =>
        cost > budget ? 0 : 1 - cost / Math.Max(one.Length, other.Length);

    private double Budget(string one, string other) => _budgets[Math.Min(one.Length, other.Length)];
}
