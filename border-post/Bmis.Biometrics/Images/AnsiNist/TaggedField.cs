using System.Globalization;
using System.Text;

namespace Bmis.Biometrics.Images.AnsiNist;

/// <summary>
/// A field of a tagged record (ANSI/NIST-ITL 1-2011, 5.3). It prints as its number: its value is personal.
/// </summary>
/// <param name="Number">Its number within the record type: 3 for 14.003.</param>
/// <param name="Value">Its value, with the separators of subfields and items.</param>
public sealed record TaggedField(int Number, ReadOnlyMemory<byte> Value)
{
    private const char SubfieldSeparator = '\x1E';
    private const char ItemSeparator = '\x1F';

    // Own limit: the longest list has a minutia each.
    private const int MostSubfields = 1000;
    private const int MostItems = 64;
    private const int MostText = 64 * 1024;

    /// <summary>The value as text, one byte a letter, at most the first 65,536.</summary>
    public string Text => Encoding.Latin1.GetString(Value.Span[..Math.Min(Value.Length, MostText)]);

    /// <summary>The value as a number; null where it is none.</summary>
    public int? Integer => Whole(Text);

    /// <summary>The items of each subfield; what passes 1000 subfields or 64 items is left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Subfields =>
    [
        .. Text.Split(SubfieldSeparator, MostSubfields + 1).Take(MostSubfields).Select(Items),
    ];

    private static IReadOnlyList<string> Items(string subfield) =>
        [.. subfield.Split(ItemSeparator, MostItems + 1).Take(MostItems)];

    /// <inheritdoc/>
    public override string ToString() => $"[field {Number}]";

    internal static int? Whole(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
