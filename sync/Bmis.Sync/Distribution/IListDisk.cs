namespace Bmis.Sync.Distribution;

/// <summary>
/// What lists need of a disk: the real one, or one that a test crashes at every call. A file's bytes are durable after
/// <see cref="Flush"/>, its name after <see cref="FlushFolder"/>. Failures are exceptions.
/// </summary>
internal interface IListDisk
{
    bool Exists(string path);

    long Length(string path);

    Stream Read(string path);

    /// <summary>Opens a file for reading and writing and makes it when it is missing.</summary>
    Stream Write(string path, bool anew);

    void Flush(Stream file);

    /// <summary>Renames a file; what had the new name is gone.</summary>
    void Move(string from, string to);

    void Delete(string path);

    IReadOnlyList<string> Files(string folder);

    IReadOnlyList<string> Folders(string folder);

    bool HasFolder(string path);

    void MakeFolder(string path);

    void FlushFolder(string path);
}
