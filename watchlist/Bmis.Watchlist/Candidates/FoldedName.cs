using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>
/// A name of an entry in the letters of the MRZ, before it is indexed: working memory that is used again.
/// </summary>
internal sealed class FoldedName
{
    private int _primaryParts;
    private bool _isDivided;

    internal AlertName Name { get; private set; } = new("");

    /// <summary>True for the letters that States print for a name in another script.</summary>
    internal bool IsPrinted { get; private set; }

    internal FoldedParts Parts { get; } = new();

    internal NameRole RoleOf(int part) =>
        !_isDivided ? NameRole.Unknown : part < _primaryParts ? NameRole.Primary : NameRole.Secondary;

    /// <summary>Folds a name as it is listed.</summary>
    internal void Fold(AlertName name, int limit) => Fold(name, name.Primary, name.Secondary, limit);

    /// <summary>Folds one of the forms that States print for a name in another script.</summary>
    internal void FoldPrinted(AlertName name, (string Primary, string Secondary) printed, int limit)
    {
        Fold(name, printed.Primary, printed.Secondary, limit);
        IsPrinted = true;
    }

    private void Fold(AlertName name, string primary, string secondary, int limit)
    {
        (Name, IsPrinted, _isDivided) = (name, false, secondary.Length > 0);
        Parts.Clear();
        NameFolding.Fold(primary, limit, Parts);
        _primaryParts = Parts.Count;
        if (_isDivided) NameFolding.Fold(secondary, limit, Parts);
    }

    /// <summary>The forms that States print; none for a name in Latin letters.</summary>
    internal IEnumerable<(string Primary, string Secondary)> PrintedForms()
    {
        if (Parts.AreLatin(0, Parts.Count)) yield break;
        var (primary, secondary) = (Printed(Name.Primary), Printed(Name.Secondary));
        for (var i = 0; i < Math.Max(primary.Count, secondary.Count); i++)
            yield return (At(primary, i), At(secondary, i));
    }

    private static IReadOnlyList<string> Printed(string text) => text.Length > 0 ? Transliteration.Variants(text) : [];

    private static string At(IReadOnlyList<string> variants, int index) =>
        variants.Count > 0 ? variants[Math.Min(index, variants.Count - 1)] : "";

    internal bool IsPartOf(FoldedName other)
    {
        if (Parts.Count >= other.Parts.Count) return false;
        for (var i = 0; i < Parts.Count; i++)
            if (!other.Holds(Parts.KeyOf(i))) return false;
        return true;
    }

    private bool Holds(ReadOnlySpan<char> key)
    {
        for (var i = 0; i < Parts.Count; i++)
            if (Parts.KeyOf(i).SequenceEqual(key)) return true;
        return false;
    }

    public override string ToString() => "[name]";
}
