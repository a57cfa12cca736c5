using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// The days on which a person may have been born, as one statement of a list says. It prints as <c>[date]</c>.
/// </summary>
public readonly record struct BirthInterval
{
    private BirthInterval(DateOnly earliest, DateOnly latest, BirthCertainty certainty) =>
        (Earliest, Latest, Certainty) = (earliest, latest, certainty);

    /// <summary>First day of the interval.</summary>
    public DateOnly Earliest { get; }

    /// <summary>Last day of the interval; not before <see cref="Earliest"/>.</summary>
    public DateOnly Latest { get; }

    /// <summary>How sure the list is.</summary>
    public BirthCertainty Certainty { get; }

    /// <summary>True when the interval is one day.</summary>
    public bool IsOneDay => Earliest == Latest;

    /// <summary>An interval between two days; the days are put in order.</summary>
    public static BirthInterval Between(
        DateOnly one, DateOnly other, BirthCertainty certainty = BirthCertainty.Stated) =>
        one <= other ? new(one, other, certainty) : new(other, one, certainty);

    /// <summary>
    /// The interval that a partial date means. 1 January stands for "some day of that year" on lists and documents
    /// alike, so it is read as the whole year.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing is known of the date.</exception>
    public static BirthInterval Of(PartialDate date, BirthCertainty certainty = BirthCertainty.Stated)
    {
        if (date.IsUnknown) throw new ArgumentException("A birth interval needs at least a year.", nameof(date));
        var placeholder = date is { Month: 1, Day: 1 };
        return placeholder
            ? new(new(date.Year, 1, 1), new(date.Year, 12, 31), certainty)
            : new(date.Earliest, date.Latest, certainty);
    }

    /// <inheritdoc/>
    public override string ToString() => "[date]";
}
