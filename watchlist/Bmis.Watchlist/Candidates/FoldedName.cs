using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>A name of an entry in the letters of the MRZ, before it is indexed.</summary>
internal sealed record FoldedName(int Entry, AlertName Name, List<string> Texts, List<NameRole> Roles)
{
    internal static FoldedName Of(int entry, AlertName name, int limit)
    {
        var texts = NameFolding.Fold(name.Primary, limit);
        var divided = name.Secondary.Length > 0;
        var roles = texts.ConvertAll(_ => divided ? NameRole.Primary : NameRole.Unknown);
        if (!divided) return new(entry, name, texts, roles);
        var given = NameFolding.Fold(name.Secondary, limit - texts.Count);
        texts.AddRange(given);
        roles.AddRange(given.ConvertAll(_ => NameRole.Secondary));
        return new(entry, name, texts, roles);
    }

    /// <summary>Neighbouring words run together, for names that are written in one word elsewhere.</summary>
    internal IEnumerable<(int First, int Count, string Text)> Neighbours() => JoinedWord.Texts(Texts);

    internal bool IsPartOf(FoldedName other) =>
        Texts.Count < other.Texts.Count && Texts.TrueForAll(other.Texts.Contains);

    public override string ToString() => "[name]";
}
