using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using ShiftEnd = Bmis.Crossings.Duty.ShiftEnd;

namespace Bmis.Crossings.Tests.Duty;

public sealed class ShiftContractTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 6, 0, 0, 123, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("0193f000-0000-7000-8000-000000000001");

    public static TheoryData<ShiftEvent> Events() =>
    [
        new ShiftOpened(Id, At, "o.first", "UTANY", "lane-1"),
        new ShiftClosed(Id, At, "o.first", ShiftEnd.Closed, "o.first", "The camera sticks; ümlaut 😀.", Busy()),
        new ShiftClosed(Id, At, "o.first", ShiftEnd.Revoked, "", "", ShiftFigures.None),
    ];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_read_back_as_it_was_written(ShiftEvent happened)
    {
        Assert.True(ShiftContract.TryRead(ShiftContract.Write(happened), out var read, out var problem), problem);
        Assert.Equal(happened, read);
    }

    [Fact]
    public void Hostile_bytes_give_a_problem_and_no_exception()
    {
        var random = new Random(20261126);
        var good = ShiftContract.Write(new ShiftClosed(Id, At, "o", ShiftEnd.TakenOver, "p", "note", Busy()));
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = good.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            Assert.NotEqual(ShiftContract.TryRead(cut, out _, out var problem), problem.Length > 0);
        }

        Assert.False(ShiftContract.TryRead(new byte[ShiftContract.MaximumBytes + 1], out _, out _));
    }

    [Fact]
    public void A_note_is_never_printed()
    {
        var closed = new ShiftClosed(Id, At, "o", ShiftEnd.Closed, "o", "secret words", ShiftFigures.None);
        var message = ShiftEventMessage.Parser.ParseFrom(ShiftContract.Write(closed));
        Assert.DoesNotContain("secret", $"{closed}{message}{message.Closed}", StringComparison.Ordinal);
    }

    private static ShiftFigures Busy() =>
        new(104, 97, 4, 3, 2, TimeSpan.FromSeconds(11.25), TimeSpan.FromSeconds(41.5));
}
