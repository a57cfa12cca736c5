namespace Bmis.Central.Watchlists.Entries;

/// <summary>A document as it is typed. It prints as <c>[document]</c>.</summary>
internal sealed record DocumentRow(string? Type, string? Number, string? IssuingState)
{
    public override string ToString() => "[document]";
}
