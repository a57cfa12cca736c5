using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Tests.Contracts;

public sealed class CrossingContractTests
{
    [Fact]
    public void A_crossing_comes_back_as_it_was_written()
    {
        var crossing = SampleCrossing.Full();
        Assert.True(CrossingContract.TryRead(CrossingContract.Write(crossing), out var read, out var problem), problem);
        Assert.Equal(Comparable(crossing), Comparable(read!));
        Assert.Equal(crossing.Checks, read!.Checks);
        Assert.Equal(crossing.Hits, read.Hits);
        Assert.Equal(crossing.Lists, read.Lists);
    }

    [Fact]
    public void A_crossing_without_a_readable_document_comes_back_too()
    {
        var crossing = SampleCrossing.Full() with { Traveller = null, Document = null };
        Assert.True(CrossingContract.TryRead(CrossingContract.Write(crossing), out var read, out _));
        Assert.Null(read!.Traveller);
        Assert.Null(read.Document);
    }

    [Theory]
    [InlineData("decision.unknown")]
    [InlineData("crossing_id.length")]
    [InlineData("direction.unknown")]
    [InlineData("decided_at.range")]
    [InlineData("traveller.nationality")]
    [InlineData("document.number")]
    public void A_field_that_cannot_be_read_is_named(string expected)
    {
        var message = CrossingMessage.Parser.ParseFrom(CrossingContract.Write(SampleCrossing.Full()));
        Spoil(message, expected);
        Assert.False(CrossingContract.TryRead(message.ToByteArray(), out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void As_many_hits_as_a_record_holds_are_read_back_whatever_their_length()
    {
        AlertHit Longest(int place) => new(
            ListNames.Alert, $"{place:000}{new string('i', HitEvent.LongestEntryId - 3)}", 1, OnDocument: true)
        {
            EntryDigest = new string('a', 32),
            Action = new string('x', AlertHit.LongestAction),
            IsDiscreet = true,
            IsCleared = true,
            IsDrill = true,
        };
        var crossing = SampleCrossing.Full() with
        {
            Hits = [.. Enumerable.Range(0, Crossing.MostOpenHits + (2 * Crossing.MostOtherHits)).Select(Longest)],
            HitsLeftOut = 12,
        };
        Assert.True(CrossingContract.TryRead(CrossingContract.Write(crossing), out var read, out var problem), problem);
        Assert.Equal(crossing.Hits, read!.Hits);
        Assert.Equal(12, read.HitsLeftOut);
    }

    [Fact]
    public void Hostile_bytes_give_a_problem_and_never_throw()
    {
        var random = new Random(20260503);
        var good = CrossingContract.Write(SampleCrossing.Full());
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (
                byte)random.Next(256);
            if (!CrossingContract.TryRead(bytes.AsSpan(0, random.Next(bytes.Length + 1)), out _, out _)) refused++;
        }

        Assert.InRange(refused, 1_000, 20_000);
    }

    [Fact]
    public void A_payload_above_the_limit_is_refused_unread()
    {
        Assert.False(CrossingContract.TryRead(new byte[CrossingContract.MaximumBytes + 1], out _, out var problem));
        Assert.Equal("payload.too-long", problem);
    }

    [Fact]
    public void Nothing_personal_is_printed()
    {
        var crossing = SampleCrossing.Full();
        var message = CrossingMessage.Parser.ParseFrom(CrossingContract.Write(crossing));
        var printed = string.Join(
            ' ', crossing, crossing.Traveller, crossing.Document, message, message.Traveller, message.Document);
        Assert.DoesNotContain("Eriksson", printed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("L898902C3", printed, StringComparison.Ordinal);
    }

    private static Crossing Comparable(Crossing crossing) =>
        crossing with { Checks = [], Hits = [], Lists = [], Grounds = [] };

    private static void Spoil(CrossingMessage message, string field)
    {
        switch (field)
        {
            case "decision.unknown": message.Decision = "???"; break;
            case "crossing_id.length": message.CrossingId = ByteString.CopyFrom(1, 2); break;
            case "direction.unknown": message.Direction = (Crossings.Contracts.Direction)99; break;
            case "decided_at.range": message.DecidedAt = long.MaxValue; break;
            case "traveller.nationality": message.Traveller.Nationality = "ZZZ"; break;
            case "document.number": message.Document.Number = "!"; break;
        }
    }
}
