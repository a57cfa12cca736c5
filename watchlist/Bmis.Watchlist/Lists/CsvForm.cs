namespace Bmis.Watchlist.Lists;

/// <summary>How a source writes its CSV file: columns are found by the names in its first rows.</summary>
/// <param name="Needed">Columns without which the file is another one; each is one name, or several to choose from.
/// </param>
internal sealed record CsvForm(params string[][] Needed)
{
    /// <summary>Between fields.</summary>
    internal char Separator { get; init; } = ',';

    /// <summary>Rows that may stand before the names of the columns.</summary>
    internal int LeadingRows { get; init; }

    /// <summary>True where a quoted field may hold a line break.</summary>
    internal bool HasLineBreaks { get; init; }

    /// <summary>True where the published file ends without the end of its last line.</summary>
    internal bool MayEndOpen { get; init; }
}
