namespace Bmis.Central.Watchlists.Pages;

/// <summary>A field as it is shown: its label and its lines. It prints as <c>[field]</c>.</summary>
internal sealed record FieldText(string Key, string Label, IReadOnlyList<string> Lines)
{
    private const int Column = 120;

    /// <summary>True for a text that would make a tower of a column.</summary>
    public bool IsLong => Lines.Any(line => line.Length > Column);

    public bool Says(FieldText? other) => other is not null && Lines.SequenceEqual(other.Lines);

    public override string ToString() => "[field]";
}
