namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// An entry of the desk's own as a data manager types it, on the page and as JSON; empty actions are what
/// its list asks for, or refer. It prints as <c>[entry]</c>.
/// </summary>
internal sealed record EntryForm : DeskForm
{
    /// <summary>The list of headquarters' own on which it stands; empty for where it is, or for <c>desk</c>.</summary>
    public string List { get; init; } = "";

    public string Kind { get; init; } = "person";

    public IReadOnlyList<NameRow> Names { get; init; } = [];

    /// <summary>1961, 1961-05, 1961-05-07 or 1960/1963; a tilde before it for circa.</summary>
    public IReadOnlyList<string> BirthDates { get; init; } = [];

    public IReadOnlyList<string> BirthPlaces { get; init; } = [];

    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Three-letter codes.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    public string Sex { get; init; } = "";

    public IReadOnlyList<DocumentRow> Documents { get; init; } = [];

    public string Marks { get; init; } = "";

    public IReadOnlyList<string> Vehicles { get; init; } = [];

    public string Remarks { get; init; } = "";

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool ProtectionMark { get; init; }

    /// <summary>Whether carriers are ordered not to board whoever shows exactly a document of the entry.</summary>
    public bool NoBoarding { get; init; }

    public IReadOnlyList<LinkRow> Links { get; init; } = [];

    public override string ToString() => "[entry]";
}
