using Bmis.Crossings.History;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Expected;

/// <summary>
/// By what somebody at a desk is found on carriers' lists, the surest first: the document; the person, as histories
/// find him or her; birth date and primary identifier, because carriers shorten and join given names. All are exact
/// texts, so that they can be looked up as digests.
/// </summary>
public static class ExpectedKeys
{
    /// <summary>The keys of somebody at a desk, at most one of each kind.</summary>
    public static IEnumerable<string> Of(Traveller? traveller, TravelDocument? document) =>
        new[] { HistoryKeys.Document(document), Person(traveller), Birth(traveller) }.OfType<string>();

    /// <summary>The keys of somebody on a list.</summary>
    public static IEnumerable<string> Of(ExpectedTraveller expected) =>
        expected.Documents.Select(HistoryKeys.Document)
            .Concat(expected.Readings.Select(Person))
            .Concat(expected.Readings.Select(Birth))
            .OfType<string>().Distinct(StringComparer.Ordinal);

    private static string? Person(Traveller? traveller) =>
        traveller is { Nationality.Code.Length: > 0 } ? HistoryKeys.Person(traveller) : null;

    private static string? Birth(Traveller? traveller) =>
        traveller is { BirthDate.IsComplete: true, Name.MrzPrimary.Length: > 0 }
            ? string.Join('|', "b", traveller.BirthDate.ToIso(), traveller.Name.MrzPrimary)
            : null;
}
