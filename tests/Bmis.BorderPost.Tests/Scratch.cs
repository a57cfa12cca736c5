namespace Bmis.BorderPost.Tests;

/// <summary>A folder of one test.</summary>
internal sealed class Scratch : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("bmis-post-").FullName;

    internal string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
