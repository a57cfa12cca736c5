namespace Bmis.Edifact.PnrgovXml;

/// <summary>An element with what is in it. Names are local ones, in capital or small letters. It prints its name.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="attributes">The attributes.</param>
/// <param name="offset">The first byte in the transmission.</param>
internal sealed class XmlPart(string name, List<(string Name, string Value)> attributes, int offset)
{
    private readonly List<XmlPart> _children = [];
    private readonly System.Text.StringBuilder _text = new();

    internal string Name => name;

    internal IReadOnlyList<(string Name, string Value)> Attributes => attributes;

    internal IReadOnlyList<XmlPart> Children => _children;

    /// <summary>The text directly in it, without blanks around it.</summary>
    internal string Text => _text.ToString().Trim();

    /// <summary>The first byte in the transmission.</summary>
    internal int Offset { get; } = offset;

    /// <summary>The byte behind it.</summary>
    internal int End { get; set; } = offset;

    /// <summary>Whether it has this name.</summary>
    internal bool Is(string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>An attribute by one of its names, without blanks around it; empty when it has none.</summary>
    internal string Attribute(params ReadOnlySpan<string> names)
    {
        foreach (var wanted in names)
            foreach (var (own, value) in attributes)
                if (string.Equals(own, wanted, StringComparison.OrdinalIgnoreCase)
                    && value.Trim() is { Length: > 0 } said)
                    return said;
        return "";
    }

    /// <summary>The first child of a name; null when there is none.</summary>
    internal XmlPart? First(string wanted) => _children.Find(one => one.Is(wanted));

    /// <summary>The children of a name.</summary>
    internal IEnumerable<XmlPart> All(string wanted) => _children.Where(one => one.Is(wanted));

    /// <summary>An attribute of the first child of a name; empty when there is none.</summary>
    internal string Of(string child, params ReadOnlySpan<string> names) => First(child)?.Attribute(names) ?? "";

    /// <summary>The texts of the children of a name, with blanks between them.</summary>
    internal string Words(string child) =>
        string.Join(' ', All(child).Select(one => one.Text).Where(one => one.Length > 0));

    /// <summary>It and everything in it, in order.</summary>
    internal IEnumerable<XmlPart> Whole()
    {
        var open = new Stack<XmlPart>([this]);
        while (open.TryPop(out var next))
        {
            yield return next;
            for (var last = next._children.Count - 1; last >= 0; last--)
                open.Push(next._children[last]);
        }
    }

    internal void Add(XmlPart child) => _children.Add(child);

    internal void Add(string text) => _text.Append(text);

    /// <inheritdoc/>
    public override string ToString() => $"[{name}]";
}
