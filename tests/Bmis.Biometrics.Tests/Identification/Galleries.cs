using System.Buffers.Binary;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Identification;

/// <summary>Galleries of synthetic subjects in a folder of their own, which is erased with it.</summary>
internal sealed class Galleries : IDisposable
{
    internal const int Subjects = 600;

    private static readonly FingerPosition[] Usual = [FingerPosition.RightIndex, FingerPosition.LeftIndex];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-gallery-");

    internal static BuiltInEngine Engine { get; } = new();

    /// <summary>Pairs of impressions that the engine takes for mates, by the number of the finger.</summary>
    internal static IReadOnlyList<long> Accepted { get; } =
    [
        .. Enumerable.Range(0, Subjects).Select(subject => Finger(subject, FingerPosition.RightIndex))
            .Where(finger => Engine.Verify(
                SyntheticTemplates.Impression(finger, 0), SyntheticTemplates.Impression(finger, 1)).Score >= 14),
    ];

    internal string File(string name = "gallery") => Path.Combine(_folder.FullName, name);

    /// <summary>The name of a subject: names ascend with the numbers.</summary>
    internal static Guid Name(int subject)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(2), subject);
        bytes[15] = (byte)(subject * 37);
        return new(bytes, bigEndian: true);
    }

    /// <summary>The number of a finger of a subject.</summary>
    internal static long Finger(int subject, FingerPosition position) => subject * 16L + (int)position;

    internal static int SubjectOf(long finger) => (int)(finger / 16);

    internal static LabelledTemplate Print(int subject, FingerPosition position, int impression) =>
        new(position, SyntheticTemplates.Impression(Finger(subject, position), impression));

    internal static Enrolment Enrolment(int subject, params FingerPosition[] positions) => new(
        Name(subject), [.. (positions.Length == 0 ? Usual : positions).Select(one => Print(subject, one, 0))]);

    /// <summary>Writes subjects and opens their gallery.</summary>
    internal Gallery Made(IEnumerable<int> subjects, string name = "gallery", long version = 1)
    {
        using (var writer = new GalleryWriter(File(name), Engine, version))
        {
            foreach (var subject in subjects) writer.Add(Enrolment(subject));
            writer.Finish(TestContext.Current.CancellationToken);
        }
        return Opened(name);
    }

    internal Gallery Opened(string name = "gallery")
    {
        var (gallery, fault) = Gallery.Open(File(name), Engine);
        Assert.Null(fault);
        return gallery!;
    }

    internal static SearchResult Search(
        GallerySet set, IReadOnlyList<LabelledTemplate> probe, SearchOptions? options = null) =>
        Engine.Identify(probe, set, options ?? new(), TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}
