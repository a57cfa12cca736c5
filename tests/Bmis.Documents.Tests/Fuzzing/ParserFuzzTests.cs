namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>
/// Seeded attacks on every parser. Together with the tests beside each parser every one gets fifty thousand; the
/// benchmark named fuzz runs a million of each and measures them.
/// </summary>
public sealed class ParserFuzzTests
{
    private const int Seed = 20261128;
    private const int Procedures = 200;

    private static readonly Lazy<IReadOnlyList<FuzzTarget>> All = new(() => FuzzTargets.Of(FuzzMaterial.Make()));

    [Theory]
    [InlineData("mrz", 10_000)]
    [InlineData("tlv", 10_000)]
    [InlineData("sod", 30_000)]
    [InlineData("passive", 50_000)]
    [InlineData("lds", 10_000)]
    [InlineData("infos", 10_000)]
    [InlineData("certificate", 30_000)]
    [InlineData("cvc", 50_000)]
    [InlineData("cvca", 50_000)]
    [InlineData("crl", 50_000)]
    [InlineData("list", 40_000)]
    [InlineData("command", 10_000)]
    [InlineData("response", 50_000)]
    [InlineData("session", 50_000)]
    [InlineData("seal", 10_000)]
    public void No_broken_input_throws_or_hangs(string parser, int cases)
    {
        var run = new FuzzRun(All.Value.Single(target => target.Name == parser), Seed);
        run.Run(0, cases, isTimed: false);
        Assert.Equal("", run.FirstException);
        Assert.Equal(cases, run.Cases);

        // Input that is never taken reaches only the doorstep, and input that is always taken is not broken.
        Assert.InRange(run.Taken, cases / 500, parser == "response" ? cases : cases * 19 / 20);
    }

    [Fact]
    public void No_hostile_chip_makes_the_whole_procedure_throw_or_hang()
    {
        var target = FuzzTargets.Reading();
        var run = new FuzzRun(target, Seed);
        run.Run(0, Procedures, isTimed: false);
        Assert.Equal("", run.FirstException);
        Assert.Equal(Procedures, run.Cases);
        Assert.InRange(run.Taken, Procedures / 20, Procedures * 19 / 20);
    }

    [Fact]
    public void A_parser_that_throws_or_hangs_is_found()
    {
        var thrower = new FuzzRun(new("thrower", [[1, 2, 3]], bytes => bytes[2] == 3), Seed);
        thrower.Run(0, 1_000, isTimed: false);
        Assert.Contains("IndexOutOfRangeException", thrower.FirstException, StringComparison.Ordinal);
        Assert.InRange(thrower.Exceptions, 1, 999);
    }

    [Fact]
    public void A_case_is_the_same_whenever_it_is_made()
    {
        var target = new FuzzTarget("any", [[1, 2, 3, 4], [5, 6, 7]], _ => true);
        for (var number = 0; number < 100; number++)
            Assert.Equal(target.Case(Seed, number), target.Case(Seed, number));
        Assert.Contains(Enumerable.Range(0, 100), n => !target.Case(Seed, n).SequenceEqual(target.Case(Seed, n + 1)));
    }
}
