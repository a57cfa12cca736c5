using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Crossings;
using Bmis.Crossings.Fingerprints;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// Publishes the prints of the entries in force as a gallery, together with the alert list that has the entries: lanes
/// learn from that list alone what a hit asks for and who may know of it.
/// </summary>
internal sealed class AlertPrintList(
    EntryPrintStore prints,
    ListPublisher publisher,
    IWarehouse warehouse,
    IFingerprintEngine engine,
    IOptions<FingerprintsOptions> options)
{
    // The list's own version counts; equal prints give equal bytes.
    private const long GalleryVersion = 1;

    private const int EntriesAtOnce = 1000;

    private const string WasPublished = "select exists (select from published_list where list_name = @name)";

    /// <summary>
    /// Publishes and returns the version; null when lanes have it already, or there never was a print.
    /// </summary>
    /// <exception cref="StopException">There is no key to sign with, or no place to write.</exception>
    public async Task<long?> PublishAsync(
        IReadOnlyList<AlertEntry> entries, TimeSpan lifetime, CancellationToken cancellation)
    {
        var bearing = entries.Where(entry => PrintReference.Of(entry.Samples).Any())
            .OrderBy(entry => AlertSubject.Of(entry.Id)).ToList();
        if (bearing.Count == 0 && !await WasPublishedAsync(cancellation))
            return null;
        return await publisher.PublishChangedAsync(
            ListNames.AlertPrints, await WriteAsync(bearing, cancellation), lifetime, cancellation);
    }

    private async Task<byte[]> WriteAsync(List<AlertEntry> bearing, CancellationToken cancellation)
    {
        try
        {
            using var folder = new GalleryFolder(options.Value.GalleryFolder);
            using (var writer = new GalleryWriter(folder.File, engine, GalleryVersion))
            {
                foreach (var some in bearing.Chunk(EntriesAtOnce))
                    await AddAsync(writer, some, cancellation);
                writer.Finish(cancellation);
            }

            return await File.ReadAllBytesAsync(folder.File, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException($"The prints of alert entries could not be written: {fault.Message}");
        }
    }

    private async Task AddAsync(GalleryWriter writer, AlertEntry[] entries, CancellationToken cancellation)
    {
        var templates = await prints.TemplatesAsync(
            entries.SelectMany(entry => PrintReference.Of(entry.Samples)), cancellation);
        foreach (var entry in entries)
        {
            LabelledTemplate[] fingers =
            [
                .. PrintReference.Of(entry.Samples).Where(one => templates.ContainsKey(one.ToString()))
                    .Select(one => new LabelledTemplate((FingerPosition)one.Finger, templates[one.ToString()]))
                    .Take(LabelledTemplate.Most),
            ];
            if (fingers.Length > 0)
                writer.Add(new(AlertSubject.Of(entry.Id), fingers));
        }
    }

    private async Task<bool> WasPublishedAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(WasPublished, new { name = ListNames.AlertPrints });
    }
}
