using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist;

/// <summary>
/// What is known of a traveller and his or her document when they are screened; every part may be missing. What is
/// missing never counts against a candidate. It prints as <c>[query]</c>.
/// </summary>
public sealed record AlertQuery
{
    /// <summary>The name, or null for a document alone.</summary>
    public PersonName? Name { get; init; }

    /// <summary>
    /// True when the name field of the MRZ was full, so that its last part may be cut and others may be missing
    /// (Doc 9303-3, 4.6).
    /// </summary>
    public bool NameIsTruncated { get; init; }

    /// <summary>Date of birth, as far as it is known.</summary>
    public PartialDate BirthDate { get; init; }

    /// <summary>Sex, or null (or X) when it is not known.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Nationality, or null when it is not known.</summary>
    public CountryCode? Nationality { get; init; }

    /// <summary>Number of the travel document, or null.</summary>
    public DocumentNumber? DocumentNumber { get; init; }

    /// <summary>State that issued the document, or null.</summary>
    public CountryCode? IssuingState { get; init; }

    /// <summary>Entries of this kind are screened by name; documents are looked up over every kind.</summary>
    public EntryKind Kind { get; init; } = EntryKind.Person;

    /// <inheritdoc/>
    public override string ToString() => "[query]";
}
