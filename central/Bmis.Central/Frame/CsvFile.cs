using System.Globalization;
using System.Text;
using CsvHelper;

namespace Bmis.Central.Frame;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8 with a byte order mark); no text begins as a formula.
/// </summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv";

    // What is below zero begins as a formula does, and is none.
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly CsvWriterOptions Form = new()
    {
        HasHeader = false,
        Injection = CsvInjection.Escape,
        ValidateFieldCount = true,
        WriteByteOrderMark = false,
    };

    /// <summary>The file.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">What stands in the rows.</param>
    /// <param name="fields">The fields of a row, as many as the header has.</param>
    public static byte[] Write<T>(string[] header, IEnumerable<T> rows, Func<T, string[]> fields)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(bytes, Form, true))
        {
            Line(csv, header);
            foreach (var row in rows)
                Line(csv, fields(row));
        }

        return bytes.ToArray();
    }

    /// <summary>A moment of UTC, to the microsecond.</summary>
    public static string Moment(DateTime at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static void Line(CsvWriter csv, string[] fields)
    {
        foreach (var field in fields)
        {
            if (field is ['-', ..] && decimal.TryParse(field, Number, CultureInfo.InvariantCulture, out var number))
                csv.WriteField(number);
            else
                csv.WriteField(field);
        }

        csv.EndRecord();
    }
}
