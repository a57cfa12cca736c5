namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>Breaks bytes as chips, files and attackers do; the same random gives the same bytes.</summary>
internal static class Mutator
{
    private const int MostChanges = 4;
    private const int MostBytes = 128 * 1024;
    private const int MostBlock = 64;

    // Heads of objects stand at the beginning, where changes do most.
    private const int HeadReach = 120;

    // Lengths that are nothing, indefinite, just too long, as long as can be written, or negative when misread.
    private static readonly byte[][] Lengths =
    [
        [0x00], [0x7F], [0x80], [0x81, 0xFF], [0x82, 0xFF, 0xFF], [0x83, 0x7F, 0xFF, 0xFF],
        [0x84, 0x7F, 0xFF, 0xFF, 0xFF], [0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x88], [0xFF],
    ];

    /// <summary>A copy with a few changes; a part may come from the other sample.</summary>
    internal static byte[] Of(byte[] sample, byte[] other, Random random)
    {
        var bytes = sample;
        for (var change = random.Next(1, MostChanges + 1); change > 0 && bytes.Length > 0; change--)
            bytes = Change(bytes, other, random);
        return bytes.Length > MostBytes ? bytes[..MostBytes] : bytes;
    }

    private static byte[] Change(byte[] bytes, byte[] other, Random random)
    {
        var at = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, HeadReach) : bytes.Length);
        var block = Math.Min(random.Next(1, MostBlock), bytes.Length - at);
        return random.Next(10) switch
        {
            0 or 1 => With(bytes, at, (byte)(bytes[at] ^ (1 << random.Next(8)))),
            2 or 3 => With(bytes, at, (byte)random.Next(256)),
            4 => bytes[..at],
            5 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + block)],
            6 => [.. bytes.AsSpan(0, at), .. Noise(random), .. bytes.AsSpan(at)],
            7 => Lengthen(bytes, at, Lengths[random.Next(Lengths.Length)], random.Next(2) == 0),
            8 when other.Length > 0 => [.. bytes.AsSpan(0, at), .. other.AsSpan(random.Next(other.Length))],
            _ => [.. bytes.AsSpan(0, at + block), .. bytes.AsSpan(at)],
        };
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        var changed = bytes.ToArray();
        changed[at] = value;
        return changed;
    }

    private static byte[] Lengthen(byte[] bytes, int at, byte[] length, bool replaces) =>
        [.. bytes.AsSpan(0, at), .. length, .. bytes.AsSpan(replaces ? at + 1 : at)];

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, MostBlock)];
        random.NextBytes(noise);
        return noise;
    }
}
