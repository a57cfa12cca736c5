using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Google.Protobuf;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;

namespace Bmis.Crossings.Tests.Hits;

public sealed class HitContractTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);
    private static readonly Guid Event = Guid.Parse("0192f0c1-0000-7000-8000-000000000001");
    private static readonly Guid Crossing = Guid.Parse("0192f0c1-0000-7000-8000-000000000002");

    private static readonly HitEvent[] Events =
    [
        new HitAdjudicated(
            Event, At, "o-1", "s-1", Crossing, "un:1", HitOutcome.FalseMatch, ["birth-date", "photograph"], "Another."),
        new HitCollected(Event, At, "o-1", "s-1", Crossing, "un:1", new("A to B", "two", "UT 1", "one bag", "calm")),
        new HitLate(
            Event, At, "", "", Crossing, "un:1",
            new AlertHit("alert", "un:1", 0.9, true)
            {
                EntryDigest = new('a', 32), Action = "refuseEntry", IsDiscreet = true, IsCleared = true, IsDrill = true,
            },
            12),
        new HitAnswered(Event, At, "o-1", "s-1", Crossing, "un:1"),
        new HitLate(
            Event, At, "", "", Crossing, "lost:0123456789ab",
            new AlertHit(ListNames.LostDocuments, "lost:0123456789ab", 1, true)
            {
                EntryDigest = new('a', 32), Action = "refer", Lost = new(Records.LostReport.Stolen, "UTO", "P", 4711),
            },
            12),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Events.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_event_is_written_and_read_again(int place)
    {
        var written = HitContract.Write(Events[place]);
        Assert.True(HitContract.TryRead(written, out var read, out var problem), problem);
        Assert.Equal(written, HitContract.Write(read!));
        Assert.Equal(Events[place].GetType(), read!.GetType());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_cut_or_changed_payload_is_a_problem_and_never_an_exception(int place)
    {
        var written = HitContract.Write(Events[place]);
        for (var at = 0; at < written.Length; at++)
        {
            var changed = written.ToArray();
            changed[at] ^= 0x55;
            Assert.Equal(HitContract.TryRead(changed, out var read, out var problem), read is not null);
            Assert.Equal(read is null, problem.Length > 0);
            Assert.Equal(HitContract.TryRead(written.AsSpan(0, at), out read, out problem), problem.Length == 0);
        }
    }

    [Fact]
    public void An_event_prints_without_its_content() =>
        Assert.All(Events, one => Assert.DoesNotContain("un:1", one.ToString(), StringComparison.Ordinal));

    [Theory]
    [InlineData(0, "adjudicated.outcome")]
    [InlineData(1, "collected.length")]
    [InlineData(2, "entry_digest.length")]
    public void A_field_beyond_its_limit_is_named(int place, string expected)
    {
        var message = HitEventMessage.Parser.ParseFrom(HitContract.Write(Events[place]));
        if (message.Adjudicated is { } said) said.Outcome = 0;
        if (message.Collected is { } noted) noted.Route = new('x', HitEvent.LongestWords + 1);
        if (message.Late is { } late) late.Hit.EntryDigest = ByteString.CopyFrom(1, 2);
        Assert.False(HitContract.TryRead(message.ToByteArray(), out _, out var problem));
        Assert.Equal(expected, problem);
    }
}
