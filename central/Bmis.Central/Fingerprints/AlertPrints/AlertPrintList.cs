using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;
using Dapper;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// Publishes the prints of the entries in force as a gallery, together with the alert list that has the entries: lanes
/// learn from that list alone what a hit asks for and who may know of it.
/// </summary>
internal sealed class AlertPrintList(
    EntryPrintStore prints,
    ListPublisher publisher,
    IWarehouse warehouse,
    IFingerprintEngine engine)
{
    // The list's own version counts; equal prints give equal bytes.
    private const long GalleryVersion = 1;

    private const int EntriesAtOnce = 1000;

    private const string WasPublished = "select exists (select from published_list where list_name = @name)";

    /// <summary>
    /// Publishes and returns the version; null when lanes have it already, or there never was a print.
    /// </summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    public async Task<long?> PublishAsync(
        IReadOnlyList<AlertEntry> entries, TimeSpan lifetime, CancellationToken cancellation)
    {
        var bearing = entries.Where(entry => PrintReference.Of(entry.Samples).Any()).ToList();
        if (bearing.Count == 0 && !await WasPublishedAsync(cancellation))
            return null;
        var enrolments = new List<Enrolment>();
        foreach (var some in bearing.Chunk(EntriesAtOnce))
            enrolments.AddRange(await prints.EnrolmentsAsync(some, cancellation));
        using var gallery = Gallery.Of(engine, GalleryVersion, enrolments);
        return await publisher.PublishChangedAsync(ListNames.AlertPrints, gallery.ToBytes(), lifetime, cancellation);
    }

    private async Task<bool> WasPublishedAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(WasPublished, new { name = ListNames.AlertPrints });
    }
}
