namespace Bmis.Documents.Mrz;

/// <summary>
/// A name field taken apart (Doc 9303-3, 4.6): two fillers part the identifiers, one parts components.
/// </summary>
internal readonly record struct MrzNameField(string Primary, string Secondary, bool MayBeTruncated)
{
    private const int LongestField = 39;

    internal static MrzNameField Read(ReadOnlySpan<char> field)
    {
        var truncated = field[^1] is not (MrzAlphabet.Filler or MrzAlphabet.Missing);
        var end = field.IndexOf(MrzAlphabet.Missing);
        if (end >= 0) field = field[..end];
        field = field.TrimEnd(MrzAlphabet.Filler);
        var separator = field.IndexOf("<<", StringComparison.Ordinal);
        return separator < 0
            ? new(Join(field), "", truncated)
            : new(Join(field[..separator]), Join(field[(separator + 2)..]), truncated);
    }

    /// <summary>Turns runs of fillers into single blanks and drops those at both ends.</summary>
    private static string Join(ReadOnlySpan<char> identifier)
    {
        Span<char> joined = stackalloc char[LongestField];
        var length = 0;
        foreach (var character in identifier)
        {
            if (character != MrzAlphabet.Filler) joined[length++] = character;
            else if (length > 0 && joined[length - 1] != ' ') joined[length++] = ' ';
        }

        if (length > 0 && joined[length - 1] == ' ') length--;
        return length == 0 ? "" : joined[..length].ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => "[traveller]";
}
