using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Serving;
using Bmis.Documents.Trust;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Certificates;

/// <summary>
/// Builds the trust store at start and again when a file of the folder has changed. What cannot be read leaves the
/// store before it in use.
/// </summary>
internal sealed class TrustReload(
    LaneTrust trust,
    IReadOnlyList<IDocumentReader> readers,
    IOptions<CertificateOptions> options,
    TimeProvider clock,
    ILogger<TrustReload> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private string _seen = "";

    /// <summary>No chip is judged before the certificates are read.</summary>
    protected override bool StartWaits => true;

    protected override Task WorkAsync(CancellationToken cancellation)
    {
        Load();
        return Task.CompletedTask;
    }

    /// <summary>Looks at the folder; says whether the store was replaced.</summary>
    internal bool Load()
    {
        try
        {
            return LoadChanged();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.CertificatesUnread(logger, failure.Message);
            return false;
        }
    }

    private bool LoadChanged()
    {
        string[] paths = options.Value.Folder.Length > 0 ? [.. TrustFiles.In(options.Value.Folder)] : [];
        var seen = string.Join('\n', paths.Select(Sign).Prepend("folder"));
        if (seen == _seen) return false;
        var specimens = readers.OfType<SimulatedReader>().SelectMany(reader => reader.Chips.Trusted());
        var sources = specimens.Concat(paths.Select(TrustFiles.Read));
        var built = TrustImport.Build(
            [.. sources], Clock.GetUtcNow(), new(options.Value.DemandsKnownListSigner));
        trust.Replace(built.Store);
        _seen = seen;
        Log.CertificatesLoaded(
            logger, built.Store.Version[..8], built.Store.Anchors.Count, built.Report.Rejected.Count);
        return true;
    }

    private static string Sign(string path)
    {
        var file = new FileInfo(path);
        return $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}";
    }
}
