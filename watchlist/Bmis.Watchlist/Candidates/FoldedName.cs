using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>A name of an entry in the letters of the MRZ, before it is indexed.</summary>
internal sealed record FoldedName(int Entry, AlertName Name, List<NamePart> Parts, List<NameRole> Roles)
{
    /// <summary>True for the letters that States print for a name in another script.</summary>
    internal bool IsPrinted { get; init; }

    /// <summary>
    /// The name as listed and, where it is in another script, also in the letters that States print for it.
    /// </summary>
    internal static List<FoldedName> FormsOf(int entry, AlertName name, int limit)
    {
        var listed = Of(entry, name, limit);
        var forms = new List<FoldedName> { listed };
        if (!listed.Parts.Exists(part => part.Spelling is not null)) return forms;
        var (primary, secondary) = (Printed(name.Primary), Printed(name.Secondary));
        for (var i = 0; i < Math.Max(primary.Count, secondary.Count); i++)
        {
            var printed = name with { Primary = At(primary, i), Secondary = At(secondary, i) };
            var form = Of(entry, printed, limit);
            // Letters that no State prints, such as Chinese ones, would leave a name of fewer parts.
            if (form.Parts.Count >= listed.Parts.Count) forms.Add(form with { Name = name, IsPrinted = true });
        }

        return forms;
    }

    private static IReadOnlyList<string> Printed(string text) => text.Length > 0 ? Transliteration.Variants(text) : [];

    private static string At(IReadOnlyList<string> variants, int index) =>
        variants.Count > 0 ? variants[Math.Min(index, variants.Count - 1)] : "";

    private static FoldedName Of(int entry, AlertName name, int limit)
    {
        var parts = NameFolding.Fold(name.Primary, limit);
        var divided = name.Secondary.Length > 0;
        var roles = parts.ConvertAll(_ => divided ? NameRole.Primary : NameRole.Unknown);
        if (!divided) return new(entry, name, parts, roles);
        var given = NameFolding.Fold(name.Secondary, limit - parts.Count);
        parts.AddRange(given);
        roles.AddRange(given.ConvertAll(_ => NameRole.Secondary));
        return new(entry, name, parts, roles);
    }

    /// <summary>Neighbouring words run together, for names that are written in one word elsewhere.</summary>
    internal IEnumerable<(int First, int Count, NamePart Part)> Neighbours() => JoinedWord.Parts(Parts, Roles);

    internal bool IsPartOf(FoldedName other) =>
        Parts.Count < other.Parts.Count && Parts.TrueForAll(part => other.Parts.Exists(one => one.Key == part.Key));

    public override string ToString() => "[name]";
}
