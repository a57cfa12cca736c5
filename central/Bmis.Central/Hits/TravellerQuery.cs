using Bmis.Crossings.Records;
using Bmis.Watchlist;

namespace Bmis.Central.Hits;

/// <summary>What is asked about the traveller of a record: the same as at the lane.</summary>
internal static class TravellerQuery
{
    public static AlertQuery Of(Traveller? traveller, TravelDocument? document) => new()
    {
        Name = traveller?.Name,
        NameIsTruncated = IsCut(document?.Mrz ?? ""),
        BirthDate = traveller?.BirthDate ?? default,
        Sex = traveller?.Sex,
        Nationality = traveller?.Nationality,
        DocumentNumber = document?.Number,
        IssuingState = document?.IssuingState,
    };

    // A name field without a filler at its end may be cut (Doc 9303-3, 4.6); TD1 has the name in its third line.
    private static bool IsCut(string mrz)
    {
        var lines = mrz.Split('\n');
        var name = lines.Length == 3 ? lines[2] : lines[0];
        return name.Length > 0 && name[^1] != '<';
    }
}
