namespace Bmis.Central.LostDocuments;

/// <summary>
/// A place for an index on its way from the warehouse to its signature; the file goes with it. An index tells nothing
/// without its secret.
/// </summary>
internal sealed class TemporaryIndex : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-lost-documents-");

    public string File => Path.Combine(_folder.FullName, "index");

    public void Dispose() => _folder.Delete(recursive: true);
}
