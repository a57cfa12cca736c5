using System.Text;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Policies;

namespace Bmis.Crossings.Tests.Policies;

public sealed class FingerprintPolicyTests
{
    private static readonly string Profile = ReadStandard();
    private static readonly FingerprintPolicy Standard = CountryProfile.Standard.Fingerprints;

    [Fact]
    public void The_standard_takes_four_fingers_of_the_right_hand_from_twelve_years_on_and_searches_nobody()
    {
        Assert.Equal([2, 3, 4, 5], Standard.Choose(new HashSet<int>()));
        Assert.Equal([7, 8, 9, 10], Standard.Choose(new HashSet<int> { 2, 3, 4, 5 }));
        Assert.Equal([true, false, false], new int?[] { 11, 12, null }.Select(Standard.IsExempt));
        Assert.Equal(3, Standard.Tries);
        Assert.True(Standard.VerifyOnExit);
        Assert.Empty(Standard.Search);
    }

    [Theory]
    [InlineData("2,7|3,8", 2, "", "2,7")]
    [InlineData("2,7|3,8", 2, "2", "3,8")]
    [InlineData("2,7|3,8", 2, "2,8", "2,7")]
    [InlineData("2,7|3,8", 1, "2", "2,7")]
    [InlineData("2,7|3,8", 2, "2,3,7", "3,8")]
    [InlineData("2|7|3", 1, "2,7", "3")]
    [InlineData("2,7|3,8", 2, "2,3,7,8", "")]
    [InlineData("1,2,3,4,5,6,7,8,9,10", 10, "1,6", "1,2,3,4,5,6,7,8,9,10")]
    public void The_first_set_with_enough_fingers_is_asked_for_or_else_the_one_with_the_most(
        string sets, int fewest, string absent, string expected)
    {
        var policy = Standard with { Choices = [.. sets.Split('|').Select(Positions)], Fewest = fewest };
        Assert.Equal(Positions(expected), policy.Choose(Positions(absent).ToHashSet()));
    }

    [Theory]
    [InlineData(FingerPresence.Captured, true, false)]
    [InlineData(FingerPresence.Missing, true, false)]
    [InlineData(FingerPresence.PhysicallyImpossible, true, false)]
    [InlineData(FingerPresence.Bandaged, true, true)]
    [InlineData(FingerPresence.TemporarilyImpossible, true, true)]
    [InlineData(FingerPresence.UnderAge, true, true)]
    [InlineData(FingerPresence.Refused, false, true)]
    public void An_absence_that_passes_and_one_that_is_not_accepted_are_asked_about_again(
        FingerPresence presence, bool accepted, bool again)
    {
        Assert.Equal(accepted, Standard.Accepts(presence));
        var enrolled = new EnrolledFinger(4, presence, 0, 1, default, null);
        Assert.Equal(again ? [4] : [], Standard.AskAgain([enrolled], age: 30));
        Assert.Empty(Standard.AskAgain([enrolled], age: 11));
    }

    [Fact]
    public void A_reader_has_the_thresholds_of_its_kind_or_those_of_every_other()
    {
        FingerThresholds serial = new("serial", 15, 30, "2026, 10,000 impostors"), others = Standard.Thresholds[^1];
        var policy = Standard with { Thresholds = [serial, others] };
        Assert.Equal(serial, policy.ThresholdsOf("serial"));
        Assert.Equal(others, policy.ThresholdsOf("slap"));
    }

    [Theory]
    [InlineData("[[2, 3, 4, 5], [7, 8, 9, 10]]", "[]", "choices: none")]
    [InlineData("[[2, 3, 4, 5], [7, 8, 9, 10]]", "[[2], []]", "choices[1]: no finger")]
    [InlineData("[[2, 3, 4, 5], [7, 8, 9, 10]]", "[[2, 2]]", "choices[0]: a finger stands twice")]
    [InlineData("[[2, 3, 4, 5], [7, 8, 9, 10]]", "[[2, 13]]", "choices[0]: a position is 1 to 10")]
    [InlineData("\"fewest\": 1", "\"fewest\": 5", "fewest")]
    [InlineData("\"fewest\": 1", "\"fewest\": 0", "fewest")]
    [InlineData("\"exemptBelowAge\": 12", "\"exemptBelowAge\": 19", "exemptBelowAge")]
    [InlineData("[\"Missing\", ", "[\"Captured\", ", "permanent, temporary: Captured")]
    [InlineData("[\"Missing\", ", "[\"UnderAge\", ", "permanent, temporary: UnderAge")]
    [InlineData("[\"Missing\", ", "[\"Bandaged\", ", "permanent, temporary: a reason stands twice")]
    [InlineData("[\"Missing\", ", "[\"Lost\", ", "line")]
    [InlineData("\"minimumQuality\": 50", "\"minimumQuality\": 101", "minimumQuality")]
    [InlineData("\"tries\": 3", "\"tries\": 0", "tries")]
    [InlineData("\"tries\": 3", "\"tries\": 11", "tries")]
    [InlineData("\"search\": []", "\"search\": [\"Alert\", \"Alert\"]", "search: a gallery stands twice")]
    [InlineData("\"search\": []", "\"search\": [\"World\"]", "line")]
    [InlineData("\"device\": \"\"", "\"device\": \"serial\"", "thresholds[0], device: the last one")]
    [InlineData("\"match\": ", "\"match\": -", "thresholds[0], match: no score")]
    [InlineData("\"search\": 2", "\"search\": 0.2", "thresholds[0], search: must not be below match")]
    [InlineData("\"origin\": \"", "\"origin\": \"\", \"more\": \"", "line")]
    [InlineData("\"verifyOnExit\": true,", "", "line")]
    public void A_wrong_policy_is_refused_with_its_place(string right, string wrong, string place)
    {
        var at = Profile.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The profile holds no {right}.");
        var text = Profile[..at] + wrong + Profile[(at + right.Length)..];
        var problem = Assert.Throws<FormatException>(() => ProfileReader.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(place, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Readers_that_stand_twice_or_have_thresholds_of_no_origin_are_refused()
    {
        var others = Standard.Thresholds[^1];
        var serial = others with { Device = "serial" };
        Assert.Contains("twice", Problem([serial, serial, others]), StringComparison.Ordinal);
        Assert.Contains("origin", Problem([others with { Origin = "" }]), StringComparison.Ordinal);
        Assert.Contains("origin", Problem([others with { Origin = new('x', 501) }]), StringComparison.Ordinal);
        Assert.Contains("search", Problem([others with { Search = double.NaN }]), StringComparison.Ordinal);
        Assert.Contains("none", Problem([]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_from_before_fingerprints_has_the_standard_policy()
    {
        var from = Profile.IndexOf("  \"fingerprints\": {", StringComparison.Ordinal);
        var old = Profile[..from] + Profile[Profile.IndexOf("  \"rules\": [", StringComparison.Ordinal)..];
        Assert.Same(Standard, ProfileReader.Read(Encoding.UTF8.GetBytes(old)).Fingerprints);
    }

    private static string Problem(IReadOnlyList<FingerThresholds> thresholds) =>
        Assert.Throws<FormatException>(
            () => FingerprintPolicyReader.Check(Standard with { Thresholds = thresholds })).Message;

    private static int[] Positions(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private static string ReadStandard()
    {
        using var stream = typeof(CountryProfile).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
