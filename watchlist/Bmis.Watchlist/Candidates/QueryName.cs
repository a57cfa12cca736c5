using Bmis.Biographics;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>A traveller's name in the form that scoring reads.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Roles">Which identifier each belongs to.</param>
/// <param name="Factors">How much each word says.</param>
/// <param name="IsTruncated">True when the last word may be cut.</param>
internal sealed record QueryName(Word[] Words, NameRole[] Roles, double[] Factors, bool IsTruncated)
{
    /// <summary>Neighbouring words run together.</summary>
    internal JoinedWord[] Joined { get; } =
    [
        .. JoinedWord.Texts([.. Words.Select(word => word.Text)])
            .Select(one => new JoinedWord(one.First, one.Count, new(one.Text))),
    ];

    internal static QueryName Of(PersonName name, bool isTruncated, NameIndex index, MatchingParameters parameters)
    {
        var texts = NameFolding.Fold(name.Primary, parameters.NameWords);
        var divided = name.Secondary.Length > 0;
        var first = texts.Count;
        if (divided) texts.AddRange(NameFolding.Fold(name.Secondary, parameters.NameWords - first));
        var words = texts.ConvertAll(text => WordOf(text, index));
        return new(
            [.. words],
            [.. words.Select(
                (_, i) => !divided ? NameRole.Unknown : i < first ? NameRole.Primary : NameRole.Secondary)],
            [.. words.Select(word => FactorOf(word, index, parameters))],
            isTruncated);
    }

    public override string ToString() => "[name]";

    private static Word WordOf(string text, NameIndex index) =>
        index.Vocabulary.IdOf(text) is >= 0 and var id ? index.Vocabulary[id] : new(text);

    private static double FactorOf(Word word, NameIndex index, MatchingParameters parameters) =>
        index.Vocabulary.IdOf(word.Text) is >= 0 and var id
            ? index.FactorOf(id)
            : WordFactors.OfClass(word.Class, parameters);
}
