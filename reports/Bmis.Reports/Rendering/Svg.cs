using System.Globalization;
using System.Text;
using System.Xml;

namespace Bmis.Reports.Rendering;

/// <summary>Writes one SVG image. No style attributes and no script: a strict content policy lets it through.</summary>
internal sealed class Svg : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    internal Svg() => _xml = XmlWriter.Create(_text, new() { OmitXmlDeclaration = true, Indent = false });

    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    internal void Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes) _xml.WriteAttributeString(attribute, value);
    }

    internal void Close() => _xml.WriteEndElement();

    internal void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        Close();
    }

    internal void Words(string name, string words, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        _xml.WriteString(words);
        Close();
    }

    internal void Label(double x, double y, string anchor, string words) => Words(
        "text", words, ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor), ("fill", "currentColor"));

    internal void Line(double x1, double y1, double x2, double y2, string kind) => Element(
        "path",
        ("d", $"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}"),
        ("class", kind),
        ("stroke", "currentColor"),
        ("stroke-opacity", kind == "chart-axis" ? "0.8" : "0.2"),
        ("fill", "none"));

    internal string Finish()
    {
        _xml.Flush();
        return _text.ToString();
    }

    public void Dispose() => _xml.Dispose();
}
