namespace Bmis.Watchlist.Lists.Eu;

/// <summary>
/// A name, birth date, citizenship, document or address of an entity, by the names of its fields in the XML schema.
/// </summary>
/// <param name="Column">What problems call it.</param>
/// <param name="Field">The field of a name, or empty.</param>
internal sealed record EuDetail(string Column, Func<string, string> Field)
{
    internal string this[string name] => SourceText.Squeeze(Field(name));

    /// <summary>A number, or null where it is empty or zero.</summary>
    internal string? Number(string name) => this[name] is { Length: > 0 } text && text != "0" ? text : null;

    internal bool Is(string name) => this[name].ToUpperInvariant() is "TRUE" or "1" or "YES";

    public override string ToString() => Column;
}
