using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>Makes an entry of what was typed, and the other way round.</summary>
internal sealed class EntryFormReader
{
    /// <summary>What officers are told of where an own entry comes from.</summary>
    public const string Source = "Headquarters";

    private readonly FormFields _fields = new();

    private readonly ListTerms _terms;

    private EntryFormReader(ListTerms terms) => _terms = terms;

    /// <summary>An id that says nothing of anybody.</summary>
    public static string NewId(TimeProvider clock) =>
        $"{ApprovedList.Desk}:{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    /// <summary>
    /// The entry, or the fields that are wrong. What the form does not show stays as it was; what it leaves to its list
    /// is what the list asks for now.
    /// </summary>
    public static (AlertEntry? Entry, IReadOnlyList<string> Wrong) Read(
        string id, EntryForm form, AlertEntry? before, ListTerms? terms = null)
    {
        var reader = new EntryFormReader(terms ?? ListTerms.Silent);
        var entry = reader.Entry(before ?? new() { Id = id, Kind = EntryKind.Person, Source = Source }, form);
        return reader._fields.Wrong is { Count: > 0 } wrong ? (null, wrong) : (entry, []);
    }

    /// <summary>The form that says what an entry says.</summary>
    public static EntryForm Of(AlertEntry entry)
    {
        var form = new EntryForm
        {
            Kind = JsonName.Of(entry.Kind),
            Names = [.. entry.Names.Select(name => new NameRow(
                name.Text, JsonName.Of(name.Kind), JsonName.Of(name.Quality)))],
            BirthDates = [.. entry.BirthDates.Select(BirthText.Of)],
            BirthPlaces = entry.BirthPlaces,
            Addresses = entry.Addresses,
            Nationalities = [.. entry.Nationalities.Select(state => state.Code)],
            Sex = entry.Sex?.ToString() ?? "",
            Documents = [.. entry.Documents.Select(one => new DocumentRow(
                one.Type, one.Number.Text, one.IssuingState?.Code))],
            Marks = entry.Marks,
            Vehicles = entry.Vehicles,
            Remarks = entry.Remarks,
            Warnings = [.. entry.Warnings.Select(JsonName.Of)],
            ProtectionMark = entry.HasProtectionMark,
            Links = [.. entry.Links.Select(link => new LinkRow(JsonName.Of(link.Kind), link.EntryId))],
        };
        return DeskForm.Filled(form, entry.Actions, entry.Terms);
    }

    private AlertEntry Entry(AlertEntry before, EntryForm form)
    {
        var entry = before with
        {
            Kind = _fields.Choice(form.Kind, EntryKind.Person, "kind"),
            Names = Rows(form.Names, "names", row => row.Text, Name),
            BirthDates = [.. _fields.Lines(form.BirthDates, "birthDates").Select(BirthDate)],
            BirthPlaces = _fields.Lines(form.BirthPlaces, "birthPlaces"),
            Addresses = _fields.Lines(form.Addresses, "addresses"),
            Nationalities = [.. _fields.Lines(form.Nationalities, "nationalities")
                .Select(code => State(code, "nationalities")).OfType<CountryCode>()],
            Sex = SexOf(form.Sex),
            Documents =
                [.. Rows(form.Documents, "documents", row => row.Number, Document).OfType<AlertDocument>()],
            Marks = _fields.Text(form.Marks, "marks", FormFields.LongestText),
            Vehicles = _fields.Lines(form.Vehicles, "vehicles"),
            Remarks = _fields.Text(form.Remarks, "remarks", FormFields.LongestText),
            Actions = form.Actions(_fields, Usual) ?? Usual,
            Warnings = _fields.Warnings(form.Warnings),
            HasProtectionMark = form.ProtectionMark,
            Terms = form.Terms(_fields),
            Links = Rows(form.Links, "links", row => row.Entry, Link),
        };
        if (entry.Names.Count == 0 && entry.Documents.Count == 0) _fields.Mark("names");
        if (entry.Terms.LegalGround.Length + _terms.Shown.LegalGround.Length == 0
            && AlertPrecedence.NeedsGround(entry.Actions))
            _fields.Mark("legalGround");
        return entry;
    }

    private AlertActions Usual => _terms.Actions ?? AlertActions.Refer;

    private T[] Rows<TRow, T>(IReadOnlyList<TRow>? rows, string field, Func<TRow, string?> key, Func<TRow, T> read)
    {
        var filled = (rows ?? []).Where(row => row is not null && !string.IsNullOrWhiteSpace(key(row))).ToArray();
        if (filled.Length > FormFields.MostRows) _fields.Mark(field);
        return [.. filled.Take(FormFields.MostRows).Select(read)];
    }

    private AlertName Name(NameRow row)
    {
        var text = _fields.Text(row.Text, "names");
        if (!text.Any(char.IsLetter)) _fields.Mark("names");
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var (kind, quality) = (
            _fields.Choice(row.Kind, NameKind.Primary, "names"),
            _fields.Choice(row.Quality, NameQuality.Strong, "names"));
        return comma < 0
            ? new(text, "", kind, quality)
            : new(text[..comma].Trim(), text[(comma + 1)..].Trim(), kind, quality);
    }

    private BirthInterval BirthDate(string text)
    {
        if (BirthText.Read(text) is { } interval) return interval;
        _fields.Mark("birthDates");
        return default;
    }

    private CountryCode? State(string code, string field)
    {
        if (CountryCode.Parse(code).TryGet(out var state)) return state;
        _fields.Mark(field);
        return null;
    }

    private Sex? SexOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (SexCode.Parse(text).TryGet(out var sex)) return sex;
        _fields.Mark("sex");
        return null;
    }

    private AlertDocument? Document(DocumentRow row)
    {
        var state = string.IsNullOrWhiteSpace(row.IssuingState) ? null : State(row.IssuingState, "documents");
        if (DocumentNumber.Parse(row.Number).TryGet(out var number))
            return new(_fields.Text(row.Type, "documents"), number, state);
        _fields.Mark("documents");
        return null;
    }

    private AlertLink Link(LinkRow row)
    {
        var id = _fields.Text(row.Entry, "links", 100);
        if (!id.Contains(':', StringComparison.Ordinal)) _fields.Mark("links");
        return new(_fields.Choice(row.Kind, AlertLinkKind.Associate, "links"), id);
    }
}
