using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Grows a ridge pattern from a few spots by filtering it again and again along its flow: ridges meet where they must,
/// and minutiae arise by themselves (the idea of Cappelli, Maio and Maltoni's SFinGe, 2000).
/// </summary>
internal sealed class RidgeGrowth
{
    private const int Margin = GrowthKernels.Radius;
    private const int Stride = SynthesisParameters.Width + Margin + GrowthKernels.Stride;
    private const float Gain = 1f / 8192;
    private const ushort Nothing = ushort.MaxValue;
    private readonly ushort[] _filters = new ushort[SynthesisParameters.Width * SynthesisParameters.Height];
    private float[] _now = new float[Stride * (SynthesisParameters.Height + 2 * Margin)];
    private float[] _next = new float[Stride * (SynthesisParameters.Height + 2 * Margin)];

    private RidgeGrowth(FingerAnatomy anatomy, long seed)
    {
        var flow = new RidgeFlow(anatomy);
        var period = new RidgePeriodMap(anatomy, flow, seed);
        for (var row = 0; row < SynthesisParameters.Height; row++)
        {
            for (var column = 0; column < SynthesisParameters.Width; column++)
            {
                double x = column - SynthesisParameters.Width / 2, y = row - SynthesisParameters.Height / 2;
                _filters[row * SynthesisParameters.Width + column] = anatomy.Holds(x, y)
                    ? GrowthKernels.Number(flow.Doubled(x, y), period.At(x, y)) : Nothing;
            }
        }
    }

    /// <summary>Heights of the skin, ridges positive, valleys negative, −127 to 127, row by row.</summary>
    internal static sbyte[] Of(FingerAnatomy anatomy, long seed)
    {
        var growth = new RidgeGrowth(anatomy, seed);
        growth.Begin(seed);
        for (var round = 0; round < SynthesisParameters.Rounds; round++) growth.Round(Gain);
        growth.Round(Gain / 4);
        return growth.Heights();
    }

    private void Begin(long seed)
    {
        var draw = new SeededSequence(seed, SeedPurpose.Ridges);
        for (var i = 0; i < SynthesisParameters.Beginnings; i++)
        {
            int x = draw.Below(SynthesisParameters.Width - 2), y = draw.Below(SynthesisParameters.Height - 2);
            for (var spot = 0; spot < 9; spot++)
                _now[(y + spot / 3 + Margin) * Stride + x + spot % 3 + Margin] = 127;
        }
    }

    private void Round(float gain)
    {
        for (var row = 0; row < SynthesisParameters.Height; row++)
        {
            var filters = _filters.AsSpan(row * SynthesisParameters.Width, SynthesisParameters.Width);
            for (var column = 0; column < filters.Length; column++)
            {
                if (filters[column] == Nothing) continue;
                var sum = Sum(GrowthKernels.Filter(filters[column]), row * Stride + column);
                _next[(row + Margin) * Stride + column + Margin] = Math.Clamp((int)(sum * gain), -127, 127);
            }
        }
        (_now, _next) = (_next, _now);
    }

    // All numbers are whole and sums stay below 2^24: every order of adding gives the same.
    private float Sum(float[] filter, int from)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(filter);
        ref var heights = ref MemoryMarshal.GetArrayDataReference(_now);
        Vector256<float> a = default, b = default, c = default;
        nuint tap = 0, at = (nuint)from;
        for (var row = 0; row < GrowthKernels.Rows; row++, tap += GrowthKernels.Stride, at += Stride)
        {
            a += Vector256.LoadUnsafe(ref weights, tap) * Vector256.LoadUnsafe(ref heights, at);
            b += Vector256.LoadUnsafe(ref weights, tap + 8) * Vector256.LoadUnsafe(ref heights, at + 8);
            c += Vector256.LoadUnsafe(ref weights, tap + 16) * Vector256.LoadUnsafe(ref heights, at + 16);
        }
        return Vector256.Sum(a + b + c);
    }

    private sbyte[] Heights()
    {
        var heights = new sbyte[_filters.Length];
        for (var i = 0; i < heights.Length; i++)
        {
            int column = i % SynthesisParameters.Width, row = i / SynthesisParameters.Width;
            heights[i] = (sbyte)_now[(row + Margin) * Stride + column + Margin];
        }
        return heights;
    }
}
