namespace Bmis.BorderPost.Devices.Fingers.Folder;

/// <summary>
/// The files of a folder: which are still, and where they go afterwards. Names that begin with a dot or end in
/// <c>.tmp</c> or <c>.part</c> are being written. One thread at a time.
/// </summary>
internal sealed class FolderFiles(string folder, bool keeps)
{
    private const int MostFiles = 100;

    private readonly Dictionary<string, (long Length, DateTime Written)> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<(string, long, DateTime)> _done = [];

    /// <summary>Whether the folder can be used.</summary>
    internal (DeviceState State, string Reason) State()
    {
        try
        {
            if (!Directory.Exists(folder)) return (DeviceState.Absent, "The folder of fingerprints is not there.");
            Directory.CreateDirectory(Path.Combine(folder, "aside"));
            if (keeps) Directory.CreateDirectory(Path.Combine(folder, "read"));
            return (DeviceState.Ready, "The folder of fingerprints is watched.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (DeviceState.Faulty, "The folder of fingerprints may not be written.");
        }
    }

    /// <summary>Files that have not changed since the last look, in the order of their writing.</summary>
    internal IReadOnlyList<string> Still()
    {
        var all = All();
        var still = all.Where(file => file.Length > 0 && _seen.TryGetValue(file.FullName, out var before)
                && before == (file.Length, file.LastWriteTimeUtc)
                && !_done.Contains((file.FullName, file.Length, file.LastWriteTimeUtc)))
            .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => file.FullName).ToArray();
        _seen.Clear();
        foreach (var file in all) _seen[file.FullName] = (file.Length, file.LastWriteTimeUtc);
        return still;
    }

    /// <summary>A file was read: it is deleted, or kept as the settings say. False when neither can be done.</summary>
    internal bool Finish(string file) => Try(file, () =>
    {
        if (keeps) File.Move(file, Free("read", file));
        else File.Delete(file);
    });

    /// <summary>A file does not count; its reason lies beside it.</summary>
    internal void SetAside(string file, string reason) => Try(file, () =>
    {
        var aside = Free("aside", file);
        File.Move(file, aside);
        File.WriteAllText(aside + ".reason", reason + "\n");
    });

    /// <summary>None of what lies there counts.</summary>
    internal void SetAsideAll(string reason)
    {
        if (State().State != DeviceState.Ready) return;
        foreach (var file in All()) SetAside(file.FullName, reason);
        _seen.Clear();
    }

    // What cannot be moved is remembered, so that it is not read twice.
    private bool Try(string file, Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            var info = new FileInfo(file);
            if (info.Exists && _done.Count < MostFiles) _done.Add((file, info.Length, info.LastWriteTimeUtc));
            return false;
        }
    }

    private FileInfo[] All()
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles()
                .Where(file => !file.Name.StartsWith('.') && file.Extension is not (".tmp" or ".part"))
                .Where(file => file.LinkTarget is null)
                .Take(MostFiles)];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Free(string place, string file)
    {
        var name = Path.GetFileName(file);
        var path = Path.Combine(folder, place, name);
        for (var i = 2; File.Exists(path) && i < 10_000; i++) path = Path.Combine(folder, place, $"{i}-{name}");
        return path;
    }
}
