using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Right index fingers of people who do not exist, as a small module of 16 grey levels sees them.</summary>
internal static class SerialPrints
{
    private static readonly Dictionary<int, SyntheticFinger> Grown = [];

    /// <summary>An impression: each one is turned and shifted against the others.</summary>
    internal static GreyImage Picture(int person, int impression)
    {
        lock (Grown)
        {
            if (!Grown.TryGetValue(person, out var finger)) Grown[person] = finger = new(person);
            return finger.Impression(impression, new ImpressionParameters
            {
                Width = 256,
                Height = 288,
                GreyLevels = 16,
                RotationDegrees = 5 * (impression - 1),
                ShiftX = 8 * (impression - 1),
            });
        }
    }

    /// <summary>The same as the module sends it: two pixels a byte, high half first.</summary>
    internal static byte[] Packed(int person, int impression)
    {
        var pixels = Picture(person, impression).Pixels;
        var packed = new byte[pixels.Length / 2];
        for (var i = 0; i < packed.Length; i++)
            packed[i] = (byte)((pixels[2 * i] & 0xF0) | (pixels[(2 * i) + 1] >> 4));
        return packed;
    }

    /// <summary>The list of alert entries' prints with one person's finger under one entry.</summary>
    internal static async Task<byte[]> ListAsync(string entry, int person)
    {
        var engine = new BuiltInEngine();
        using var scratch = new Scratch();
        using (var writer = new GalleryWriter(scratch.File("gallery"), engine, 1))
        {
            var template = engine.Extract(Picture(person, 2)).Template!;
            writer.Add(new(AlertSubject.Of(entry), [new(FingerPosition.RightIndex, template)]));
            writer.Finish(TestContext.Current.CancellationToken);
        }

        return await File.ReadAllBytesAsync(scratch.File("gallery"), TestContext.Current.CancellationToken);
    }
}
