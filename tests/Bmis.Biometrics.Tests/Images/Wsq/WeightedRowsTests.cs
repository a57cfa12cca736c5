using System.Numerics;
using Bmis.Biometrics.Images.Wsq;

namespace Bmis.Biometrics.Tests.Images.Wsq;

/// <summary>What is done many numbers at a time equals what is done one by one, to the last bit.</summary>
public sealed class WeightedRowsTests
{
    private static readonly float[] Weights = [0.1f, -0.7f, 0.3f, 0.852f, 0.377f];

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(203)]
    public void Rows_are_summed_in_the_order_of_their_weights(int width)
    {
        var source = Numbers(width * 9);
        int[] rows = [3 * width, 0, 7 * width, width, 3 * width + 5];
        var sums = new float[width];
        WeightedRows.Sum(source, rows, Weights, sums);
        for (var x = 0; x < width; x++)
        {
            var sum = 0f;
            for (var i = 0; i < rows.Length; i++) sum += source[rows[i] + x] * Weights[i];
            Assert.Equal(sum, sums[x]);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(128)]
    [InlineData(203)]
    public void Sliding_weights_differ_at_even_and_odd_places(int width)
    {
        var samples = Numbers(width + Weights.Length - 1);
        Span<float> turns = stackalloc float[Vector<float>.Count];
        var alternating = new Vector<float>[Weights.Length];
        for (var i = 0; i < Weights.Length; i++)
        {
            for (var lane = 0; lane < turns.Length; lane++) turns[lane] = Weights[i] * (lane % 2 == 0 ? 1 : -2);
            alternating[i] = new(turns);
        }
        var sums = new float[width];
        var done = WeightedRows.Slide(samples, alternating, sums);
        Assert.InRange(done, width - 4 * Vector<float>.Count + 1, width);
        for (var x = 0; x < done; x++)
        {
            var sum = 0f;
            for (var i = 0; i < Weights.Length; i++) sum += samples[x + i] * (Weights[i] * (x % 2 == 0 ? 1 : -2));
            Assert.Equal(sum, sums[x]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    [InlineData(128)]
    public void Two_rows_alternate_in_one(int width)
    {
        var first = Numbers((width + 1) / 2);
        var second = Numbers(width / 2);
        var both = new float[width];
        WeightedRows.Alternate(first, second, both);
        for (var x = 0; x < width; x++) Assert.Equal((x % 2 == 0 ? first : second)[x / 2], both[x]);
    }

    [Fact]
    public void Grey_levels_are_cut_off_at_black_and_white_and_black_where_there_is_no_number()
    {
        float[] row =
        [
            .. Numbers(130), float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0.5f, 254.49f, 254.5f, 1e20f,
            -0f,
        ];
        foreach (var values in (float[][])[row, [.. row.Reverse()]])
        {
            var grey = new byte[values.Length];
            WeightedRows.ToGrey(values, 1.5f, 20, grey);
            for (var x = 0; x < values.Length; x++)
                Assert.Equal((byte)Math.Clamp(values[x] * 1.5f + 20 + 0.5f, 0, 255), grey[x]);
        }
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 300 - 60)];
    }
}
