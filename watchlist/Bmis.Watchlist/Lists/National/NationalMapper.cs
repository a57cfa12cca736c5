using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.National;

/// <summary>
/// Makes entries of the rows of a national list; every wrong field is a problem with its row and column.
/// </summary>
internal sealed class NationalMapper(CsvTable table)
{
    /// <summary>Columns that every file has.</summary>
    internal static readonly string[] Columns =
    [
        "id", "kind", "name", "aliases", "birth_dates", "birth_places", "nationalities", "sex", "documents",
        "programmes", "action", "remarks",
    ];

    /// <summary>Columns that a file may have besides.</summary>
    internal static readonly string[] FurtherColumns =
    [
        "action_on_exit", "warnings", "protection_mark", "owner", "legal_ground", "handling", "contact", "review_on",
        "expires_on", "marks", "vehicles", "links",
    ];

    private const int LongestLink = 240;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _line;

    /// <summary>For a table whose columns are known by now; reading ends where one is unknown.</summary>
    internal static NationalMapper Of(CsvTable table)
    {
        foreach (var column in table.Columns.Except(Columns).Except(FurtherColumns))
            table.Stop(1, column.Length <= 40 ? column : "", "A column of this name is not known.");
        return new(table);
    }

    internal AlertEntry Entry(CsvRow row)
    {
        _line = row.Line;
        string Field(string column) => table.Field(row, column);
        var terms = new NationalTerms(table, row);
        var entry = new AlertEntry
        {
            Id = IdOf(Field("id").Trim()),
            Kind = Choice(Field("kind"), EntryKind.Person, "kind"),
            Names =
            [
                NameOf(Field("name"), NameKind.Primary, "name"), .. Parts(Field("aliases")).Select(Alias),
            ],
            BirthDates = [.. Parts(Field("birth_dates")).Select(BirthDate).OfType<BirthInterval>()],
            BirthPlaces = [.. Parts(Field("birth_places"))],
            Nationalities = [.. Parts(Field("nationalities")).Select(Country).OfType<CountryCode>()],
            Sex = SexOf(Field("sex").Trim()),
            Documents = [.. Parts(Field("documents")).Select(Document).OfType<AlertDocument>()],
            Programmes = [.. Parts(Field("programmes"))],
            Remarks = Field("remarks").Trim(),
            Actions = ActionsOf(Field("action"), Field("action_on_exit"), terms.HasGround),
            Warnings = [.. Parts(Field("warnings")).Select(text => Choice(text, default(AlertWarning), "warnings"))],
            HasProtectionMark = terms.ProtectionMark(),
            Terms = terms.Read(),
            Marks = Field("marks").Trim(),
            Vehicles = [.. Parts(Field("vehicles"))],
            Links = [.. Parts(Field("links")).Select(Link).OfType<AlertLink>()],
            Source = "National list",
        };
        if (!EntryLimits.Hold(entry)) Problem("", EntryLimits.Reason);
        return entry;
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

    private AlertActions ActionsOf(string onEntry, string onExit, bool hasGround)
    {
        var entry = ActionOf(onEntry, AlertAction.Refer, "action", hasGround);
        return new(entry, ActionOf(onExit, entry, "action_on_exit", hasGround));
    }

    private AlertAction ActionOf(string text, AlertAction usual, string column, bool hasGround)
    {
        var action = Choice(text, usual, column);
        if (!hasGround && text.Trim().Length > 0 && AlertPrecedence.NeedsGround(action))
            Problem(column, "An entry asks for this action only where it states its legal ground.");
        return action;
    }

    // An entry of another list has its source before the colon; without one it is of this list.
    private AlertLink? Link(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        var kind = Choice(parts[0], AlertLinkKind.Associate, "links");
        if (parts.Length == 2 && parts[1].Length is > 0 and <= LongestLink && !parts[1].Any(char.IsWhiteSpace))
            return new(kind, parts[1].Contains(':', StringComparison.Ordinal) ? parts[1] : $"national:{parts[1]}");
        Problem("links", "A link is written kind:id.");
        return null;
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
