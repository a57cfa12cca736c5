using System.Buffers.Binary;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Biometrics.Tests.Transparency;

public sealed class StageStripTests
{
    [Fact]
    public void The_stages_of_an_extraction_are_drawn_side_by_side()
    {
        var picture = new SyntheticFinger(13).Impression(1, new()
        {
            Width = 304,
            Height = 400,
            RotationDegrees = -6,
            ShiftX = 4,
            ShiftY = 6,
            ContactWidth = 0.74,
            ContactHeight = 0.7,
            PullX = 5,
            Roughness = 0.4,
            Patchiness = 0.45,
            Scratches = 2,
        });
        var strip = new StageStrip();
        var template = new BuiltInEngine().Extract(picture, strip).Template;
        Assert.NotNull(template);
        var png = StageStrip.Png(strip.Panels(template));
        Assert.Equal(StageStrip.Width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.InRange(png.Length, 50_000, 700_000);
        File.WriteAllBytes(Artifact("fingerprint-stages.png"), png);
    }

    // Where the browser tests put their pictures too.
    private static string Artifact(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bmis.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        var pictures = Directory.CreateDirectory(Path.Combine(folder.FullName, ".artifacts", "pictures"));
        return Path.Combine(pictures.FullName, name);
    }
}
