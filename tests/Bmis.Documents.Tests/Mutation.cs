namespace Bmis.Documents.Tests;

/// <summary>Breaks bytes as chips, files and attackers do.</summary>
internal static class Mutation
{
    private const int MostChanges = 4;

    /// <summary>A copy with a few bytes changed, taken out, doubled or cut off.</summary>
    internal static byte[] Of(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var change = random.Next(1, MostChanges + 1); change > 0 && bytes.Count > 1; change--)
            Change(bytes, random.Next(bytes.Count), random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, int at, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                break;
            case 2:
                bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1);
                break;
            case 3:
                bytes[at] = (byte)(random.Next(2) == 0 ? 0x80 : 0xFF);
                break;
            default:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
        }
    }
}
