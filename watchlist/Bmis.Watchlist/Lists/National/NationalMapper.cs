using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.National;

/// <summary>
/// Makes entries of the rows of a national list; every wrong field is a problem with its row and column.
/// </summary>
internal sealed class NationalMapper(CsvTable table)
{
    internal static readonly string[] Columns =
    [
        "id", "kind", "name", "aliases", "birth_dates", "birth_places", "nationalities", "sex", "documents",
        "programmes", "action", "remarks",
    ];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _line;

    internal List<AlertEntry> Map()
    {
        if (table.Rows.Count == 0 || !table.Rows[0].Fields.SequenceEqual(Columns))
        {
            table.Add(1, "", $"The first row must name the columns {string.Join(',', Columns)}.");
            return [];
        }

        return [.. table.Rows.Skip(1).Select(Entry)];
    }

    private AlertEntry Entry(CsvRow row)
    {
        _line = row.Line;
        var fields = row.Fields;
        return new()
        {
            Id = IdOf(fields[0].Trim()),
            Kind = Choice(fields[1], EntryKind.Person, "kind"),
            Names = [NameOf(fields[2], NameKind.Primary, "name"), .. Parts(fields[3]).Select(Alias)],
            BirthDates = [.. Parts(fields[4]).Select(BirthDate).OfType<BirthInterval>()],
            BirthPlaces = [.. Parts(fields[5])],
            Nationalities = [.. Parts(fields[6]).Select(Country).OfType<CountryCode>()],
            Sex = SexOf(fields[7].Trim()),
            Documents = [.. Parts(fields[8]).Select(Document).OfType<AlertDocument>()],
            Programmes = [.. Parts(fields[9])],
            Actions = AlertActions.Both(ActionOf(fields[10])),
            Remarks = fields[11].Trim(),
            Source = "National list",
        };
    }

    private string IdOf(string text)
    {
        if (text.Length is 0 or > 40
            || !text.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            Problem("id", "An id has 1 to 40 letters, digits and hyphens.");
        else if (!_ids.Add(text))
            Problem("id", "The id was given before.");
        return $"national:{text}";
    }

    private AlertName NameOf(string text, NameKind kind, string column, NameQuality quality = NameQuality.Strong)
    {
        if (!text.Any(char.IsLetter)) Problem(column, "A name needs at least one letter.");
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma < 0
            ? new(text.Trim(), "", kind, quality)
            : new(text[..comma].Trim(), text[(comma + 1)..].Trim(), kind, quality);
    }

    // A tilde marks a weak alias.
    private AlertName Alias(string text) => text[0] == '~'
        ? NameOf(text[1..], NameKind.Alias, "aliases", NameQuality.Weak)
        : NameOf(text, NameKind.Alias, "aliases");

    private BirthInterval? BirthDate(string text)
    {
        var certainty = text[0] == '~' ? BirthCertainty.Approximate : BirthCertainty.Stated;
        var ends = text.TrimStart('~').Split('/').Select(PartialDate.Parse).ToArray();
        if (ends.Length > 2 || !ends.All(end => end.Succeeded))
        {
            Problem("birth_dates", "A birth date is yyyy, yyyy-MM or yyyy-MM-dd, two of them with / for a range.");
            return null;
        }

        return ends.Length == 1
            ? BirthInterval.Of(ends[0].Value, certainty)
            : BirthInterval.Between(ends[0].Value.Earliest, ends[1].Value.Latest, certainty);
    }

    private CountryCode? Country(string text)
    {
        if (CountryCode.Parse(text).TryGet(out var country)) return country;
        Problem("nationalities", "A State's code is not known.");
        return null;
    }

    private Sex? SexOf(string text)
    {
        if (text.Length == 0) return null;
        if (SexCode.Parse(text).TryGet(out var sex)) return sex;
        Problem("sex", "Sex is F, M, X or empty.");
        return null;
    }

    private AlertDocument? Document(string text)
    {
        var parts = text.Split(':', StringSplitOptions.TrimEntries);
        if (parts.Length == 3 && CountryCode.Parse(parts[1]).TryGet(out var state)
            && DocumentNumber.Parse(parts[2]).TryGet(out var number))
            return new(parts[0], number, state);
        Problem("documents", "A document is written type:State:number.");
        return null;
    }

    private AlertAction ActionOf(string text)
    {
        var action = Choice(text, AlertAction.Refer, "action");
        if (AlertPrecedence.RankOf(action) > AlertPrecedence.RankOf(AlertAction.Refer))
            Problem("action", "An imported entry asks for no more than to refer.");
        return action;
    }

    private T Choice<T>(string text, T usual, string column)
        where T : struct, Enum
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return usual;
        if (Enum.GetNames<T>().Any(name => name.Equals(trimmed, StringComparison.OrdinalIgnoreCase)))
            return Enum.Parse<T>(trimmed, ignoreCase: true);
        Problem(column, $"It is one of {string.Join(", ", Enum.GetNames<T>())}.");
        return usual;
    }

    private static string[] Parts(string field) =>
        field.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Problem(string column, string reason) => table.Add(_line, column, reason);
}
