namespace Bmis.Central.Watchlists.Pages;

/// <summary>A field that says something else than before. It prints as <c>[field]</c>.</summary>
internal sealed record FieldChange(string Label, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    public override string ToString() => "[field]";
}
