namespace Bmis.Watchlist.Lists.Ftm;

/// <summary>
/// The names of an entity. They stand whole; where family and given name stand beside them and have the same words, the
/// leading name is divided. An entity without a name has the caption that its publisher shows instead.
/// </summary>
internal static class FtmNames
{
    internal static void Note(FtmEntity entity, EntryDraft entry)
    {
        var names = entity["name"].ToList();
        var leading = names.Contains(entity.Caption) ? entity.Caption : names.FirstOrDefault(entity.Caption);
        if (Divided(entity, leading) is { } divided) entry.AddName(divided.Last, divided.Given);
        else entry.AddName(leading);
        foreach (var name in names.Where(name => name != leading)) entry.AddName(name, "", NameKind.Alias);
        foreach (var alias in entity["alias"]) entry.AddName(alias, "", NameKind.Alias);
        foreach (var former in entity["previousName"]) entry.AddName(former, "", NameKind.Former);
        foreach (var weak in entity["weakAlias"].Concat(entity["abbreviation"]))
            entry.AddName(weak, "", NameKind.Alias, NameQuality.Weak);
    }

    private static (string Last, string Given)? Divided(FtmEntity entity, string name)
    {
        var (last, first) = (entity["lastName"].ToList(), entity["firstName"].ToList());
        if (last.Count != 1 || first.Count != 1) return null;
        var given = string.Join(' ', (string[])[first[0], .. entity["middleName"], .. entity["secondName"]]);
        return Words($"{last[0]} {given}").SetEquals(Words(name)) ? (last[0], given) : null;
    }

    private static HashSet<string> Words(string text) =>
        new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
