namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// An entry of the desk's own as a data manager types it, on the page and as JSON. It prints as <c>[entry]</c>.
/// </summary>
internal sealed record EntryForm
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

    /// <summary>Empty for what its list asks for, or refer.</summary>
    public string OnEntry { get; init; } = "";

    public string OnExit { get; init; } = "";

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool ProtectionMark { get; init; }

    public string Owner { get; init; } = "";

    public string LegalGround { get; init; } = "";

    public string Handling { get; init; } = "";

    public string Contact { get; init; } = "";

    public string ReviewOn { get; init; } = "";

    public string ExpiresOn { get; init; } = "";

    public IReadOnlyList<LinkRow> Links { get; init; } = [];

    /// <summary>Why it is proposed.</summary>
    public string Reason { get; init; } = "";

    public override string ToString() => "[entry]";
}
