namespace Bmis.Central.Watchlists.Entries;

/// <summary>A name as it is typed: <c>PRIMARY, Secondary</c> or whole. It prints as <c>[name]</c>.</summary>
internal sealed record NameRow(string? Text, string? Kind = null, string? Quality = null)
{
    public override string ToString() => "[name]";
}
