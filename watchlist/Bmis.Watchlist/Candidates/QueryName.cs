using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>A traveller's name in the form that scoring reads.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Roles">Which identifier each belongs to.</param>
/// <param name="Factors">How much each word says.</param>
/// <param name="IsTruncated">True when the last word may be cut.</param>
/// <param name="BirthDay">The traveller's day of birth; null where it is not known to the day.</param>
internal sealed record QueryName(
    Word[] Words, NameRole[] Roles, double[] Factors, bool IsTruncated, DateOnly? BirthDay)
{
    /// <summary>Neighbouring words run together.</summary>
    internal JoinedWord[] Joined { get; } = Join(Words, Roles);

    /// <summary>
    /// The forms of a traveller's name: as it came, and read back where an MRZ wrote it by the reversible table for
    /// Arabic. Other names may look so too, and both are asked.
    /// </summary>
    internal static List<QueryName> FormsOf(AlertQuery query, NameIndex index, MatchingParameters parameters)
    {
        if (query.Name is not { } name) return [];
        var asked = Of(query, name, index, parameters);
        return ReversibleArabic.Read(name) is { } arabic ? [asked, Of(query, arabic, index, parameters)] : [asked];
    }

    private static QueryName Of(AlertQuery query, PersonName name, NameIndex index, MatchingParameters parameters)
    {
        var parts = NameFolding.Fold(name.Primary, parameters.NameWords);
        var divided = name.Secondary.Length > 0;
        var first = parts.Count;
        if (divided) parts.AddRange(NameFolding.Fold(name.Secondary, parameters.NameWords - first));
        var words = parts.ConvertAll(part => WordOf(part, index));
        return new(
            [.. words],
            [.. words.Select(
                (_, i) => !divided ? NameRole.Unknown : i < first ? NameRole.Primary : NameRole.Secondary)],
            [.. words.Select(word => FactorOf(word, index, parameters))],
            query.NameIsTruncated || FillsField(name),
            DayOf(query.BirthDate));
    }

    // 1 January stands for a year.
    private static DateOnly? DayOf(PartialDate date) =>
        !date.IsUnknown && BirthInterval.Of(date) is { IsOneDay: true } day ? day.Earliest : null;

    // Doc 9303-4 to -7: 39 letters in TD3 and MRV-A, 31 in TD2 and MRV-B, 30 in TD1, two fillers between identifiers;
    // the last one may be the filler behind a part.
    private static bool FillsField(PersonName name)
    {
        var length = name.MrzPrimary.Length + (name.MrzSecondary.Length > 0 ? name.MrzSecondary.Length + 2 : 0);
        return length is 39 or 38 or 31 or 30 or 29;
    }

    public override string ToString() => "[name]";

    private static JoinedWord[] Join(Word[] words, NameRole[] roles)
    {
        var places = new List<Neighbours>();
        Neighbours.Find([.. words.Select(word => (byte)word.Text.Length)], roles, places);
        return [.. places.Select(place => new JoinedWord(place, new(PartOf(words, place))))];
    }

    private static NamePart PartOf(Word[] words, Neighbours place)
    {
        var part = words[place.First].Part;
        for (var i = 1; i < place.Count; i++) part = part.With(words[place.First + i].Part);
        return part;
    }

    private static Word WordOf(NamePart part, NameIndex index) =>
        index.Vocabulary.IdOf(part.Key) is >= 0 and var id ? index.Vocabulary[id] : new(part);

    private static double FactorOf(Word word, NameIndex index, MatchingParameters parameters) =>
        word.Id >= 0 ? index.FactorOf(word.Id) : WordFactors.OfClass(word.Class, parameters);
}
