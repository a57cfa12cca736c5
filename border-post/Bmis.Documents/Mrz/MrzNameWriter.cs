using Bmis.Biographics;

namespace Bmis.Documents.Mrz;

/// <summary>
/// Writes a name into its field and cuts one that is too long (Doc 9303-4, 4.2.3; the same in parts 5 to 7): the
/// primary identifier keeps its components in order and, from the last one on, shrinks them to initials until at least
/// one letter of the secondary identifier fits; the secondary identifier is cut at the end of the field. Room that it
/// leaves goes back to the primary one. The last place of a field that was cut holds a letter, which tells the reader
/// that something may be missing.
/// </summary>
internal static class MrzNameWriter
{
    private const int SeparatorLength = 2;

    internal static void Write(Span<char> field, PersonName name)
    {
        var primary = name.MrzPrimary.Replace(' ', MrzAlphabet.Filler);
        var secondary = name.MrzSecondary.Replace(' ', MrzAlphabet.Filler);
        var whole = secondary.Length == 0 ? primary : $"{primary}<<{secondary}";
        if (whole.Length <= field.Length) whole.CopyTo(field);
        else if (secondary.Length == 0) Cut(primary, field.Length).CopyTo(field);
        else WriteBoth(field, primary, secondary);
    }

    private static void WriteBoth(Span<char> field, string primary, string secondary)
    {
        var shrunk = Shrink(primary, field.Length - SeparatorLength - 1);
        var spare = field.Length - SeparatorLength - shrunk.Length - secondary.Length;
        if (spare > 0) shrunk = Refill(primary, shrunk, spare);
        var cut = Cut(secondary, field.Length - SeparatorLength - shrunk.Length);
        if (shrunk.Length + SeparatorLength + cut.Length < field.Length)
        {
            // The cut would end behind an initial; one letter of the primary identifier makes room for the next.
            shrunk = Shorten(shrunk);
            cut = Cut(secondary, field.Length - SeparatorLength - shrunk.Length);
        }

        shrunk.CopyTo(field);
        cut.CopyTo(field[(shrunk.Length + SeparatorLength)..]);
    }

    /// <summary>
    /// Gives letters back to shrunk components, from the first one on, where the whole of the rest fits.
    /// </summary>
    private static string Refill(string whole, string shrunk, int spare)
    {
        var (components, originals) = (shrunk.Split(MrzAlphabet.Filler), whole.Split(MrzAlphabet.Filler));
        for (var i = 0; i < components.Length; i++)
        {
            var back = Math.Min(spare, originals[i].Length - components[i].Length);
            components[i] = originals[i][..(components[i].Length + back)];
            spare -= back;
        }

        return string.Join(MrzAlphabet.Filler, components);
    }

    /// <summary>Takes the last letter from the last component that has more than one.</summary>
    private static string Shorten(string identifier)
    {
        for (var i = identifier.Length - 1; i > 0; i--)
            if (identifier[i] != MrzAlphabet.Filler && identifier[i - 1] != MrzAlphabet.Filler)
                return identifier.Remove(i, 1);
        return identifier;
    }

    /// <summary>Shrinks components to initials from the last to the second, then cuts what is still too long.</summary>
    private static string Shrink(string identifier, int longest)
    {
        if (identifier.Length <= longest) return identifier;
        var components = identifier.Split(MrzAlphabet.Filler);
        var length = identifier.Length;
        for (var i = components.Length - 1; i > 0 && length > longest; i--)
        {
            length -= components[i].Length - 1;
            components[i] = components[i][..1];
        }

        return Cut(string.Join(MrzAlphabet.Filler, components), longest);
    }

    /// <summary>
    /// The first letters of an identifier, ending in a letter. Where the cut falls behind a filler, the component
    /// before it gives up its last letter, so that the first letter of the next one takes the last place.
    /// </summary>
    private static string Cut(string identifier, int longest)
    {
        if (identifier.Length <= longest) return identifier;
        if (identifier[longest - 1] != MrzAlphabet.Filler) return identifier[..longest];
        var shortened = longest >= 3 && identifier[longest - 3] != MrzAlphabet.Filler;
        return shortened
            ? $"{identifier[..(longest - 2)]}{MrzAlphabet.Filler}{identifier[longest]}"
            : identifier[..(longest - 1)];
    }
}
