using System.Collections.Concurrent;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Synthesis;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>
/// The fingers of travellers who do not exist: always the same for a specimen, on its chip and on a simulated reader.
/// They are grown when they are first asked for, and kept. Safe for all threads.
/// </summary>
internal static class SpecimenFingers
{
    // ISO/IEC 19785-3: right index, left index.
    private const int RightIndex = 0b01001;
    private const int LeftIndex = 0b01010;

    // The impression on a chip, laid down well; a reader lays down others.
    private const long Personalised = 1;

    private static readonly ConcurrentDictionary<long, SyntheticFinger> Grown = [];

    /// <summary>A specimen's finger.</summary>
    /// <param name="specimen">The specimen's id.</param>
    /// <param name="position">One of the ten fingers.</param>
    internal static SyntheticFinger Of(string specimen, FingerPosition position) =>
        Grown.GetOrAdd(Seed(specimen, position), seed => new(seed));

    /// <summary>The records of both index fingers, with their subtypes, as a chip has them.</summary>
    internal static IReadOnlyCollection<(int Subtype, byte[] Record)> OnChip(string specimen) =>
    [
        (RightIndex, Record(specimen, FingerPosition.RightIndex)),
        (LeftIndex, Record(specimen, FingerPosition.LeftIndex)),
    ];

    private static byte[] Record(string specimen, FingerPosition position) => FingerImageRecord.OfCoded(
    [
        (position, ImpressionType.LiveScanPlain,
            CodedImage.Compressed(Of(specimen, position).Impression(Personalised, new()))),
    ]).Write();

    // FNV-1a, so that a process does not grow other fingers than the next.
    private static long Seed(string specimen, FingerPosition position)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in specimen.Append((char)position)) hash = unchecked((hash ^ letter) * 0x100000001B3);
        return (long)(hash >> 1);
    }
}
