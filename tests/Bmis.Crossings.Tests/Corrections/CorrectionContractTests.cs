using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;

namespace Bmis.Crossings.Tests.Corrections;

public sealed class CorrectionContractTests
{
    private static readonly Correction Sample = new(
        Guid.Parse("0193f000-0000-7000-8000-000000000001"), 7,
        new(2026, 11, 26, 6, 0, 0, 123, TimeSpan.Zero), "o.first", "s1", "s.second", "Wrong key; ümlaut 😀.",
        SampleCrossing.Full());

    [Fact]
    public void A_correction_is_read_back_as_it_was_written()
    {
        Assert.True(
            CorrectionContract.TryRead(CorrectionContract.Write(Sample), out var read, out var problem), problem);
        Assert.Equal(Sample with { Corrected = read!.Corrected }, read);
        Assert.Equal(CrossingContract.Write(Sample.Corrected), CrossingContract.Write(read.Corrected));
    }

    [Fact]
    public void Hostile_bytes_give_a_problem_and_no_exception()
    {
        var random = new Random(20261126);
        var good = CorrectionContract.Write(Sample);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = good.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            Assert.NotEqual(CorrectionContract.TryRead(cut, out _, out var problem), problem.Length > 0);
        }

        Assert.False(CorrectionContract.TryRead(new byte[CorrectionContract.MaximumBytes + 1], out _, out _));
    }

    [Fact]
    public void It_prints_nothing_personal()
    {
        var message = CorrectionMessage.Parser.ParseFrom(CorrectionContract.Write(Sample));
        Assert.Equal("[correction] [correction]", $"{Sample} {message}");
    }
}
