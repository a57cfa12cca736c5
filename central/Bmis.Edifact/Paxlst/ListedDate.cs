namespace Bmis.Edifact.Paxlst;

/// <summary>
/// A date or time as a carrier sent it, with what it means where that can be said. Times are those of the place,
/// without a zone.
/// </summary>
/// <param name="Qualifier">What it is of (2005), such as 329 for a birth date.</param>
/// <param name="Text">The value (2380) without blanks around it.</param>
/// <param name="Format">How it is written (2379), such as 101 or 201; empty when it was not sent.</param>
/// <param name="Value">
/// What it means; null when it is no date. Without a time of day it is midnight; <see cref="HasTime"/> says which.
/// </param>
/// <param name="HasTime">Whether a time of day was sent.</param>
public sealed record ListedDate(string Qualifier, string Text, string Format, DateTime? Value, bool HasTime)
{
    /// <summary>The day; null when it is no date.</summary>
    public DateOnly? Day => Value is { } value ? DateOnly.FromDateTime(value) : null;
}
