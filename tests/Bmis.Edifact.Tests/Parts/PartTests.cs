using System.Text.Json;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Parts;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Parts;

public sealed class PartTests
{
    private const int Seed = 20261129;
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 7, 0, 0, TimeSpan.Zero);
    private static readonly PartTimes Times = new(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(20));

    [Theory]
    [InlineData("", "", 1, true, true)]
    [InlineData("01", "C", 1, true, false)]
    [InlineData("02", "", 2, false, false)]
    [InlineData("10", "F", 10, false, true)]
    [InlineData("01", "F", 1, true, true)]
    [InlineData("01", "", 1, true, false)]
    [InlineData("", "C", 1, true, false)]
    [InlineData("", "F", 1, true, true)]
    [InlineData("00", "", 1, true, true)]
    [InlineData("1000", "F", 1, true, true)]
    [InlineData("-2", "", 1, true, true)]
    public void The_mark_says_which_part_it_is(string number, string letter, int expected, bool isFirst, bool isLast) =>
        Assert.Equal(
            new(expected, isFirst, isLast),
            PartMark.Of(new("1", "PAXLST", "D", "05B", "UN", "", "", number, letter)));

    [Theory]
    [InlineData("UNH+1+PAXLST:D:05B:UN+UT1/261129+02'BGM+745+CP'", "A|PAXLST|745/CP|UT1/261129|False")]
    [InlineData("UNH+1+PAXLST:D:05B:UN'BGM+745'TDT+20+UT1'LOC+125+UTA'DTM+189:2611291100:201'LOC+87+UTB'"
        + "DTM+232:2611291200:201'NAD+FL+++A'LOC+178+X'", "A|PAXLST|745|UT1/261129/UTA-UTB|True")]
    [InlineData("UNH+1+PAXLST:D:05B:UN'BGM+250'TDT+20+UT1'DTM+189:202611291100:203'", "A|PAXLST|250|UT1/261129/|True")]
    [InlineData("UNH+1+PNRGOV:13:1:IA'MSG+:22'TVL+291126:1100+UTA+UTB+UT+1'EQN+2'SRC'TVL+301126+X+Y+Z+9'",
        "A|PNRGOV||UT1/261129/UTA-UTB|True")]
    [InlineData("UNH+1+PNRGOV:13:1:IA'MSG+:22'", "A|PNRGOV||//|True")]
    public void The_key_is_the_common_reference_or_else_the_flight(string segments, string expected)
    {
        var (key, _) = Read(segments);
        Assert.Equal(expected, $"{key.Sender}|{key.MessageType}|{key.Document}|{key.Reference}|{key.IsByFlight}");
    }

    [Fact]
    public void A_part_counts_who_is_in_it_and_what_it_says_of_the_flight()
    {
        const string list = "UNH+1+PAXLST:D:05B:UN'BGM+745'NAD+MS+++X'NAD+FL+++A'NAD+DDU+++B'NAD+FM+++C'"
            + "CNT+42:9'CNT+3:1'";
        Assert.Equal(
            [new PartCount("41", null, 1), new PartCount("42", 9, 2)], Read(list).Part.Counts);
        Assert.Equal(
            [new PartCount("42", 2, 2)],
            Read("UNH+1+PAXLST:D:05B:UN'PDT+P/1+A'PDT+P/2+B'CNT+42:2'").Part.Counts);
        Assert.Equal(
            [new PartCount("EQN", 27, 2)], Read("UNH+1+PNRGOV:13:1:IA'EQN+27'SRC'EQN+1'SRC'").Part.Counts);
    }

    [Fact]
    public void The_same_part_has_the_same_print_whatever_folds_and_references_it_comes_with()
    {
        const string body = "BGM+745'NAD+FL+++ERIKSSON:ANNA'";
        var print = Read("UNH+1+PAXLST:D:05B:UN'" + body).Part.Fingerprint;
        var folded = body.Replace("SSON", "SS\r\nON", StringComparison.Ordinal);
        Assert.Equal(print, Read("UNH+2+PAXLST:D:05B:UN+X'" + folded).Part.Fingerprint);
        Assert.NotEqual(print, Read("UNH+1+PAXLST:D:05B:UN'" + body + "ATT+2++F'").Part.Fingerprint);
        Assert.Equal(64, print.Length);
    }

    [Fact]
    public void A_set_is_complete_with_its_last_part_and_no_gaps_in_any_order()
    {
        var (set, _) = File([], Part(3, isLast: true));
        Assert.Equal((3, "1,2", false), (set.Last, string.Join(',', set.Missing), set.IsComplete));
        (set, _) = File([set], Part(1));
        Assert.Equal("2", string.Join(',', set.Missing));
        (set, var outcome) = File([set], Part(2));
        Assert.Equal((PartOutcome.Added, true, 1), (outcome, set.IsComplete, set.Generation));
        Assert.Equal([1, 2, 3], set.Parts.Select(part => part.Mark.Number));
    }

    [Fact]
    public void A_repeated_part_changes_nothing_also_when_it_comes_late()
    {
        var (set, _) = File([], Part(1));
        (set, _) = File([set], Part(2, isLast: true));
        var late = Part(1) with { MessageId = "again", Received = Now.AddDays(1) };
        var (same, outcome) = File([set], late);
        Assert.Same(set, same);
        Assert.Equal(PartOutcome.Repeated, outcome);
    }

    [Fact]
    public void A_later_push_of_the_same_reference_is_another_set_even_when_it_says_the_same()
    {
        var (first, _) = File([], Part(1, isLast: true));
        var later = Part(1, isLast: true) with { Prepared = Now.DateTime.AddHours(24) };
        var (second, outcome) = File([first], later);
        Assert.Equal((PartOutcome.Began, 2), (outcome, second.Generation));
    }

    [Fact]
    public void Parts_of_two_pushes_that_arrive_mixed_find_their_own_sets()
    {
        PartSet[] sets = [];
        foreach (var (push, number) in new[] { (0, 1), (0, 3), (1, 2), (1, 1), (0, 2), (1, 3) })
        {
            var part = Part(number, isLast: number == 3, print: $"{push}/{number}") with
            {
                Prepared = Now.DateTime.AddHours(push),
            };
            var (set, _) = File(sets, part);
            sets = [.. sets.Where(one => one.Generation != set.Generation), set];
        }

        Assert.Equal(2, sets.Length);
        Assert.All(sets, set => Assert.True(set.IsComplete));
        Assert.All(sets, set => Assert.Single(set.Parts.Select(part => part.Prepared).Distinct()));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    public void What_does_not_fit_behind_or_before_the_last_part_is_of_another_set(int number, bool isLast)
    {
        var (set, _) = File([], Part(3, isLast: true));
        Assert.False(set.CanTake(Part(number, isLast)));
        Assert.Throws<ArgumentException>(() => set.With(Part(number, isLast)));
        Assert.Equal(2, File([set], Part(number, isLast)).Set.Generation);
    }

    [Fact]
    public void A_set_is_incomplete_when_its_time_is_over_and_complete_when_the_rest_comes_late()
    {
        var (set, _) = File([], Part(2, isLast: true));
        Assert.Equal(PartState.Open, set.StateAt(Now.AddMinutes(30), Times));
        Assert.Equal(PartState.Incomplete, set.StateAt(Now.AddMinutes(31), Times));
        (set, _) = File([set], Part(1) with { Received = Now.AddHours(5) });
        Assert.Equal(PartState.Complete, set.StateAt(Now.AddHours(9), Times));
    }

    [Theory]
    [InlineData(5, 5, 2, 3, "")]
    [InlineData(5, 5, 2, 2, "42 5 4")]
    [InlineData(5, 6, 2, 3, "42 5,6 5")]
    [InlineData(null, 5, 2, 3, "")]
    [InlineData(null, null, 2, 3, "")]
    public void Totals_are_those_of_all_parts_together(int? one, int? two, int inOne, int inTwo, string expected)
    {
        var (set, _) = File([], Part(1) with { Counts = [new("42", one, inOne)] });
        Assert.Empty(set.TotalWarnings());
        (set, _) = File([set], Part(2, isLast: true) with { Counts = [new("42", two, inTwo)] });
        Assert.Equal(
            expected,
            string.Join(';', set.TotalWarnings().Select(warning =>
                $"{warning.Qualifier} {string.Join(',', warning.Declared)} {warning.Found}")));
    }

    [Fact]
    public void A_set_of_another_key_takes_nothing()
    {
        var (set, _) = File([], Part(1));
        var other = PartFiling.File([set], set.Key with { Document = "250" }, Part(2), Times);
        Assert.Equal((PartOutcome.Began, 1), (other.Outcome, other.Set.Generation));
    }

    [Fact]
    public void A_set_is_kept_as_JSON_and_comes_back_the_same()
    {
        var (set, _) = File([], Part(3, isLast: true) with { Counts = [new("42", 5, 2)] });
        (set, _) = File([set], Part(1) with { Prepared = null });
        var text = JsonSerializer.Serialize(set);
        var back = JsonSerializer.Deserialize<PartSet>(text)!;
        Assert.Equal(text, JsonSerializer.Serialize(back));
        Assert.Equal((set.Key, set.Last, "2"), (back.Key, back.Last, string.Join(',', back.Missing)));
        Assert.Equal(set.Parts[1].Mark, back.Parts[1].Mark);
        Assert.DoesNotContain("Missing", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_pushes_in_random_order_with_repeats_are_complete_in_the_end()
    {
        var random = new Random(Seed);
        for (var turn = 0; turn < 300; turn++)
        {
            var count = random.Next(1, 17);
            var parts = Enumerable.Range(1, count)
                .Select(number => Part(number, number == count, $"{number}")).ToArray();
            ReceivedPart[] arriving = [.. parts, .. parts.Where(_ => random.Next(4) == 0)];
            random.Shuffle(arriving);
            PartSet[] sets = [];
            foreach (var part in arriving)
            {
                Assert.False(sets.Length > 0 && sets[0].Parts.Count < count && sets[0].IsComplete);
                sets = [File(sets, part).Set];
            }

            Assert.True(sets[0].IsComplete);
            Assert.Equal(count, sets[0].Parts.Count);
        }
    }

    [Theory]
    [InlineData("gtas/loader__airline2.edi", "AA346", 10, true, "1,2,3,4,5,6,7,8,9")]
    [InlineData("ediclean/original_A.txt", "A92707/210713/1200", 2, false, "1")]
    [InlineData("ediclean/original_B.txt", "B2740", 8, false, "1,2,3,4,5,6,7")]
    [InlineData("ediclean/original_F.txt", "TK334 27 FRA02", 1, false, "")]
    public void Recorded_parts_say_what_is_missing(
        string sample, string reference, int number, bool isLast, string missing)
    {
        var transmission = Transmission.Read(Samples.Read(sample));
        var (key, part) = PartReader.Read(
            transmission, transmission.Interchanges[0].Messages[0], "sample", Now);
        Assert.Equal((reference, number, isLast), (key.Reference, part.Mark.Number, part.Mark.IsLast));
        var set = PartFiling.File([], key, part, Times).Set;
        Assert.Equal(missing, string.Join(',', set.Missing));
        Assert.False(set.IsComplete);
        Assert.Empty(set.TotalWarnings());
    }

    [Fact]
    public void Every_broken_message_is_a_part_of_something()
    {
        var random = new Random(Seed);
        byte[][] material = [.. Specimens.All.Select(Specimens.Bytes)];
        var read = 0;
        for (var number = 0; number < 50_000; number++)
        {
            var transmission = Transmission.Read(Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random));
            foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages))
            {
                var (key, part) = PartReader.Read(transmission, message, "m", Now);
                Assert.InRange(PartFiling.File([], key, part, Times).Set.Missing.Count, 0, PartMark.MostParts);
                read++;
            }
        }

        Assert.InRange(read, 20_000, int.MaxValue);
    }

    private static FiledPart File(IReadOnlyCollection<PartSet> known, ReceivedPart part) =>
        PartFiling.File(known, new("A", "PAXLST", "745", "UT1", IsByFlight: false), part, Times);

    private static ReceivedPart Part(int number, bool isLast = false, string? print = null) => new()
    {
        MessageId = $"{number}", Mark = new(number, number == 1, isLast), Received = Now, Prepared = Now.DateTime,
        Fingerprint = print ?? $"{number}{isLast}", Counts = [],
    };

    private static (PartKey Key, ReceivedPart Part) Read(string segments)
    {
        var transmission = Transmission.Read(Specimens.Bytes(
            $"UNA:+.? 'UNB+UNOA:4+A:ZZ+B+261129:0631+R1'{segments}UNT+9+1'UNZ+1+R1'"));
        return PartReader.Read(transmission, transmission.Interchanges[0].Messages[0], "m1", Now);
    }
}
