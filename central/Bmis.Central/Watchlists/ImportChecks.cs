using System.Collections.Concurrent;
using Bmis.Central.Intake;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Checks uploads one after the other, so that several large ones never lie in memory together: until its turn comes an
/// upload is a file. Whoever sent it looks at its page meanwhile.
/// </summary>
internal sealed class ImportChecks(
    ListDesk desk,
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
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Takes an upload; null when too many wait already.</summary>
    public async Task<ImportCheck?> TakeAsync(
        string listName,
        IListImporter importer,
        IFormFileCollection uploads,
        string by,
        CancellationToken cancellation)
    {
        if (_checks.Values.Count(check => !check.IsDone) >= MostWaiting) return null;
        var folder = Directory.CreateTempSubdirectory("bmis-import-");
        try
        {
            var names = await KeepAsync(folder, uploads, cancellation);
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            var check = new ImportCheck(
                id, listName, importer.Source, names, uploads.Sum(upload => upload.Length), by, clock.GetUtcNow(),
                Task.Run(() => WorkAsync(folder, names, listName, importer, by), CancellationToken.None));
            foreach (var old in _checks.Values.Where(one => one.IsDone).OrderByDescending(one => one.Id).Skip(MostKept))
                _checks.TryRemove(old.Id, out _);
            return _checks[id] = check;
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public ImportCheck? Find(Guid id) => _checks.GetValueOrDefault(id);

    public void Dispose() => _turn.Dispose();

    // The names are the sender's; on disk the files are numbers.
    private static async Task<string[]> KeepAsync(
        DirectoryInfo folder, IFormFileCollection uploads, CancellationToken cancellation)
    {
        var names = new string[uploads.Count];
        for (var i = 0; i < uploads.Count; i++)
        {
            names[i] = Path.GetFileName(uploads[i].FileName);
            await using var file = File.Create(PathOf(folder, i));
            await uploads[i].CopyToAsync(file, cancellation);
        }

        return names;
    }

    private async Task<ImportOutcome?> WorkAsync(
        DirectoryInfo folder, string[] names, string listName, IListImporter importer, string by)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            await _turn.WaitAsync(stopping);
            try
            {
                var files = new SourceFile[names.Length];
                for (var i = 0; i < names.Length; i++)
                    files[i] = new(names[i], await File.ReadAllBytesAsync(PathOf(folder, i), stopping));
                return await desk.ImportAsync(listName, importer, files, by, stopping);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or OperationCanceledException)
        {
            Log.ImportFailed(logger, listName, fault.Message);
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
            arrivals.AnnounceLists();
        }
    }

    private static string PathOf(DirectoryInfo folder, int number) =>
        Path.Combine(folder.FullName, FormattableString.Invariant($"{number}"));
}
