using System.Buffers.Binary;
using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>
/// The prints of a folder as a gallery, each a subject of its own, named by the number of its place. The file lies in a
/// folder of this user's alone and is gone at the end.
/// </summary>
internal sealed class FolderGallery : IDisposable
{
    private const int NumberAt = 12, GuidBytes = 16;
    private readonly string _folder = Directory.CreateTempSubdirectory("bmis-gallery-").FullName;
    private readonly List<string> _names = [];
    private readonly GalleryWriter _writer;
    private readonly IFingerprintEngine _engine;
    private Gallery? _gallery;

    internal FolderGallery(IFingerprintEngine engine) =>
        (_engine, _writer) = (engine, new(Path.Combine(_folder, "gallery"), engine, 1));

    /// <summary>Takes a print in; false where it can never be compared.</summary>
    internal bool Add(string name, FingerTemplate template)
    {
        var subject = new byte[GuidBytes];
        BinaryPrimitives.WriteInt32BigEndian(subject.AsSpan(NumberAt), _names.Count);
        _names.Add(name);
        return _writer.Add(new(new Guid(subject, bigEndian: true), [Labelled(template)])) > 0;
    }

    /// <summary>Ends the taking in.</summary>
    /// <exception cref="IOException">The file cannot be written or read.</exception>
    internal void Close()
    {
        _writer.Finish();
        var file = Path.Combine(_folder, "gallery");
        _gallery = Gallery.Open(file, _engine).Gallery ?? throw new IOException("The gallery cannot be read.");
        // Where an open file may lose its name, a run that is killed leaves no prints behind.
        if (!OperatingSystem.IsWindows()) File.Delete(file);
    }

    internal SearchResult Search(FingerTemplate probe, int most, CancellationToken cancellation) =>
        _engine.Identify([Labelled(probe)], new(_gallery!), new() { Candidates = most }, cancellation);

    internal string NameOf(Candidate candidate)
    {
        Span<byte> subject = stackalloc byte[GuidBytes];
        candidate.Subject.TryWriteBytes(subject, bigEndian: true, out _);
        return _names[BinaryPrimitives.ReadInt32BigEndian(subject[NumberAt..])];
    }

    public void Dispose()
    {
        _gallery?.Dispose();
        _writer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Files are named as people name them: every print is compared with every one.
    private static LabelledTemplate Labelled(FingerTemplate template) => new(FingerPosition.Unknown, template);
}
