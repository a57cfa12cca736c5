using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>
/// Quality as a number on real lists, with floors a little below what was measured. Thresholds come from travellers
/// who are on no list, recall from rows that were kept out of tuning and learning.
/// </summary>
public sealed class RecallTests(ITestOutputHelper output)
{
    private const int Sample = 20;

    private static readonly Lazy<List<AlertQuery>> Travellers = new(() => RealLists.Negatives(Sample));

    [Fact]
    public void Listed_persons_under_an_alias_are_found_at_ten_alerts_in_a_thousand()
    {
        var persons = RealLists.Persons(RealLists.Touched).Select(entry => entry with { Names = [entry.Names[0]] });
        var snapshot = AlertSnapshot.Build("ofac", 1, persons, AlertRate.Open);
        var cases = NameCases.Aliases().Where((one, index) => index % 3 == 0 && IsHeldOut(snapshot, one)).ToList();
        Holds(snapshot, cases, floor: 0.55);
    }

    [Fact]
    public void Names_cut_by_the_name_field_are_found_at_ten_alerts_in_a_thousand()
    {
        var snapshot = AlertSnapshot.Build("ofac", 1, RealLists.Persons(RealLists.Touched), AlertRate.Open);
        Holds(snapshot, [.. NameCases.CutAt30().Where(one => IsHeldOut(snapshot, one))], floor: 0.995);
    }

    [Theory]
    [InlineData("arabic", 0.86)]
    [InlineData("russian", 0.86)]
    [InlineData("hebrew", 0.78)]
    [InlineData("korean", 0.5)]
    [InlineData("chinese", 0.45)]
    public void Names_in_another_script_are_found_at_ten_alerts_in_a_thousand(string script, double floor)
    {
        var (entries, cases) = NameCases.AcrossScripts(script);
        var list = RealLists.Persons(RealLists.Touched).Concat(entries);
        Holds(AlertSnapshot.Build("ofac", 1, list, AlertRate.Open), cases, floor);
    }

    [Fact]
    public void Mangled_persons_with_the_data_of_an_mrz_are_found_at_one_alert_in_a_thousand()
    {
        var persons = RealLists.Persons(RealLists.Touched);
        var snapshot = AlertSnapshot.Build("ofac", 1, persons, AlertRate.Open);
        var rate = new AlertRate(snapshot, Travellers.Value);
        var threshold = Math.Max(rate.ThresholdAt(1), MatchingParameters.Default.Cutoff);
        var recall = snapshot.Recall(MangledPersons.Of(persons, every: 8), threshold);
        output.WriteLine($"threshold {threshold:0.000} recall {recall:0.0000}");
        Assert.True(recall >= 0.99, $"Recall fell to {recall:0.0000} at {threshold:0.000}.");
        Assert.True(
            rate.PerThousandAt(MatchingParameters.Default.Cutoff) <= 2,
            $"{rate.PerThousandAt(MatchingParameters.Default.Cutoff):0.0} alerts in a thousand at the cutoff.");
    }

    [Fact]
    public void Labelled_pairs_are_told_apart_at_the_shipped_cutoff()
    {
        var (cases, checks) = (LabelledPairs.Cases(), LabelledPairs.Checks());
        var (one, other) = (LabelledPairs.F1(cases), LabelledPairs.F1(checks));
        output.WriteLine($"F1 {one:0.000} and {other:0.000}");
        Assert.True(one >= 0.85 && other >= 0.82, $"F1 fell to {one:0.000} and {other:0.000}.");
        Assert.DoesNotContain(cases, pair => pair.Quality == "STRONG" && pair.Answer() != pair.IsMatch);
    }

    private void Holds(AlertSnapshot snapshot, List<NameCase> cases, double floor)
    {
        var threshold = new AlertRate(snapshot, AlertRate.NamesOnly(Travellers.Value)).ThresholdAt(10);
        var recall = snapshot.Recall(cases, threshold);
        output.WriteLine($"threshold {threshold:0.000} recall {recall:0.000} of {cases.Count}");
        Assert.True(recall >= floor, $"Recall fell to {recall:0.000} at {threshold:0.000}.");
    }

    private static bool IsHeldOut(AlertSnapshot snapshot, NameCase one) =>
        RealLists.IsHeldOut(one.EntryId) && snapshot.Find(one.EntryId) is not null;
}
