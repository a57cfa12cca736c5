using System.Collections.Concurrent;
using Bmis.Central.Intake;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Checks uploads one after the other, so that several large ones never lie in memory together: until its turn comes an
/// upload is a sealed file. Whoever sent it looks at its page meanwhile.
/// </summary>
internal sealed class ImportChecks(
    ListDesk desk,
    UploadFolder folder,
    Arrivals arrivals,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<ImportChecks> logger) : IDisposable
{
    /// <summary>Uploads that wait at most.</summary>
    public const int MostWaiting = 8;

    // Those that are done are kept so long that whoever sent them can look.
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<Guid, ImportCheck> _checks = new();
    private readonly SemaphoreSlim _places = new(MostWaiting);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Takes an upload; null when too many wait already.</summary>
    public async Task<ImportCheck?> TakeAsync(
        string listName,
        IListImporter importer,
        IFormFileCollection uploads,
        string by,
        CancellationToken cancellation)
    {
        // The place is taken before the files are: to take them lasts, and others come meanwhile.
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellation)) return null;
        var kept = new List<KeptUpload>();
        try
        {
            foreach (var upload in uploads) kept.Add(await folder.KeepAsync(upload, cancellation));
        }
        catch
        {
            Leave(kept);
            throw;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var check = new ImportCheck(
            id, listName, importer.Source, [.. kept.Select(one => one.Name)], uploads.Sum(upload => upload.Length), by,
            clock.GetUtcNow(), Task.Run(() => WorkAsync(kept, listName, importer, by), CancellationToken.None));
        foreach (var old in _checks.Values.Where(one => one.IsDone).OrderByDescending(one => one.Id).Skip(MostKept))
            _checks.TryRemove(old.Id, out _);
        return _checks[id] = check;
    }

    public ImportCheck? Find(Guid id) => _checks.GetValueOrDefault(id);

    public void Dispose()
    {
        _places.Dispose();
        _turn.Dispose();
    }

    private async Task<ImportOutcome?> WorkAsync(
        List<KeptUpload> kept, string listName, IListImporter importer, string by)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            await _turn.WaitAsync(stopping);
            try
            {
                var files = new List<SourceFile>(kept.Count);
                foreach (var one in kept) files.Add(await one.ReadAsync(stopping));
                return await desk.ImportAsync(listName, importer, files, by, stopping);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception fault)
        {
            // Nobody waits for this work but a page that says that it could not be done. Words could be of a person.
            Log.ImportFailed(logger, listName, fault.GetType().Name);
            return null;
        }
        finally
        {
            Leave(kept);
            arrivals.AnnounceLists();
        }
    }

    private void Leave(List<KeptUpload> kept)
    {
        foreach (var one in kept) one.Dispose();
        _places.Release();
    }
}
