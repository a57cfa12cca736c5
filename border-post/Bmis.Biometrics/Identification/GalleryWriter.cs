namespace Bmis.Biometrics.Identification;

/// <summary>
/// Writes a gallery, subject by subject in ascending order of their names, within bounded memory: columns lie in files
/// without a name beside it until they are joined. Whoever opens the gallery's name sees it whole or not at all. The
/// same enrolments give the same bytes. Belongs to one thread.
/// </summary>
public sealed class GalleryWriter : IDisposable
{
    private readonly string _file;
    private readonly PrintPacking _packing;
    private readonly GallerySections _sections;

    /// <summary>Begins a gallery.</summary>
    /// <param name="file">Where it will lie; one that lies there is replaced at the end.</param>
    /// <param name="engine">Whose templates it will hold.</param>
    /// <param name="version">The gallery's own version, which is told with every answer.</param>
    public GalleryWriter(string file, IFingerprintEngine engine, long version)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _file = Path.GetFullPath(file);
        _packing = PrintPacking.Of(engine);
        var folder = Path.GetDirectoryName(_file)!;
        _sections = new(engine.Name, version, () => Open(folder));
    }

    /// <summary>
    /// Adds a subject and returns how many of its prints were taken: those that can never be compared, or whose picture
    /// is wider or higher than 2048 pixels, are left out. A subject of whom none is taken is none of the gallery's.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The subject does not follow the one before, has more than 20 samples, or a template is of another engine.
    /// </exception>
    public int Add(Enrolment enrolment)
    {
        ArgumentNullException.ThrowIfNull(enrolment);
        var prints = _packing.Pack(enrolment);
        _sections.Add(enrolment.Subject, prints);
        return prints.Count;
    }

    /// <summary>Joins what was added and puts the gallery in its place.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what lay there stays.</exception>
    public void Finish(CancellationToken cancellation = default)
    {
        var beside = _file + ".new";
        try
        {
            using (var output = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 17))
            {
                _sections.Join(output, cancellation);
                output.Flush(flushToDisk: true);
            }
            File.Move(beside, _file, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sections.Dispose();

    internal void Add(Guid subject, List<PackedPrint> prints) => _sections.Add(subject, prints);

    // Where an open file may lose its name it does so at once: nothing then stays behind, whatever happens.
    private static FileStream Open(string folder)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        var column = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return column;
    }
}
