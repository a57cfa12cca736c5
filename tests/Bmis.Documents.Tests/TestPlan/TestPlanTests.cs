namespace Bmis.Documents.Tests.TestPlan;

/// <summary>
/// The test plan of BSI TR-03105-5.1 for inspection systems: each case makes a document, inspects it by the whole
/// procedure and asserts on the report.
/// </summary>
public sealed class TestPlanTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, PlanCase> ById = PlanTable.All.ToDictionary(one => one.Id);

    public static TheoryData<string> Ids => [.. PlanTable.All.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Case_of_the_test_plan(string id)
    {
        var one = ById[id];
        if (one.Expectation is not { } expectation)
        {
            Assert.Skip(one.NotCovered);
            return;
        }

        var documents = one.Make(PlanDocument.ByTheBook).ToList();
        Assert.NotEmpty(documents);
        foreach (var document in documents)
            expectation.Confirm(await document.InspectAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_table_holds_every_case_of_the_list_and_no_other()
    {
        var listed = PlanList.Read();
        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), ById.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, expected) in listed)
            Assert.True(IsFaithful(ById[id], expected), $"{id}: {expected}");
        foreach (var group in PlanTable.All.GroupBy(one => one.Id[..^3]).OrderBy(one => one.Key))
            output.WriteLine(CountsOf(group.Key, [.. group]));
        output.WriteLine(CountsOf("all", PlanTable.All));
        foreach (var reason in PlanTable.All.Where(one => one.NotCovered.Length > 0).GroupBy(one => one.NotCovered))
            output.WriteLine($"{reason.Count()} not covered: {reason.Key}");
    }

    // Where the list says what is expected, the table says the same or why not; where it does not, whence it has it.
    private static bool IsFaithful(PlanCase one, string expected)
    {
        if (one.NotCovered.Length > 0)
            return one.Expectation is null;
        if (expected.Length == 0)
            return one.Derived.Length > 0;
        var mustSucceed = !expected.Contains("failed", StringComparison.Ordinal);
        var succeeds = one.Expectation!.Verdict == DocumentCheckResult.Successful;
        return one.Derived.Length == 0 && (mustSucceed == succeeds) == (one.Deviation.Length == 0);
    }

    private static string CountsOf(string name, IReadOnlyCollection<PlanCase> cases) =>
        $"{name}: {cases.Count} cases, {cases.Count(one => one.Expectation is not null)} covered, "
            + $"{cases.Count(one => one.Derived.Length > 0)} with a derived expectation, "
            + $"{cases.Count(one => one.Deviation.Length > 0)} deviating on purpose, "
            + $"{cases.Count(one => one.NotCovered.Length > 0)} not covered";
}
