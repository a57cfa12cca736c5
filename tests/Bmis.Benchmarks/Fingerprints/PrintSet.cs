using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>A print of a set, named by its finger and impression.</summary>
internal sealed record SetPrint(int Finger, GreyImage Picture, FingerTemplate? Template);

/// <summary>A research set that lies outside the repository, and the bars that it is held against (per cent).</summary>
internal sealed record PrintSet(string Name, int Dpi, double EqualBar, double At1000Bar)
{
    internal static readonly PrintSet[] All =
    [
        new("fvc2002_db1_b", 500, 2.5, 5.7), new("fvc2002_db2_b", 569, 1.4, 3.6), new("fvc2002_db3_b", 500, 6.4, 20),
        new("fvc2002_db4_b", 500, 4.0, 13), new("upek", 500, 0.3, 0.4),
    ];

    internal static string? Folder
    {
        get
        {
            var folder = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "fingerprints");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    internal List<SetPrint> Read(IFingerprintEngine engine) =>
    [
        .. Directory.GetFiles(Path.Combine(Folder!, Name), "*.png").Order(StringComparer.Ordinal).Select(file =>
        {
            var picture = ImageReader.Read(File.ReadAllBytes(file), Dpi).Image!;
            return new SetPrint(PairScores.Finger(Path.GetFileName(file)), picture, engine.Extract(picture).Template);
        }),
    ];

    internal List<PairScore>? Anchor(string kind) =>
        PairScores.Read(Path.Combine(Folder!, "anchor", $"{Name}{kind}.scores.tsv"));
}
