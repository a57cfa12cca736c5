namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>How the search for the prints of an entry stands. It prints as its entry's id.</summary>
internal sealed record EntryPrintSearched
{
    public string EntryId { get; init; } = "";

    public string Prints { get; init; } = "";

    public DateTime WantedAt { get; init; }

    /// <summary>Null while it waits.</summary>
    public DateTime? SearchedAt { get; init; }

    /// <summary>Among how many enrolments; null where none of the prints could be compared.</summary>
    public int? Subjects { get; init; }

    public override string ToString() => EntryId;
}
