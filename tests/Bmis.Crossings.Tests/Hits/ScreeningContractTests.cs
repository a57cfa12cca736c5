using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.Hits;

public sealed class ScreeningContractTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 20, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(Screening.MostHits)]
    public void A_screening_reads_back_with_everything_that_it_found(int hits)
    {
        var written = new Screening(41, [.. Enumerable.Range(0, hits).Select(Late)]);
        Assert.True(ScreeningContract.TryRead(ScreeningContract.Write(written), out var read, out _));
        Assert.Equal(41, read!.ListVersion);
        Assert.Equal(written.Late, read.Late);
        Assert.Equal("[screening with 41]", $"{read}");
    }

    [Fact]
    public void The_largest_screening_fits_into_an_entry()
    {
        var longest = new string('x', HitEvent.LongestEntryId);
        var written = new Screening(41, [.. Enumerable.Range(0, Screening.MostHits).Select(number => Late(number) with
        {
            EntryId = longest, Hit = Late(number).Hit with { EntryId = longest },
        })]);
        Assert.InRange(ScreeningContract.Write(written).Length, 1, ScreeningContract.MaximumBytes);
    }

    [Fact]
    public void Too_many_hits_another_event_and_bytes_that_are_none_give_a_reason()
    {
        var many = ScreeningContract.Write(new(41, [.. Enumerable.Range(0, Screening.MostHits + 1).Select(Late)]));
        Assert.Equal("late.count", Problem(many));
        var other = ScreeningContract.Write(new(41, [Late(1) with { EntryId = "" }]));
        Assert.Equal("entry_id.length", Problem(other));
        Assert.Equal("payload.not-protobuf", Problem([0x12, 0xFF]));
        Assert.Equal("payload.too-long", Problem(new byte[ScreeningContract.MaximumBytes + 1]));
    }

    [Fact]
    public void Damaged_bytes_never_throw()
    {
        var random = new Random(3);
        var whole = ScreeningContract.Write(new(41, [Late(1), Late(2)]));
        for (var i = 0; i < 5_000; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var n = random.Next(1, 6); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (!ScreeningContract.TryRead(damaged.AsSpan(0, random.Next(damaged.Length + 1)), out _, out var problem))
                Assert.NotEqual("", problem);
        }
    }

    private static string Problem(byte[] payload)
    {
        Assert.False(ScreeningContract.TryRead(payload, out var read, out var problem));
        Assert.Null(read);
        return problem;
    }

    private static HitLate Late(int number) => new(
        new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), At, "", "",
        new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2), $"national:{number}",
        new AlertHit("alert", $"national:{number}", 0.9, false)
        {
            Action = "refer", EntryDigest = "000102030405060708090a0b0c0d0e0f",
        },
        41);
}
