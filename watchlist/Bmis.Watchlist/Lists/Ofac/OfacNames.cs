namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>Names as the SDN list writes them: persons as <c>SURNAME, Given</c>.</summary>
internal static class OfacNames
{
    internal static AlertName Name(string text, EntryKind kind, NameKind nameKind, NameQuality quality)
    {
        var comma = kind == EntryKind.Person ? text.IndexOf(", ", StringComparison.Ordinal) : -1;
        return comma <= 0
            ? new(text, "", nameKind, quality)
            : new(text[..comma].Trim(), text[(comma + 2)..].Trim(), nameKind, quality);
    }
}
