using System.Text;

namespace Bmis.Watchlist.Lists;

/// <summary>Whether an entry can be written to a list file.</summary>
internal static class EntryLimits
{
    internal const string Reason = "A text or a list of this entry is longer than a list file may hold.";

    internal static bool Hold(AlertEntry entry) => Texts(entry).All(Fits) && Counts(entry).All(
        count => count <= EntryWriter.MostItems);

    // The exact length counts only where the text could be too long at all.
    private static bool Fits(string text) =>
        text.Length <= EntryWriter.LongestText / 4 || Encoding.UTF8.GetByteCount(text) <= EntryWriter.LongestText;

    private static IEnumerable<string> Texts(AlertEntry entry) =>
    [
        entry.Id, entry.Source, entry.Remarks, entry.Marks, entry.Photograph, entry.Terms.Owner,
        entry.Terms.LegalGround, entry.Terms.Handling, entry.Terms.Contact,
        .. entry.Names.Select(name => name.Primary), .. entry.Names.Select(name => name.Secondary),
        .. entry.BirthPlaces, .. entry.Addresses, .. entry.Programmes, .. entry.Vehicles, .. entry.Samples,
        .. entry.Documents.Select(document => document.Type), .. entry.Links.Select(link => link.EntryId),
    ];

    private static IEnumerable<int> Counts(AlertEntry entry) =>
    [
        entry.Names.Count, entry.BirthDates.Count, entry.BirthPlaces.Count, entry.Addresses.Count,
        entry.Nationalities.Count, entry.Documents.Count, entry.Programmes.Count, entry.Warnings.Count,
        entry.Vehicles.Count, entry.Samples.Count, entry.Links.Count,
    ];
}
