namespace Bmis.Sync.Distribution;

/// <summary>The disk of this machine.</summary>
internal sealed class FileListDisk : IListDisk
{
    private FileListDisk()
    {
    }

    public static FileListDisk Instance { get; } = new();

    public bool Exists(string path) => File.Exists(path);

    public long Length(string path) => new FileInfo(path).Length;

    public Stream Read(string path) => File.OpenRead(path);

    public Stream Write(string path, bool anew) => new FileStream(
        path, anew ? FileMode.Create : FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    public void Flush(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string path) => File.Delete(path);

    public IReadOnlyList<string> Files(string folder) => Directory.GetFiles(folder);

    public IReadOnlyList<string> Folders(string folder) => Directory.GetDirectories(folder);

    public bool HasFolder(string path) => Directory.Exists(path);

    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    public void FlushFolder(string path) => FolderFlush.Flush(path);
}
