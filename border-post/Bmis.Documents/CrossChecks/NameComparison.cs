using Bmis.Biographics;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.CrossChecks;

/// <summary>
/// Compares a name in any script with one of the MRZ: every form in which a State may transliterate it is tried, and
/// where the MRZ was cut, its parts may be beginnings.
/// </summary>
internal static class NameComparison
{
    internal static CrossCheck Compare(MrzResult mrz, LdsName name)
    {
        var primary = Transliteration.Variants(Limited(name.Primary));
        if (primary.Count == 0)
            return CrossCheck.Of(DocumentCheckResult.NotSupported, CrossCheckReason.NotTransliterable);
        if (!name.IsDivided)
            return CompareWhole(mrz, primary);
        var secondary = Transliteration.Variants(Limited(name.Secondary));
        var fields = new List<CrossCheckField>();
        if (!Fits(primary, mrz.PrimaryIdentifier, mrz.NameMayBeTruncated))
            fields.Add(CrossCheckField.PrimaryIdentifier);
        if (!FitsSecondary(secondary, mrz))
            fields.Add(CrossCheckField.SecondaryIdentifier);
        return fields.Count == 0
            ? CrossCheck.Agreed
            : new(DocumentCheckResult.Failed, CrossCheckReason.FieldsDiffer, fields);
    }

    // A name that is not divided has its identifiers in either order.
    private static CrossCheck CompareWhole(MrzResult mrz, IReadOnlyList<string> whole)
    {
        var (first, second) = (mrz.PrimaryIdentifier, mrz.SecondaryIdentifier);
        return Fits(whole, $"{first} {second}".Trim(), mrz.NameMayBeTruncated)
            || Fits(whole, $"{second} {first}".Trim(), mrz.NameMayBeTruncated)
            ? CrossCheck.Agreed
            : new(
                DocumentCheckResult.Failed,
                CrossCheckReason.FieldsDiffer,
                [CrossCheckField.PrimaryIdentifier, CrossCheckField.SecondaryIdentifier]);
    }

    private static bool FitsSecondary(IReadOnlyList<string> secondary, MrzResult mrz) => secondary.Count == 0
        ? mrz.SecondaryIdentifier.Length == 0
        : Fits(secondary, mrz.SecondaryIdentifier, mrz.NameMayBeTruncated);

    private static bool Fits(IReadOnlyList<string> variants, string zone, bool mayBeCut) =>
        variants.Any(variant => variant == zone || (mayBeCut && IsCutOf(zone, variant)));

    // Parts in order, each the beginning of its whole; parts at the end may be missing (Doc 9303-4, 4.2.3).
    private static bool IsCutOf(string zone, string whole)
    {
        var (parts, wholes) = (zone.Split(' '), whole.Split(' '));
        if (zone.Length == 0 || parts.Length > wholes.Length)
            return false;
        for (var i = 0; i < parts.Length; i++)
            if (!wholes[i].StartsWith(parts[i], StringComparison.Ordinal))
                return false;
        return true;
    }

    private static string Limited(string text) =>
        text.Length <= PersonName.MaximumLength ? text : text[..PersonName.MaximumLength];
}
