using CsvHelper;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// Reads a CSV file strictly: a file that ends inside a row, a row with another number of columns and a stray quote
/// are problems, never guesses. The columns are fixed, or named in the first rows of the file.
/// </summary>
internal sealed class CsvTable
{
    /// <summary>Problems after which reading a file stops.</summary>
    internal const int MostProblems = 20;

    private const char EndOfFileMark = '\u001A';
    private const int LongestRow = 64 * 1024;

    private readonly SourceFile _file;
    private readonly CsvForm _form;
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Action<CsvTable, CsvRow> _take;
    private int _leading;
    // 0 before the names of the columns were read, less when they were not found.
    private int _width;

    private CsvTable(SourceFile file, CsvForm form, int width, Action<CsvTable, CsvRow>? take) =>
        (_file, _form, _width, _take) = (file, form, width, take ?? ((table, row) => table.Rows.Add(row)));

    internal List<CsvRow> Rows { get; } = [];

    internal List<ImportProblem> Problems { get; } = [];

    /// <summary>Reads a file whose columns are always the same ones; it has no row with their names.</summary>
    internal static CsvTable Read(SourceFile file, string[] columns) => Read(file, new(), columns.Length, null);

    /// <summary>Reads a file whose first rows name its columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="form">Its form.</param>
    /// <param name="take">Takes each row in place of <see cref="Rows"/>, so that a large file's are not kept.</param>
    internal static CsvTable Read(SourceFile file, CsvForm form, Action<CsvTable, CsvRow>? take = null)
    {
        var table = Read(file, form, 0, take);
        if (table.Problems.Count == 0 && table._width == 0) table.RefuseHeader(1);
        return table;
    }

    /// <summary>The field of the first of these columns that the file has and the row fills; else empty.</summary>
    internal string Field(CsvRow row, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
            if (_places.TryGetValue(column, out var place) && row.Fields[place].Length > 0)
                return row.Fields[place];
        return "";
    }

    /// <summary>The names of the columns, as the file writes them.</summary>
    internal IEnumerable<string> Columns => _places.Keys;

    internal void Add(int row, string column, string reason) => Problems.Add(new(_file.Name, row, column, reason));

    /// <summary>Says what is wrong and reads no further.</summary>
    internal void Stop(int row, string column, string reason)
    {
        Add(row, column, reason);
        _width = -1;
    }

    private static CsvTable Read(SourceFile file, CsvForm form, int width, Action<CsvTable, CsvRow>? take)
    {
        var table = new CsvTable(file, form, width, take);
        if (file.Content.Length > SourceFile.MaximumLength) table.Add(0, "", "The file is larger than 512 MB.");
        else table.Read(SourceText.Decode(file.Content));
        return table;
    }

    private void Read(string text)
    {
        var content = text.TrimEnd(EndOfFileMark);
        if (content.Length == 0) Add(0, "", "The file is empty.");
        using var reader = CsvReader.FromText(content, Options());
        while (Problems.Count < MostProblems && _width >= 0 && Next(reader))
            AddRow((int)reader.LineNumber, reader.Current.ToArray());
        if (content.Length > 0 && content[^1] != '\n' && !_form.MayEndOpen)
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

    // Where no published field holds a line break, a missing quotation mark is found in its own row.
    private CsvReaderOptions Options() => new()
    {
        Separator = _form.Separator,
        HasHeader = false,
        TrimWhitespace = true,
        AllowLineBreaksInQuotes = _form.HasLineBreaks,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = row => Add((int)row.LineNumber, "", "A quotation mark stands where none may stand."),
    };

    private void AddRow(int line, string[] record)
    {
        if (_width == 0) ReadHeader(line, record);
        else if (record.Length == _width) _take(this, new(line, record));
        else Add(line, "", $"The row has {record.Length} columns instead of {_width}.");
    }

    private void ReadHeader(int line, string[] record)
    {
        var names = record.Select(SourceText.Squeeze).ToList();
        if (_form.Needed.All(needed => needed.Any(name => names.Contains(name, StringComparer.OrdinalIgnoreCase))))
        {
            _width = record.Length;
            for (var i = 0; i < names.Count; i++) _places.TryAdd(names[i], i);
        }
        else if (_leading++ >= _form.LeadingRows)
        {
            RefuseHeader(line);
            _width = -1;
        }
    }

    private void RefuseHeader(int line) => Add(
        line, "", $"The row must name the columns {string.Join(", ", _form.Needed.Select(needed => needed[0]))}.");
}
