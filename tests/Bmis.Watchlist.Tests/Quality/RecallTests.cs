using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>
/// Quality as a number on real lists. The thresholds come from travellers who are on no list, the recall from rows
/// that were kept out of tuning.
/// </summary>
public sealed class RecallTests(ITestOutputHelper output)
{
    private static readonly MatchingParameters Open = MatchingParameters.Default with { Cutoff = 0.45, Limit = 100 };

    [Fact]
    public void Names_of_listed_persons_under_an_alias_are_found_at_ten_alerts_in_a_thousand()
    {
        var pairs = RealLists.Rows("derived/ofac_alias_pairs_2022.tsv").Where(row => row.Length == 4).ToList();
        var snapshot = WithoutAliases();
        var threshold = ThresholdAt(snapshot, alertsPerThousand: 10, namesOnly: true);
        var tuned = Recall(snapshot, pairs.Where((row, i) => i % 4 == 0 && !RealLists.IsHeldOut(row[0])), threshold);
        var heldOut = Recall(snapshot, pairs.Where((row, i) => i % 2 == 0 && RealLists.IsHeldOut(row[0])), threshold);
        output.WriteLine(
            $"aliases, names only: threshold {threshold:0.000} tuned {tuned:0.000} held out {heldOut:0.000}");
        Assert.True(heldOut >= 0.66, $"Recall on aliases fell to {heldOut:0.000}.");
    }

    [Fact]
    public void Names_cut_by_the_name_field_are_found_at_ten_alerts_in_a_thousand()
    {
        var snapshot = AlertSnapshot.Build("ofac", 1, RealLists.Entries(RealLists.Published), Open);
        var threshold = ThresholdAt(snapshot, alertsPerThousand: 10, namesOnly: true);
        var rows = RealLists.Rows("derived/mrz_truncated_ofac.tsv").Where(row => row.Length == 4)
            .Where(row => RealLists.IsHeldOut(row[1]) && snapshot.Find($"ofac:{row[1]}") is not null).ToList();
        var found = rows.Count(row => Reaches(snapshot, Cut(row[3]), row[1], threshold));
        var recall = (double)found / rows.Count;
        output.WriteLine($"cut names: threshold {threshold:0.000} recall {recall:0.000} of {rows.Count}");
        Assert.True(recall >= 0.97, $"Recall on cut names fell to {recall:0.000}.");
    }

    [Fact]
    public void The_shipped_cutoff_raises_few_alerts_on_travellers_with_a_birth_date()
    {
        var snapshot = AlertSnapshot.Build("ofac", 1, RealLists.Entries(RealLists.Published));
        var negatives = RealLists.Negatives(1500);
        var full = negatives.Count(query => snapshot.Screen(query).Count > 0) * 1000.0 / negatives.Count;
        var names = negatives.Count(query => snapshot.Screen(NameOnly(query)).Count > 0) * 1000.0 / negatives.Count;
        output.WriteLine($"alerts in a thousand at the cutoff: full data {full:0.0}, names only {names:0.0}");
        Assert.True(full <= 10, $"{full:0.0} alerts in a thousand.");
    }

    private static AlertSnapshot WithoutAliases() => AlertSnapshot.Build(
        "ofac",
        1,
        RealLists.Entries(RealLists.Touched).Select(entry => entry with { Names = [entry.Names[0]] }),
        Open);

    private static double ThresholdAt(AlertSnapshot snapshot, double alertsPerThousand, bool namesOnly)
    {
        var negatives = RealLists.Negatives(1500);
        var best = negatives
            .Select(query => snapshot.Screen(namesOnly ? NameOnly(query) : query))
            .Select(answer => answer.Count == 0 ? 0 : answer[0].Score)
            .OrderDescending()
            .ToList();
        return best[(int)(best.Count * alertsPerThousand / 1000)] + 0.0001;
    }

    private static double Recall(AlertSnapshot snapshot, IEnumerable<string[]> pairs, double threshold)
    {
        var rows = pairs.ToList();
        return (double)rows.Count(
            row => Reaches(snapshot, new() { Name = RealLists.NameOf(row[3]) }, row[0], threshold))
            / rows.Count;
    }

    private static bool Reaches(AlertSnapshot snapshot, AlertQuery query, string number, double threshold) =>
        snapshot.Screen(query).Any(candidate => candidate.Entry.Id == $"ofac:{number}" && candidate.Score >= threshold);

    private static AlertQuery Cut(string field)
    {
        var parts = field.Split("<<", 2);
        var secondary = parts.Length == 2 ? parts[1].Replace('<', ' ') : "";
        return new() { Name = PersonName.Parse(parts[0].Replace('<', ' '), secondary).Value, NameIsTruncated = true };
    }

    private static AlertQuery NameOnly(AlertQuery query) => new() { Name = query.Name };
}
