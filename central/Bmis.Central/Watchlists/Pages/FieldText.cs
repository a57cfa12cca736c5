namespace Bmis.Central.Watchlists.Pages;

/// <summary>A field as it is shown: its label and its lines. It prints as <c>[field]</c>.</summary>
internal sealed record FieldText(string Key, string Label, IReadOnlyList<string> Lines)
{
    public bool Says(FieldText? other) => other is not null && Lines.SequenceEqual(other.Lines);

    public override string ToString() => "[field]";
}
