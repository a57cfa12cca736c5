namespace Bmis.Watchlist.Lists;

/// <summary>
/// One name of an entry, as its list writes it, in any script. It prints as <c>[name]</c>.
/// </summary>
/// <param name="Primary">
/// Primary identifier (mostly the family name), or the whole name where the list does not divide it.
/// </param>
/// <param name="Secondary">Secondary identifier (mostly the given names); empty where the list does not divide.</param>
/// <param name="Kind">How the name belongs to the entry.</param>
/// <param name="Quality">How far the name alone identifies the entry.</param>
public sealed record AlertName(
    string Primary, string Secondary = "", NameKind Kind = NameKind.Primary, NameQuality Quality = NameQuality.Strong)
{
    /// <summary>The name as lists print it: <c>Primary, Secondary</c>, or the whole name.</summary>
    public string Text => Secondary.Length == 0 ? Primary : $"{Primary}, {Secondary}";

    /// <inheritdoc/>
    public override string ToString() => "[name]";
}
