using System.Text;

namespace Bmis.Watchlist.Lists;

/// <summary>One element of an XML source with what is in it. Names are without their namespace.</summary>
internal sealed class XmlItem(string name, SourcePlace place)
{
    private static readonly Dictionary<string, string> None = [];

    private List<XmlItem>? _items;
    private StringBuilder? _text;

    internal string Name => name;

    internal SourcePlace Place => place;

    internal Dictionary<string, string> Attributes { get; set; } = None;

    /// <summary>The text directly in this element.</summary>
    internal string Text => _text is null ? "" : _text.ToString();

    internal int TextLength => _text?.Length ?? 0;

    internal IReadOnlyList<XmlItem> Items => _items is null ? [] : _items;

    /// <summary>An attribute, or empty.</summary>
    internal string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");

    internal void Add(XmlItem item) => (_items ??= []).Add(item);

    internal void Add(string text) => (_text ??= new()).Append(text);

    internal IEnumerable<XmlItem> Of(string element) =>
        _items is null ? [] : _items.Where(item => item.Name == element);

    internal XmlItem? First(string element) => _items?.Find(item => item.Name == element);

    /// <summary>The squeezed text of the first element of a name, or empty.</summary>
    internal string Value(string element) => SourceText.Squeeze(First(element)?.Text);

    /// <summary>The squeezed texts of the <c>VALUE</c>-like elements inside every element of a name.</summary>
    internal IEnumerable<string> Values(string element, string inner) =>
        Of(element).SelectMany(item => item.Of(inner)).Select(item => SourceText.Squeeze(item.Text))
            .Where(text => text.Length > 0);

    public override string ToString() => name;
}
