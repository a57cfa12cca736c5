namespace Bmis.Reports.Rendering;

/// <summary>Round numbers along an axis that begins at nought.</summary>
/// <param name="Step">From one number to the next: 1, 2 or 5 times a power of ten.</param>
/// <param name="Count">How many steps cover the greatest value.</param>
internal readonly record struct ChartScale(long Step, int Count)
{
    private const int MostSteps = 6;

    internal long Top => Step * Count;

    internal static ChartScale For(long greatest)
    {
        var step = 1L;
        ReadOnlySpan<int> multiples = [1, 2, 5];
        for (var i = 0; ; i++)
        {
            var power = (long)Math.Pow(10, i / 3);
            step = multiples[i % 3] * power;
            if (greatest <= step * MostSteps) break;
        }

        return new(step, (int)Math.Max(1, (greatest + step - 1) / step));
    }
}
