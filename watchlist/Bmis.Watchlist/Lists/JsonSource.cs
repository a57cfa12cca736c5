using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Bmis.Watchlist.Lists;

/// <summary>Reads JSON sources: a page with a list of objects, or one object a line. Depth is limited.</summary>
internal static class JsonSource
{
    private const int MostDepth = 16;
    private const int LongestLine = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostDepth };

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MostDepth };

    /// <summary>
    /// Hands every object of the lists with a name to its reader, wherever they stand, with the line on which it
    /// begins; then, when there was no such list, the file itself.
    /// </summary>
    internal static void ReadPage(SourceFile file, string list, ImportDraft import, Action<JsonItem> note)
    {
        var bytes = Bytes(file.Content);
        if (!Utf8.IsValid(bytes))
        {
            Refuse(file, FirstBadLine(bytes), import);
            return;
        }

        var reader = new Utf8JsonReader(bytes, ReaderOptions);
        try
        {
            var found = false;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.ValueIsEscaped
                    || !reader.ValueTextEquals(list)) continue;
                found = true;
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray) ReadList(ref reader, file, bytes, import, note);
                else import.Problem(new(file.Name, LineOf(bytes, reader.TokenStartIndex)), list, "It is not a list.");
            }

            if (!found) ReadWhole(file, bytes, note);
        }
        catch (JsonException fault)
        {
            Refuse(file, (int)(fault.LineNumber ?? 0) + 1, import);
        }
    }

    /// <summary>Hands the object of every line to its reader; empty lines are passed over.</summary>
    internal static void ReadLines(SourceFile file, ImportDraft import, Action<JsonItem> note)
    {
        var rest = Bytes(file.Content).AsMemory();
        for (var row = 1; rest.Length > 0 && !import.IsFull; row++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Length > LongestLine)
                import.Problem(new(file.Name, row), "", "The line is longer than a line may be.");
            else if (!Utf8.IsValid(line.Span))
                Refuse(file, row, import);
            else if (line.Span.Trim(" \t\r"u8).Length > 0)
                ReadLine(file, row, line, import, note);
        }
    }

    private static void ReadList(
        ref Utf8JsonReader reader, SourceFile file, byte[] bytes, ImportDraft import, Action<JsonItem> note)
    {
        var (line, counted) = (1, 0L);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            line += LineOf(bytes.AsSpan((int)counted), reader.TokenStartIndex - counted) - 1;
            counted = reader.TokenStartIndex;
            var place = new SourcePlace(file.Name, line);
            var item = new JsonItem(JsonElement.ParseValue(ref reader), place);
            if (item.IsObject) note(item);
            else import.Problem(place, "", "It is not an object.");
            if (import.IsFull) return;
        }
    }

    private static void ReadWhole(SourceFile file, byte[] bytes, Action<JsonItem> note)
    {
        using var document = JsonDocument.Parse(bytes, Options);
        note(new(document.RootElement, new(file.Name, 1)));
    }

    private static void ReadLine(
        SourceFile file, int row, ReadOnlyMemory<byte> line, ImportDraft import, Action<JsonItem> note)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            var item = new JsonItem(document.RootElement, new(file.Name, row));
            if (item.IsObject) note(item);
            else import.Problem(item.Place, "", "It is not an object.");
        }
        catch (JsonException)
        {
            Refuse(file, row, import);
        }
    }

    private static void Refuse(SourceFile file, int row, ImportDraft import) => import.Problem(
        new(file.Name, row), "", "The JSON is not well formed here, is cut, is nested too deep, or is not UTF-8.");

    // JSON is UTF-8 (RFC 8259, 8.1); a byte order mark is passed over, and UTF-16 is read where its mark says so.
    private static byte[] Bytes(byte[] content) =>
        content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[3..]
        : content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? Encoding.UTF8.GetBytes(SourceText.Decode(content))
        : content;

    private static int FirstBadLine(ReadOnlySpan<byte> bytes)
    {
        var row = 1;
        foreach (var line in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[line])) break;
            row++;
        }

        return row;
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, long offset) => bytes[..(int)offset].Count((byte)'\n') + 1;
}
