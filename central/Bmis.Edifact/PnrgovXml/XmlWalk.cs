using System.Xml;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Walks over one document, node by node, to the end of its root or to what is wrong with it. Document types and
/// entities are refused; depth and length have limits. It throws on no text. For one thread.
/// </summary>
internal sealed class XmlWalk : IDisposable
{
    private const string DocumentType = "<!DOCTYPE";
    private const int DocumentTypeReach = 65536;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = EdifactLimits.MessageBytes,
        MaxCharactersFromEntities = 1,
        ConformanceLevel = ConformanceLevel.Document,
        CheckCharacters = true,
    };

    private readonly XmlCharacters _text;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _place;
    private int _line = 1;
    private int _lineStart;
    private bool _isOver;

    internal XmlWalk(XmlCharacters text, int start)
    {
        _text = text;
        (_lineStart, End) = (start, start);
        _reader = XmlReader.Create(new XmlSlice(text.Value, start), Settings);
        _place = (IXmlLineInfo)_reader;
    }

    /// <summary>The kind of the node.</summary>
    internal XmlNodeType Kind => _reader.NodeType;

    /// <summary>The name of an element without its prefix.</summary>
    internal string Name => _reader.LocalName;

    /// <summary>The namespace of an element.</summary>
    internal string Namespace => _reader.NamespaceURI;

    /// <summary>How many elements stand around the node.</summary>
    internal int Depth => _reader.Depth;

    /// <summary>Whether an element ends with its only tag.</summary>
    internal bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>The text of a node that has one.</summary>
    internal string Value { get; private set; } = "";

    /// <summary>The first character of the node: the bracket of a tag, or that of a text.</summary>
    internal int Start { get; private set; }

    /// <summary>
    /// The character behind a tag, or behind whatever was walked over last; behind the root when it is over.
    /// </summary>
    internal int End { get; private set; }

    /// <summary>What is wrong; null while nothing is.</summary>
    internal DiagnosticCode? Fault { get; private set; }

    /// <summary>Goes to the next node; false at the end of the root, and where something is wrong.</summary>
    internal bool Read()
    {
        if (_isOver)
            return false;
        try
        {
            if (!_reader.Read())
                return Stop(DiagnosticCode.XmlMalformed, _text.Value.Length);
            // A text is read, and may turn out to be wrong, only when it is asked for.
            Value = _reader.HasValue ? _reader.Value : "";
            Place();
        }
        catch (XmlException fault)
        {
            return fault.LineNumber > 0
                ? Stop(DiagnosticCode.XmlMalformed, At(fault.LineNumber, fault.LinePosition))
                : StopAtLimit();
        }

        if (_reader.Depth > EdifactLimits.XmlDepth)
            return Stop(DiagnosticCode.XmlTooDeep, Start);
        _isOver = _reader.Depth == 0
            && (Kind == XmlNodeType.EndElement || (Kind == XmlNodeType.Element && IsEmpty));
        return true;
    }

    /// <summary>The attributes of the element, without declarations of namespaces.</summary>
    internal List<(string Name, string Value)> Attributes()
    {
        var attributes = new List<(string, string)>(_reader.AttributeCount);
        while (_reader.MoveToNextAttribute())
            if (_reader.Prefix != "xmlns" && _reader.Name != "xmlns")
                attributes.Add((_reader.LocalName, _reader.Value));
        _reader.MoveToElement();
        return attributes;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private bool Stop(DiagnosticCode code, int at)
    {
        Fault = code;
        _isOver = true;
        Start = End = Math.Clamp(at, End, _text.Value.Length);
        return false;
    }

    private void Place()
    {
        var at = At(_place.LineNumber, _place.LinePosition);
        Start = Kind switch
        {
            XmlNodeType.Element or XmlNodeType.ProcessingInstruction => Back(at, 1),
            XmlNodeType.EndElement => Back(at, 2),
            _ => at,
        };
        End = Kind switch
        {
            XmlNodeType.Element => XmlTag.EndOf(_text.Value, at),
            XmlNodeType.EndElement => XmlTag.EndOf(_text.Value, at),
            XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace =>
                _text.Value.IndexOf('<', at) is >= 0 and var bracket ? bracket : _text.Value.Length,
            XmlNodeType.CDATA => EndOf(at, "]]>"),
            XmlNodeType.Comment => EndOf(at, "-->"),
            _ => Math.Max(End, at),
        };
    }

    private static int Back(int at, int count) => Math.Max(0, at - count);

    private int EndOf(int at, string end) =>
        _text.Value.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var found
            ? found : _text.Value.Length;

    // What has no place: a document type, more characters than are taken, and a document without a root.
    private bool StopAtLimit()
    {
        var reach = Math.Min(DocumentTypeReach, _text.Value.Length - End);
        if (_text.Value.IndexOf(DocumentType, End, reach, StringComparison.Ordinal) is >= 0 and var at)
            return Stop(DiagnosticCode.XmlDocumentType, at);
        return _text.Value.Length > EdifactLimits.MessageBytes
            ? Stop(DiagnosticCode.MessageTooLong, End)
            : Stop(DiagnosticCode.XmlMalformed, _text.Value.Length);
    }

    // Lines only grow, so each character is looked at once.
    private int At(int line, int position)
    {
        while (_line < line && _lineStart < _text.Value.Length)
        {
            var found = _text.Value.AsSpan(_lineStart).IndexOfAny('\r', '\n');
            if (found < 0)
                break;
            var at = _lineStart + found;
            _lineStart = at + (_text.Value.AsSpan(at).StartsWith("\r\n") ? 2 : 1);
            _line++;
        }

        return Math.Clamp(_lineStart + position - 1, 0, _text.Value.Length);
    }
}
