using Bmis.Sync.Distribution;

namespace Bmis.Sync.Tests.Distribution;

/// <summary>A disk whose program is killed before or after its n-th call that changes something.</summary>
internal sealed class DyingDisk(IListDisk disk, int dieAt, bool afterwards) : IListDisk
{
    private int _calls;

    public bool Exists(string path) => disk.Exists(path);

    public long Length(string path) => disk.Length(path);

    public Stream Read(string path) => disk.Read(path);

    public Stream Write(string path, bool anew)
    {
        Stream? file = null;
        try
        {
            Change(() => file = disk.Write(path, anew));
            return file!;
        }
        catch (KilledException)
        {
            file?.Dispose();
            throw;
        }
    }

    public void Flush(Stream file) => Change(() => disk.Flush(file));

    public void Move(string from, string to) => Change(() => disk.Move(from, to));

    public void Delete(string path) => Change(() => disk.Delete(path));

    public IReadOnlyList<string> Files(string folder) => disk.Files(folder);

    public IReadOnlyList<string> Folders(string folder) => disk.Folders(folder);

    public bool HasFolder(string path) => disk.HasFolder(path);

    public void MakeFolder(string path) => Change(() => disk.MakeFolder(path));

    public void FlushFolder(string path) => Change(() => disk.FlushFolder(path));

    private void Change(Action call)
    {
        var dies = ++_calls == dieAt;
        if (dies && !afterwards)
            throw new KilledException();
        call();
        if (dies)
            throw new KilledException();
    }

    internal sealed class KilledException : Exception;
}
