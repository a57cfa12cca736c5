using Bmis.Biometrics.Images.Wsq;

namespace Bmis.Biometrics.Tests.Images.Wsq;

public sealed class HuffmanTableTests
{
    [Fact]
    public void Codes_of_every_length_are_found_whatever_follows_them()
    {
        // One code of each length, two of the longest: 0, 10, 110 and so on.
        byte[] counts = [.. Enumerable.Repeat((byte)1, 15), 2];
        byte[] values = [.. Enumerable.Range(100, 17).Select(value => (byte)value)];
        var table = HuffmanTable.Of(counts, values)!;
        for (var i = 0; i < values.Length; i++)
        {
            var length = Math.Min(i + 1, 16);
            var code = i == 16 ? 0xFFFF : (0xFFFF << (17 - length)) & 0xFFFF;
            foreach (var rest in (int[])[0, (1 << (16 - length)) - 1])
            {
                Assert.True(table.Find(code | rest, out var found, out var value));
                Assert.Equal((length, values[i]), (found, value));
            }
        }
    }

    [Fact]
    public void Bits_that_are_no_code_are_not_found()
    {
        var table = HuffmanTable.Of([0, 1, .. new byte[9], 1, .. new byte[4]], [7, 9])!;
        Assert.True(table.Find(0x3FFF, out var length, out var value));
        Assert.Equal((2, (byte)7), (length, value));
        Assert.True(table.Find(0x400F, out length, out value));
        Assert.Equal((12, (byte)9), (length, value));
        Assert.False(table.Find(0x4010, out _, out _));
        Assert.False(table.Find(0xFFFF, out _, out _));
    }
}
