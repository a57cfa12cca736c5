namespace Bmis.Watchlist.Lists;

/// <summary>One row of a source file.</summary>
internal sealed record CsvRow(int Line, string[] Fields)
{
    public override string ToString() => $"row {Line}";
}
