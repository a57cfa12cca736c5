namespace Bmis.Edifact.Tests.Interchange;

/// <summary>Breaks messages as senders, networks and attackers do; the same random gives the same bytes.</summary>
internal static class Mutator
{
    private const int MostChanges = 5;
    private const int MostBlock = 40;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "'", "+", ":", "?", "*", "\r\n", "\n", "\f", " ", "''", "??", "?'", "?\r\n", "UN", "UNA", "UNA:+.? '",
            "UNA:+.?*'", "UNA:(.) -", "UNB+UNOA:4", "UNH+1+PAXLST:D'", "UNT+1+1'", "UNE+1+1'", "UNZ+1+1'",
            "\nUNB+UNOC:3+A'", "\r\nQU ABCDEFG\r\n.HIJKLMN 010203\r\n", "\u0002", "\u0003", "\0",
            "\u00E2\u0080\u0099", "\u0092",
        }.Select(Specimens.Bytes),
    ];

    /// <summary>A copy with a few changes; a part may come from the other.</summary>
    internal static byte[] Of(byte[] sample, byte[] other, Random random)
    {
        var bytes = sample;
        for (var change = random.Next(1, MostChanges + 1); change > 0 && bytes.Length > 0; change--)
            bytes = Change(bytes, other, random);
        return bytes;
    }

    private static byte[] Change(byte[] bytes, byte[] other, Random random)
    {
        // Service segments stand at the beginning, where changes do most.
        var at = random.Next(random.Next(3) == 0 ? Math.Min(bytes.Length, 120) : bytes.Length);
        var block = Math.Min(random.Next(1, MostBlock), bytes.Length - at);
        return random.Next(8) switch
        {
            0 => [.. bytes.AsSpan(0, at), (byte)random.Next(256), .. bytes.AsSpan(at + 1)],
            1 => bytes[..at],
            2 => bytes[at..],
            3 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + block)],
            4 => [.. bytes.AsSpan(0, at + block), .. bytes.AsSpan(at)],
            5 => [.. bytes.AsSpan(0, at), .. other.AsSpan(random.Next(other.Length))],
            _ => [.. bytes.AsSpan(0, at), .. Pieces[random.Next(Pieces.Length)], .. bytes.AsSpan(at)],
        };
    }
}
