using Bmis.Crossings.Contracts;
using Bmis.Crossings.SecondLine;

namespace Bmis.Crossings.Tests.SecondLine;

public sealed class CaseContractTests
{
    public static TheoryData<CaseEvent> Events() =>
    [
        Cases.TakeOver(),
        Cases.Note("Speaks Swahili; ümlaut 😀."),
        Cases.Answer(new Protection()),
        Cases.Answer(new Protection(true, false, null, "Asylum office")),
        Cases.Countersign(agrees: false, words: "Ask again."),
    ];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_read_back_as_it_was_written(CaseEvent happened)
    {
        Assert.True(CaseContract.TryRead(CaseContract.Write(happened), out var read, out var problem), problem);
        Assert.Equal(happened, read);
    }

    [Fact]
    public void An_outcome_is_read_back_with_all_its_grounds()
    {
        var happened = Cases.Propose(Cases.Refusal with { Grounds = ["B", "H"], InternalSecurity = true });
        Assert.True(CaseContract.TryRead(CaseContract.Write(happened), out var read, out _));
        var outcome = Assert.IsType<OutcomeProposed>(read).Outcome;
        Assert.Equal(["B", "H"], outcome.Grounds);
        Assert.Equal(happened.Outcome with { Grounds = [] }, outcome with { Grounds = [] });
    }

    [Fact]
    public void Hostile_bytes_give_a_problem_and_no_exception()
    {
        var random = new Random(20261126);
        var good = CaseContract.Write(Cases.Propose(Cases.Refusal));
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = good.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            Assert.NotEqual(
                CaseContract.TryRead(cut, out _, out var problem), problem.Length > 0);
        }

        Assert.False(CaseContract.TryRead(new byte[CaseContract.MaximumBytes + 1], out _, out _));
    }

    [Fact]
    public void A_personal_event_prints_as_its_kind()
    {
        Assert.DoesNotContain("Swahili", Cases.Note("Speaks Swahili.").ToString(), StringComparison.Ordinal);
        var message = CaseEventMessage.Parser.ParseFrom(CaseContract.Write(Cases.Note("Speaks Swahili.")));
        Assert.DoesNotContain("Swahili", $"{message}{message.Note}", StringComparison.Ordinal);
    }
}
