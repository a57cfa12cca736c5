using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.History;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Arrivals;

public sealed class ExpectedCheckTests
{
    private static readonly Guid Some = Guid.Parse("0199aaaa-0000-7000-8000-000000000009");

    private static readonly ExpectedArrival Arrival = new(
        Some, "UT 123", "UTA", new(2026, 5, 3), new DateTime(2026, 5, 3, 12, 0, 0, DateTimeKind.Unspecified));

    [Theory]
    [InlineData(true, true, CheckResult.Successful, "")]
    [InlineData(true, false, CheckResult.Undetermined, ExpectedCheck.NotListed)]
    [InlineData(false, false, CheckResult.NotSupported, ExpectedCheck.NoLists)]
    public async Task Who_arrives_is_looked_up(bool hasLists, bool isOn, CheckResult result, string reason)
    {
        var check = new ExpectedCheck(new Lists(new(hasLists, isOn ? Arrival : null)));
        var finding = await check.RunAsync(Subject(Direction.Entry), TestContext.Current.CancellationToken);
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
        Assert.Equal(isOn ? Arrival : null, finding.Arrival);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whom_headquarters_asks_to_refer_fails_with_its_words_also_when_on_no_list(bool isOn)
    {
        var answer = new ArrivalAnswer(true, isOn ? Arrival : null) { Referral = "Ask for the onward ticket." };
        var finding = await new ExpectedCheck(new Lists(answer)).RunAsync(
            Subject(Direction.Entry), TestContext.Current.CancellationToken);
        Assert.Equal(
            (CheckResult.Failed, ExpectedCheck.Referred, "Ask for the onward ticket."),
            (finding.Result, finding.Reason, finding.Source));
        Assert.Equal(isOn ? Arrival : null, finding.Arrival);
    }

    [Fact]
    public async Task Who_leaves_is_on_no_list_of_arrivals()
    {
        var check = new ExpectedCheck(new Lists(new(true, Arrival)));
        var finding = await check.RunAsync(Subject(Direction.Exit), TestContext.Current.CancellationToken);
        Assert.Equal((CheckResult.NotSupported, ExpectedCheck.Leaving), (finding.Result, finding.Reason));
        Assert.Null(finding.Arrival);
    }

    [Fact]
    public async Task Nobody_is_looked_up_who_is_not_known()
    {
        var check = new ExpectedCheck(new Lists(new(true, Arrival)));
        var finding = await check.RunAsync(
            new(Some, Direction.Entry, null, null), TestContext.Current.CancellationToken);
        Assert.Equal(CheckResult.NotPerformed, finding.Result);
    }

    private static InspectionSubject Subject(Direction direction) =>
        new(Some, direction, Pasts.Anna, Pasts.Passport);

    private sealed class Lists(ArrivalAnswer answer) : IExpectedArrivals
    {
        public ArrivalAnswer Ask(Traveller? traveller, TravelDocument? document) => answer;
    }
}
