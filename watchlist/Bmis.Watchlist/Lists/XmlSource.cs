using System.Xml;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// Reads an XML source element by element: only one record is in memory at a time. Document type definitions, and so
/// external and expanding entities, are refused; depth, lengths and counts are limited.
/// </summary>
internal sealed class XmlSource
{
    private const int MostDepth = 32;
    private const int MostElements = 100_000;
    private const int MostAttributes = 64;
    private const int LongestText = 64 * 1024;

    private readonly SourceFile _file;
    private readonly ImportDraft _import;
    private readonly Dictionary<string, Action<XmlItem>> _records;
    private string _element = "";

    private XmlSource(SourceFile file, ImportDraft import, Dictionary<string, Action<XmlItem>> records) =>
        (_file, _import, _records) = (file, import, records);

    /// <summary>Hands every record of a file to its reader, in the order of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="root">The root element's name.</param>
    /// <param name="import">Takes the problems.</param>
    /// <param name="records">
    /// What is done with each element that is a record, by its name; for the root, with its attributes alone.
    /// </param>
    internal static void Read(
        SourceFile file, string root, ImportDraft import, Dictionary<string, Action<XmlItem>> records) =>
        new XmlSource(file, import, records).Read(root);

    private void Read(string root)
    {
        using var stream = new MemoryStream(_file.Content, writable: false);
        using var reader = XmlReader.Create(stream, Settings());
        try
        {
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != root)
                Refuse(LineOf(reader), reader.LocalName, $"The file is of another source: its root is not {root}.");
            else
                ReadRecords(reader, root);
        }
        catch (XmlException fault)
        {
            Refuse(fault);
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = SourceFile.MaximumLength,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };

    private void ReadRecords(XmlReader reader, string root)
    {
        _records.GetValueOrDefault(root)?.Invoke(Item(reader));
        while (!_import.IsFull && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            _element = reader.LocalName;
            if (reader.Depth >= MostDepth)
            {
                Refuse(LineOf(reader), _element, "Elements are nested deeper than they may be.");
                return;
            }

            if (!_records.TryGetValue(_element, out var note)) continue;
            if (Record(reader) is not { } record) return;
            note(record);
        }
    }

    // Reads one record up to its end; null when it breaks a limit.
    private XmlItem? Record(XmlReader reader)
    {
        var record = Item(reader);
        if (reader.IsEmptyElement) return record;
        var open = new Stack<XmlItem>([record]);
        for (var elements = 1; open.Count > 0 && reader.Read();)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    _element = reader.LocalName;
                    if (++elements > MostElements || open.Count >= MostDepth || reader.AttributeCount > MostAttributes)
                        return Broken(reader, "It has more in it than an element may have.");
                    var item = Item(reader);
                    open.Peek().Add(item);
                    if (!reader.IsEmptyElement) open.Push(item);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    if (!Append(open, reader)) return Broken(reader, "Its text is longer than a text may be.");
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        }

        return record;
    }

    private static bool Append(Stack<XmlItem> open, XmlReader reader)
    {
        var item = open.Peek();
        var text = reader.Value;
        if (item.TextLength + text.Length > LongestText) return false;
        item.Add(text);
        return true;
    }

    private XmlItem Item(XmlReader reader)
    {
        var item = new XmlItem(reader.LocalName, new(_file.Name, LineOf(reader)));
        if (!reader.HasAttributes) return item;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute()) attributes[reader.LocalName] = reader.Value;
        reader.MoveToElement();
        item.Attributes = attributes;
        return item;
    }

    private XmlItem? Broken(XmlReader reader, string reason)
    {
        Refuse(LineOf(reader), _element, reason);
        return null;
    }

    // The reader says why in words that may quote the file: ours never do.
    private void Refuse(XmlException fault)
    {
        var definition = _element.Length == 0 ? _file.Content.AsSpan().IndexOf("<!DOCTYPE"u8) : -1;
        if (definition >= 0)
            Refuse(
                _file.Content.AsSpan(0, definition).Count((byte)'\n') + 1, "",
                "A document type definition is not accepted.");
        else
            Refuse(
                Math.Max(1, fault.LineNumber), _element,
                "The XML is not well formed here, is cut, or is not in the encoding that it states.");
    }

    private void Refuse(int line, string element, string reason) =>
        _import.Problem(new(_file.Name, line), element, reason);

    private static int LineOf(XmlReader reader) => reader is IXmlLineInfo info ? info.LineNumber : 0;
}
