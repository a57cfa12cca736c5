using System.Numerics;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Names;

/// <summary>
/// Compares two parts of names: by letters within a budget of edits, by sound, and by what is known of names.
/// </summary>
internal sealed class WordComparer
{
    private readonly MatchingParameters _parameters;
    private readonly int[] _budgets = new int[2 * NameFolding.LongestWord * 3];

    /// <param name="parameters">The numbers.</param>
    /// <param name="more">Edits beyond the budget for parts of more than two letters.</param>
    internal WordComparer(MatchingParameters parameters, double more = 0)
    {
        _parameters = parameters;
        for (var length = 3; length < _budgets.Length; length++)
            _budgets[length] = (int)(EditCosts.Full * (Math.Log(length - 2, parameters.BudgetBase) + more));
    }

    /// <summary>
    /// Compares what is written, whatever the script, and touches no more of it than it must. The printed letters of a
    /// part in another script count too: a traveller's document may carry them letter for letter.
    /// </summary>
    internal WordMatch Compare(in WordLetters one, in WordLetters other, SpellingColumns columns)
    {
        if (AreSame(one, other) || AreWrittenTheSame(one.Spelling, other.Spelling)) return new(MatchForm.Exact, 1);
        if (one.Spelling is { } spelling && other.Spelling is null) return AcrossScripts(spelling, other, columns);
        if (one.Spelling is null && other.Spelling is { } listed) return AcrossScripts(listed, one, columns);
        var match = Similarity(one, other);
        return KnownNames.Shipped.Relate(one.Shape.Known, other.Shape.Known) switch
        {
            NameRelation.OneName when match.Score < _parameters.KnownSpellingScore =>
                new(MatchForm.KnownSpelling, _parameters.KnownSpellingScore),
            NameRelation.TwoNames => OfTwoNames(match.Score * _parameters.OtherKnownNameFactor),
            _ => match,
        };
    }

    private static bool AreSame(in WordLetters one, in WordLetters other) =>
        one.Shape.TextLetters == other.Shape.TextLetters && one.Text.Length > 0 && one.Text.SequenceEqual(other.Text);

    private static bool AreWrittenTheSame(Spelling? one, Spelling? other) =>
        one is not null && other is not null && one.Letters == other.Letters;

    private WordMatch OfTwoNames(double score) =>
        score >= _parameters.WordCutoff ? new(MatchForm.OtherKnownName, score) : WordMatch.None;

    /// <summary>By letters and sound alone, within a script.</summary>
    internal WordMatch Similarity(in WordLetters one, in WordLetters other)
    {
        if (Math.Min(one.Shape.TextLength, other.Shape.TextLength) <= 2) return SameSound(one, other);
        var bySound = BySound(one, other);
        var byLetters = ByLetters(one, other);
        return bySound.Score > byLetters.Score ? bySound : byLetters;
    }

    /// <summary>
    /// False when two sounds are too far apart in length and letters for any match. It reads no word, so that a long
    /// list of words is passed over quickly; a match by letters alone needs much the same sound.
    /// </summary>
    internal bool MayMatch(in WordShape one, in WordShape other)
    {
        var budget = _budgets[Math.Min(one.SoundLength, other.SoundLength) + 1];
        return Math.Abs(one.SoundLength - other.SoundLength) * EditCosts.Soft <= budget
            && one.SoundLetters.LeastSoundCost(other.SoundLetters) <= budget;
    }

    private WordMatch AcrossScripts(Spelling spelling, in WordLetters latin, SpellingColumns columns)
    {
        var length = Math.Max(spelling.Letters.Length, latin.Shape.TextLength);
        if (length <= 1 || !CanStandFor(spelling, latin.Shape)) return WordMatch.None;
        var limit = length * (float)((1 - _parameters.WordCutoff) / _parameters.ScriptBitWeight);
        var score = 1 - _parameters.ScriptBitWeight * columns.Bits(spelling, latin.Text, limit) / length;
        return score >= _parameters.WordCutoff ? new(MatchForm.Transliteration, score) : WordMatch.None;
    }

    // Two letters for which nothing stands, or far more or fewer letters than usual, cost more than a match may.
    private bool CanStandFor(Spelling spelling, in WordShape latin) =>
        BitOperations.PopCount(latin.TextLetters.Once & ~spelling.LatinMask) <= 1
        && latin.TextLength <= _parameters.LongestOfUsual * spelling.UsualLength + 1
        && latin.TextLength >= _parameters.ShortestOfUsual * spelling.UsualLength - 1;

    /// <summary>
    /// False when two words in different scripts differ in more classes of consonants, so that no look is worth it.
    /// </summary>
    internal bool MayMatchAcrossScripts(Word one, in WordShape other, int differing) =>
        Math.Abs(one.Shape.FrameLength - other.FrameLength) <= differing
        && BitOperations.PopCount(one.Shape.FrameMask ^ other.FrameMask) <= differing
        && (one.Spelling is null || CanStandFor(one.Spelling, other));

    private WordMatch ByLetters(in WordLetters one, in WordLetters other)
    {
        var (shape, otherShape) = (one.Shape, other.Shape);
        var budget = _budgets[Math.Min(shape.TextLength, otherShape.TextLength)];
        if (Math.Abs(shape.TextLength - otherShape.TextLength) * EditCosts.Full > budget) return WordMatch.None;
        if (shape.TextLetters.LeastLetterCost(otherShape.TextLetters) > budget) return WordMatch.None;
        var cost = EditDistance.Between(one.Text, other.Text, EditCosts.Letters, budget);
        var score = Judge(cost, Math.Max(shape.TextLength, otherShape.TextLength));
        return score >= _parameters.WordCutoff ? new(MatchForm.Spelling, score) : WordMatch.None;
    }

    private WordMatch SameSound(in WordLetters one, in WordLetters other) =>
        one.Shape.TextLength > 1 && other.Shape.TextLength > 1
        && one.Shape.SoundLetters == other.Shape.SoundLetters && one.Sound.SequenceEqual(other.Sound)
            ? new(MatchForm.Transliteration, _parameters.SoundFactor)
            : WordMatch.None;

    private WordMatch BySound(in WordLetters one, in WordLetters other)
    {
        if (SameSound(one, other) is { Score: > 0 } same) return same;
        var (shape, otherShape) = (one.Shape, other.Shape);
        var budget = _budgets[Math.Min(shape.SoundLength, otherShape.SoundLength)];
        if (Math.Abs(shape.SoundLength - otherShape.SoundLength) * EditCosts.Soft > budget) return WordMatch.None;
        if (shape.SoundLetters.LeastSoundCost(otherShape.SoundLetters) > budget) return WordMatch.None;
        var cost = EditDistance.Between(one.Sound, other.Sound, EditCosts.Sounds, budget);
        var score = Judge(cost, Math.Max(shape.SoundLength, otherShape.SoundLength)) * _parameters.SoundFactor;
        return score >= _parameters.WordCutoff ? new(MatchForm.Transliteration, score) : WordMatch.None;
    }

    private static double Judge(int cost, int length) =>
        cost == EditDistance.TooFar ? 0 : 1 - cost / (double)(EditCosts.Full * length);
}
