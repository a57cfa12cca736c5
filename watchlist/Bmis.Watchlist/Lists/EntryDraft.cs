using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// An entry while the rows and elements of its source are read. Texts are squeezed, the same thing said twice is kept
/// once, and what cannot be used as a field stays in the remarks with a warning.
/// </summary>
internal sealed class EntryDraft
{
    private readonly ImportDraft _import;
    private readonly SourcePlace _start;
    private readonly string _source;
    private readonly OnceList<AlertName> _names = new();
    private readonly HashSet<(string Primary, string Secondary)> _written = [];
    private readonly OnceList<BirthInterval> _births = new();
    private readonly OnceList<string> _birthPlaces = new();
    private readonly OnceList<string> _addresses = new();
    private readonly OnceList<CountryCode> _nationalities = new();
    private readonly OnceList<AlertDocument> _documents = new();
    private readonly OnceList<string> _programmes = new();
    private readonly OnceList<string> _remarks = new();
    private readonly OnceList<string> _marks = new();
    private readonly OnceList<AlertLink> _links = new();

    internal EntryDraft(ImportDraft import, SourcePlace start, string id, EntryKind kind, string source) =>
        (_import, _start, Place, Id, Kind, _source) = (import, start, start, id, kind, source);

    /// <summary>Where problems are from now on: the entry's own place at first.</summary>
    internal SourcePlace Place { get; set; }

    internal EntryKind Kind { get; }

    internal string Id { get; }

    internal Sex? Sex { get; set; }

    internal bool HasName => _names.Count > 0;

    private bool HasPrimary => _names.Count > 0 && _names[0].Kind == NameKind.Primary;

    /// <summary>Adds a name; the first primary one leads, further primary ones become aliases.</summary>
    internal void AddName(
        string? primary, string? secondary = "", NameKind nameKind = NameKind.Primary,
        NameQuality quality = NameQuality.Strong)
    {
        var (first, second) = (SourceText.Squeeze(primary), SourceText.Squeeze(secondary));
        if (first.Length == 0) (first, second) = (second, "");
        if (!first.Any(char.IsLetterOrDigit)) return;
        if (nameKind == NameKind.Primary && HasPrimary) nameKind = NameKind.Alias;
        if (!_written.Add((first, second))) return;
        var name = new AlertName(first, second, nameKind, quality);
        if (nameKind == NameKind.Primary) _names.AddFirst(name);
        else _names.Add(name);
    }

    internal void AddBirth(BirthInterval birth) => _births.Add(birth);

    internal void AddBirthPlace(params IEnumerable<string?> parts) => OnceText(_birthPlaces, SourceText.Joined(parts));

    internal void AddAddress(params IEnumerable<string?> parts) => OnceText(_addresses, SourceText.Joined(parts));

    internal void AddProgramme(string? text) => OnceText(_programmes, SourceText.Squeeze(text));

    internal void AddMark(string? text) => OnceText(_marks, SourceText.Squeeze(text));

    internal void AddLink(AlertLinkKind linkKind, string entryId) => _links.Add(new AlertLink(linkKind, entryId));

    internal void AddRemark(string? text) => OnceText(_remarks, SourceText.Squeeze(text));

    internal void AddRemark(string label, string? text)
    {
        var squeezed = SourceText.Squeeze(text);
        if (squeezed.Length > 0) OnceText(_remarks, $"{label}: {squeezed}");
    }

    internal void AddNationality(CountryCode state) => _nationalities.Add(state);

    /// <summary>Adds a nationality that is written as the name of a State or of its people.</summary>
    internal void AddNationality(string? name, string column) =>
        AddNationality(name, CountryNames.Find(SourceText.Squeeze(name)), column);

    /// <summary>Adds a nationality that is written as a code of two or three letters.</summary>
    internal void AddNationalityCode(string? code, string column) =>
        AddNationality(code, CountryNames.OfCode(code), column);

    /// <summary>
    /// Adds the document whose number a text holds. Words around the number are left away; the text stays in the
    /// remarks where anything was.
    /// </summary>
    internal void AddDocument(string? type, string? text, CountryCode? state, string column)
    {
        var (label, written) = (SourceText.Squeeze(type), SourceText.Squeeze(text));
        if (written.Length == 0) return;
        var number = DocumentText.Number(written);
        if (number is null || number != written) AddRemark(label.Length == 0 ? "Document" : label, written);
        if (number is not null && DocumentNumber.Parse(number).TryGet(out var read))
            _documents.Add(new AlertDocument(label, read, state));
        else _import.Warn(Place, column, "No document number stands here; the text is kept in the remarks.");
    }

    /// <summary>Keeps in the remarks what no field can hold, with a warning.</summary>
    internal void KeepAside(string column, string label, string text)
    {
        AddRemark(label, text);
        _import.Warn(Place, column, "This cannot be used as a field; the text is kept in the remarks.");
    }

    internal void Problem(string column, string reason) => _import.Problem(Place, column, reason);

    /// <summary>Hands the entry over to the import.</summary>
    internal void Finish(string idColumn, string nameColumn)
    {
        if (HasName) _import.Add(ToEntry(), _start, idColumn);
        else _import.Problem(_start, nameColumn, "The entry has no name.");
    }

    // Without a primary name the first one leads: its list divides names otherwise.
    private AlertEntry ToEntry() => new()
    {
        Id = Id,
        Kind = Kind,
        Names = [_names[0] with { Kind = NameKind.Primary }, .. _names.ToArray().AsSpan(1)],
        BirthDates = _births.ToArray(),
        BirthPlaces = _birthPlaces.ToArray(),
        Addresses = _addresses.ToArray(),
        Nationalities = _nationalities.ToArray(),
        Sex = Sex,
        Documents = _documents.ToArray(),
        Programmes = _programmes.ToArray(),
        Remarks = string.Join("; ", _remarks.ToArray()),
        Marks = string.Join("; ", _marks.ToArray()),
        Links = _links.ToArray(),
        Actions = AlertActions.Refer,
        Source = _source,
    };

    private void AddNationality(string? text, CountryCode? country, string column)
    {
        var squeezed = SourceText.Squeeze(text);
        if (country is { } found) _nationalities.Add(found);
        else if (squeezed.Length > 0 && !CountryNames.MeansNone(squeezed))
        {
            AddRemark("Nationality", squeezed);
            _import.Warn(Place, column, "No State has this name or code; the text is kept in the remarks.");
        }
    }

    private static void OnceText(OnceList<string> list, string text)
    {
        if (text.Length > 0) list.Add(text);
    }
}
