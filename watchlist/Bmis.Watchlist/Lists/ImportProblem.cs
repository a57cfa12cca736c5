namespace Bmis.Watchlist.Lists;

/// <summary>What is wrong with a source file and where. It carries no content of the file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Row">Row from 1, or 0 for the whole file.</param>
/// <param name="Column">Name of the column, or empty for the whole row.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
public sealed record ImportProblem(string File, int Row, string Column, string Reason)
{
    /// <summary>File, row, column and reason in one line.</summary>
    public override string ToString()
    {
        var place = Row == 0 ? File : Column.Length == 0 ? $"{File}, row {Row}" : $"{File}, row {Row}, column {Column}";
        return $"{place}: {Reason}";
    }
}
