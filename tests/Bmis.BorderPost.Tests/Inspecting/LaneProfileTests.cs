using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Policies;
using Microsoft.Extensions.Logging.Abstractions;
using CheckResult = Bmis.Crossings.Records.CheckResult;
using Direction = Bmis.Crossings.Records.Direction;

namespace Bmis.BorderPost.Tests.Inspecting;

/// <summary>The country's profile at lanes with and without a camera.</summary>
public sealed class LaneProfileTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 5, 3);

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("VIS", Direction.Entry, true)]
    [InlineData("VEX", Direction.Entry, true)]
    [InlineData("NAT", Direction.Entry, false)]
    [InlineData("RES", Direction.Entry, false)]
    [InlineData("VIS", Direction.Exit, false)]
    public void A_photograph_advises_about_foreigners_on_entry_where_there_is_a_camera(
        string category, Direction direction, bool advises)
    {
        Assert.Equal(advises, Advises(Read("", hasCamera: true), category, direction));
        Assert.False(Advises(Read("", hasCamera: false), category, direction));
    }

    [Fact]
    public void A_photograph_that_was_not_taken_changes_no_verdict_and_is_said_where_there_is_a_camera()
    {
        foreach (var hasCamera in (bool[])[true, false])
        {
            var rule = Read("", hasCamera).For("VIS", Direction.Entry, null, Today);
            var outcomes = PhotoCheck.Judge(rule, null).ToList();
            Assert.Equal(hasCamera ? [CheckResult.NotPerformed] : [], outcomes.Select(one => one.Result));
            Assert.Equal(VerdictPolicy.Judge([], rule), VerdictPolicy.Judge(outcomes, rule));
        }
    }

    [Fact]
    public void A_profile_that_demands_a_photograph_stops_a_lane_without_a_camera_and_no_other()
    {
        var file = _scratch.File("profile.json");
        var standard = StandardText();
        var demanding = standard
            .Replace("\"advisory\": [\"photograph\"]", "\"advisory\": []", StringComparison.Ordinal)
            .Replace("\"mandatory\": [", "\"mandatory\": [\"photograph\", ", StringComparison.Ordinal);
        Assert.NotEqual(standard, demanding);
        File.WriteAllText(file, demanding);
        Assert.Contains("photograph", Read(file, hasCamera: true).Current.Rules[0].Mandatory);
        var stopped = Assert.Throws<CannotStartException>(() => Read(file, hasCamera: false));
        Assert.Contains("demands the check photograph", stopped.Message, StringComparison.Ordinal);
    }

    private static bool Advises(LaneProfile profile, string category, Direction direction) =>
        profile.For(category, direction, null, Today).Advisory.Contains(PhotoCheck.Name);

    private static LaneProfile Read(string file, bool hasCamera) => LaneProfile.Read(
        file,
        new CheckRunner(
            [.. ((string[])["document.mrz", "document.expiry", "alert.list", ChipCheck.Key]).Select(name =>
                new CheckRegistration(new Named(name), TimeSpan.FromMinutes(1)))],
            new ManualClock(),
            NullLogger<CheckRunner>.Instance),
        hasCamera);

    private static string StandardText()
    {
        using var stream = typeof(CountryProfile).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class Named(string name) : ICheck
    {
        public string Name => name;

        public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
            ValueTask.FromResult(new CheckFinding(CheckResult.Successful));
    }
}
