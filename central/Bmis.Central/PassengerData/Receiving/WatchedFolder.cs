using Bmis.Edifact.Interchange;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// Takes in files and mails that somebody puts into the watched folder, for senders who have no other way: a folder a
/// partner, a file a transmission. A file is removed once it is on disk in the warehouse, and not before; one that is
/// still being written is left until it rests.
/// </summary>
internal sealed class WatchedFolder(
    TransmissionDoor door,
    PartnerStore partners,
    IOptions<PassengerDataOptions> options,
    TimeProvider clock,
    ILogger<WatchedFolder> logger) : RecurringWork(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>Takes in whatever rests; returns how many files.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var taken = 0;
        foreach (var folder in Folders())
        {
            var files = Directory.EnumerateFiles(folder.FullName).Where(IsResting).ToList();
            if (files.Count == 0 || !await IsPartnerAsync(folder.Name, cancellation))
                continue;
            foreach (var file in files)
                taken += await TakeAsync(folder.Name, file, cancellation) ? 1 : 0;
        }

        return taken;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or UnauthorizedAccessException)
        {
            Log.PassengerFolderFailed(logger, fault.GetType().Name);
        }
    }

    private IEnumerable<DirectoryInfo> Folders() => options.Value.Folder.Length == 0
        ? []
        : new DirectoryInfo(options.Value.Folder).EnumerateDirectories()
            .OrderBy(one => one.Name, StringComparer.Ordinal);

    private bool IsResting(string file) =>
        !Path.GetFileName(file).StartsWith('.') && File.GetLastWriteTimeUtc(file) <= Clock.GetUtcNow() - Rest;

    private async Task<bool> IsPartnerAsync(string name, CancellationToken cancellation)
    {
        var isKnown = (await partners.AllAsync(cancellation))
            .Any(one => one.PartnerId == name && one.DisabledAt is null);
        if (!isKnown)
            Log.PassengerFolderUnknown(logger);
        return isKnown;
    }

    private async Task<bool> TakeAsync(string partner, string file, CancellationToken cancellation)
    {
        try
        {
            return await TakeReadableAsync(partner, file, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The others do not wait behind it.
            Log.PassengerFolderFailed(logger, fault.GetType().Name);
            return false;
        }
    }

    private async Task<bool> TakeReadableAsync(string partner, string file, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > EdifactLimits.MessageBytes)
        {
            Log.PassengerFileTooLong(logger);
            return false;
        }

        var bytes = await File.ReadAllBytesAsync(file, cancellation);
        var (channel, transmissions) = MailFile.Is(file)
            ? ("mail", await MailFile.TransmissionsInAsync(bytes, cancellation))
            : ("folder", [bytes]);
        foreach (var transmission in transmissions)
            await door.ReceiveAsync(transmission, partner, channel, cancellation);
        File.Delete(file);
        return true;
    }
}
