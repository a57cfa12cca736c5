using System.Text;
using CsvHelper;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// Reads a CSV file with a fixed number of columns, strictly: a file that ends inside a row, a row with another number
/// of columns and a stray quote are problems, never guesses.
/// </summary>
internal sealed class CsvTable
{
    /// <summary>Problems after which reading a file stops.</summary>
    internal const int MostProblems = 20;

    private const char EndOfFileMark = '\u001A';
    private const int LongestRow = 64 * 1024;

    private readonly SourceFile _file;
    private readonly string[] _columns;

    private CsvTable(SourceFile file, string[] columns) => (_file, _columns) = (file, columns);

    internal List<CsvRow> Rows { get; } = [];

    internal List<ImportProblem> Problems { get; } = [];

    internal static CsvTable Read(SourceFile file, string[] columns)
    {
        var table = new CsvTable(file, columns);
        if (file.Content.Length > SourceFile.MaximumLength) table.Add(0, "", "The file is larger than 256 MB.");
        else table.Read(Decode(file.Content));
        return table;
    }

    private void Read(string text)
    {
        var content = text.TrimEnd(EndOfFileMark);
        if (content.Length == 0) Add(0, "", "The file is empty.");
        using var reader = CsvReader.FromText(content, Options());
        while (Problems.Count < MostProblems && Next(reader)) AddRow((int)reader.LineNumber, reader.Current.ToArray());
        if (content.Length > 0 && content[^1] != '\n')
            Add(content.Count(character => character == '\n') + 1, "", "The file ends inside this row: it is cut.");
    }

    private bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            Add((int)reader.LineNumber + 1, "", "The row is longer than a row may be.");
            return false;
        }
    }

    // No published field holds a line break, so that a missing quotation mark is found in its own row.
    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        HasHeader = false,
        TrimWhitespace = true,
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = row => Add((int)row.LineNumber, "", "A quotation mark stands where none may stand."),
    };

    private void AddRow(int line, string[] record)
    {
        if (record.Length == _columns.Length) Rows.Add(new(line, record));
        else Add(line, "", $"The row has {record.Length} columns instead of {_columns.Length}.");
    }

    internal void Add(int row, string column, string reason) => Problems.Add(new(_file.Name, row, column, reason));

    // The published files are Latin-1 where they are not ASCII; our own are UTF-8.
    private static string Decode(byte[] content)
    {
        var bytes = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(3) : content;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
