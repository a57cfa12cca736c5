using Bmis.Sync.Distribution;

namespace Bmis.Sync.Simulation.Lists;

/// <summary>
/// A disk for lists. The power can go at any call that changes something. Then bytes that were not flushed are gone
/// from any point on, and of the changes of names since the folder was flushed any have happened or not.
/// </summary>
internal sealed class SimulatedListDisk(bool forgetsToFlush) : IListDisk
{
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);
    private readonly List<(string Folder, Action<SortedDictionary<string, DiskFile>> Do)> _changes = [];
    private SortedDictionary<string, DiskFile> _names = new(StringComparer.Ordinal);
    private SortedDictionary<string, DiskFile> _durable = new(StringComparer.Ordinal);

    /// <summary>How many more changes the power lasts; null when it does not go.</summary>
    public int? PowerLasts { get; set; }

    /// <summary>The disk after the power came back.</summary>
    public void Restart(Random random)
    {
        PowerLasts = null;
        foreach (var (_, change) in _changes.Where(_ => random.Next(2) == 0))
            change(_durable);
        _changes.Clear();
        foreach (var name in _durable.Keys.ToArray())
            _durable[name] = _durable[name].AfterPowerCut(random);
        _names = new SortedDictionary<string, DiskFile>(_durable, StringComparer.Ordinal);
    }

    public bool Exists(string path) => _names.ContainsKey(path);

    public long Length(string path) => Of(path).Bytes.Count;

    public Stream Read(string path) => new DiskStream(Of(path), Step);

    public Stream Write(string path, bool anew)
    {
        Step();
        if (anew || !Exists(path))
        {
            var file = new DiskFile();
            Change(path, names => names[path] = file);
        }

        return new DiskStream(Of(path), Step);
    }

    public void Flush(Stream file)
    {
        Step();
        if (!forgetsToFlush)
            ((DiskStream)file).File.Flush();
    }

    public void Move(string from, string to)
    {
        Step();
        _ = Of(from);
        Change(to, names =>
        {
            if (names.Remove(from, out var file))
                names[to] = file;
        });
    }

    public void Delete(string path)
    {
        Step();
        Change(path, names => names.Remove(path));
    }

    public IReadOnlyList<string> Files(string folder) =>
        [.. _names.Keys.Where(name => Path.GetDirectoryName(name) == folder)];

    public IReadOnlyList<string> Folders(string folder) =>
        [.. _folders.Where(name => Path.GetDirectoryName(name) == folder)];

    public bool HasFolder(string path) => _folders.Contains(path);

    public void MakeFolder(string path) => _folders.Add(path);

    public void FlushFolder(string path)
    {
        Step();
        if (forgetsToFlush)
            return;
        foreach (var (_, change) in _changes.Where(one => one.Folder == path))
            change(_durable);
        _changes.RemoveAll(one => one.Folder == path);
    }

    private void Change(string path, Action<SortedDictionary<string, DiskFile>> change)
    {
        change(_names);
        _changes.Add((Path.GetDirectoryName(path)!, change));
    }

    private DiskFile Of(string path) =>
        _names.TryGetValue(path, out var file) ? file : throw new FileNotFoundException("No such file.", path);

    private void Step()
    {
        if (PowerLasts is not { } left)
            return;
        if (left == 0)
            throw new PowerCutException();
        PowerLasts = left - 1;
    }
}
