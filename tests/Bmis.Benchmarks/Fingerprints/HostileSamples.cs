using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Segmentation;
using Bmis.Biometrics.Synthesis;
using Bmis.Documents.Tests.Fuzzing;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>A transaction, a gallery and slap pictures, and how each is broken.</summary>
internal static class HostileSamples
{
    private const int GalleryHeader = 360, GallerySections = 8, SectionDigests = 72;
    private const char Field = '\x1D', Subfield = '\x1E', Item = '\x1F', End = '\x1C';

    /// <summary>A finger of type 14 and one of type 4, both WSQ.</summary>
    internal static byte[] Transaction(GreyImage picture, byte[] wsq)
    {
        var header = Tagged(1, Encoding.ASCII.GetBytes(
            $"1.002:0400{Field}1.003:1{Item}2{Subfield}14{Item}01{Subfield}4{Item}02{Field}1.004:VRS{Field}"
            + "1.011:19.69"));
        byte[] finger = Tagged(14,
        [
            .. Encoding.ASCII.GetBytes(
                $"14.002:01{Field}14.003:0{Field}14.006:{picture.Width}{Field}14.007:{picture.Height}{Field}"
                + $"14.008:1{Field}14.009:500{Field}14.010:500{Field}14.011:WSQ20{Field}14.012:8{Field}14.013:2{Field}"
                + $"14.018:3{Item}XX{Field}14.021:2{Item}0{Item}99{Item}0{Item}99{Field}14.999:"),
            .. wsq,
        ]);
        byte[] head = [0, 0, 0, 0, 2, 0, 7, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 1];
        BinaryPrimitives.WriteInt32BigEndian(head, head.Length + wsq.Length);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(13), (ushort)picture.Width);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(15), (ushort)picture.Height);
        return [.. header, .. finger, .. head, .. wsq];
    }

    private static byte[] Tagged(int type, byte[] fields)
    {
        for (var length = 0; ;)
        {
            byte[] record = [.. Encoding.ASCII.GetBytes($"{type}.001:{length}{Field}"), .. fields, (byte)End];
            if (record.Length == length) return record;
            length = record.Length;
        }
    }

    /// <summary>A small gallery that is opened and searched; half of the broken ones bear right checksums.</summary>
    internal static FuzzTarget Gallery(IFingerprintEngine engine)
    {
        var folder = Directory.CreateTempSubdirectory("bmis-hostile-");
        var file = Path.Combine(folder.FullName, "gallery");
        using (var writer = new GalleryWriter(file, engine, 1))
        {
            for (var i = 0; i < 40; i++)
                writer.Add(new(IdentificationBenchmark.Name(i),
                    [new(FingerPosition.RightIndex, SyntheticTemplates.Impression(i, 0))]));
            writer.Finish();
        }
        var bytes = File.ReadAllBytes(file);
        folder.Delete(recursive: true);
        LabelledTemplate[] probe = [new(FingerPosition.RightIndex, SyntheticTemplates.Impression(3, 1))];
        return new("hostile gallery", [bytes], broken =>
        {
            using var gallery = Biometrics.Identification.Gallery.Read(broken, engine).Gallery;
            return gallery is not null && engine.Identify(probe, new(gallery), new()).ComparedInFull >= 0;
        })
        {
            Change = (sample, _, random) => Broken(sample, random),
        };
    }

    // Most in the header and the columns that say where others begin.
    private static byte[] Broken(byte[] sample, Random random)
    {
        var bytes = sample.ToArray();
        for (var change = random.Next(1, 4); change > 0; change--)
            bytes[random.Next(random.Next(2) == 0 ? 2500 : bytes.Length)] = (byte)random.Next(256);
        if (random.Next(8) == 0) return bytes[..random.Next(bytes.Length)];
        if (random.Next(2) == 0) Sign(bytes, sample);
        return bytes;
    }

    // The sections are as long as those of the good gallery: their checksums are, and then the header's.
    private static void Sign(byte[] bytes, byte[] good)
    {
        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(good.AsSpan(at));
        int subjects = Number(40), prints = Number(44), points = Number(48), rests = Number(56);
        int[] lengths =
        [
            subjects * 16, (subjects + 1) * 4, prints, (prints + 1) * 4, (prints + 1) * 8, points * 4, 0, rests,
        ];
        lengths = Array.ConvertAll(lengths, length => (length + 7) / 8 * 8);
        lengths[6] = good.Length - GalleryHeader - lengths.Sum();
        for (int i = 0, at = GalleryHeader; i < GallerySections; at += lengths[i++])
            SHA256.HashData(bytes.AsSpan(at, lengths[i]), bytes.AsSpan(SectionDigests + i * SHA256.HashSizeInBytes));
        var end = GalleryHeader - SHA256.HashSizeInBytes;
        SHA256.HashData(bytes.AsSpan(0, end), bytes.AsSpan(end));
    }

    /// <summary>
    /// Slaps of a reader of four fingers with noise in stripes and blots on them, cut apart. The bytes of a case are
    /// its seed; what the picture takes to make is not counted.
    /// </summary>
    internal static FuzzTarget Slaps()
    {
        var slap = SyntheticSlap.Of(
            FingerPosition.PlainRightFour, [.. Enumerable.Range(1, 4).Select(i => new SyntheticFinger(i))], 1).Picture;
        (TimeSpan Time, long Bytes) making = default;
        return new("hostile slap", [[1]], seed =>
        {
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var picture = Soiled(slap, new(BinaryPrimitives.ReadInt32LittleEndian(seed)));
            making = (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
            return SlapSegmenter.Segment(picture, SlapRequest.RightFour).Faults.Count == 0;
        })
        {
            Change = (_, _, random) => BitConverter.GetBytes(random.Next()),
            Foreign = () => making,
        };
    }

    private static GreyImage Soiled(GreyImage slap, Random random)
    {
        var pixels = slap.Pixels.ToArray();
        for (var stripe = random.Next(60); stripe > 0; stripe--)
        {
            int from = random.Next(pixels.Length), length = random.Next(Math.Min(20_000, pixels.Length - from));
            if (random.Next(2) == 0) random.NextBytes(pixels.AsSpan(from, length));
            else pixels.AsSpan(from, length).Fill((byte)random.Next(256));
        }
        return slap with { Pixels = pixels, Dpi = random.Next(4) == 0 ? random.Next(200, 1100) : slap.Dpi };
    }
}
