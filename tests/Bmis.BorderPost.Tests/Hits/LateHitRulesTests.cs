using Bmis.Biographics;
using Bmis.BorderPost.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>Which crossings are asked about again, and what of the answer is news.</summary>
public sealed class LateHitRulesTests
{
    private const string Digest = "00112233445566778899aabbccddeeff";
    private static readonly DateTimeOffset Now = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Since = Now.AddHours(-72);

    [Fact]
    public void Crossings_of_the_last_hours_with_an_older_list_or_none_are_due()
    {
        Assert.True(IsDue(Passed(version: 1)));
        Assert.True(IsDue(Passed(version: 1) with { Lists = [] }));
        Assert.True(IsDue(Passed(version: 1) with { DecidedAt = Since }));
        Assert.False(IsDue(Passed(version: 1) with { DecidedAt = Since.AddTicks(-1) }));
        Assert.False(IsDue(Passed(version: 2)));
        Assert.False(IsDue(Passed(version: 1) with { ReferralId = Guid.AllBitsSet }));
        Assert.False(IsDue(Passed(version: 1) with { Decision = DecisionCode.Cancelled }));
        Assert.False(IsDue(Passed(version: 1) with { Traveller = null }));
    }

    [Theory]
    [InlineData("refer", "refer", false)]
    [InlineData("refer", "inquiryCheck", false)]
    [InlineData("refer", "arrest", true)]
    [InlineData("discreetCheck", "refer", true)]
    [InlineData("arrest", "discreetCheck", false)]
    public void What_was_hit_then_is_news_only_when_it_asks_for_more(string then, string now, bool isNews) =>
        Assert.Equal(isNews, LateHits.IsNews(Hit(now), Passed(1) with { Hits = [Hit(then)] }, Nothing));

    [Fact]
    public void What_already_raised_a_chase_is_news_only_when_it_asks_for_more()
    {
        var story = Nothing.With(new HitLate(Guid.Empty, Now, "", "", Guid.Empty, "test:1", Hit("refuseEntry"), 2));
        Assert.False(LateHits.IsNews(Hit("refuseEntry"), Passed(1), story));
        Assert.True(LateHits.IsNews(Hit("arrest"), Passed(1), story));
        Assert.True(LateHits.IsNews(Hit("refuseEntry"), Passed(1), Nothing));
    }

    [Fact]
    public void Of_what_the_traveller_was_cleared_only_another_content_is_news()
    {
        var cleared = Passed(1) with { Hits = [Hit("arrest") with { IsCleared = true }] };
        Assert.False(LateHits.IsNews(Hit("arrest"), cleared, Nothing));
        Assert.True(LateHits.IsNews(Hit("arrest") with { EntryDigest = Digest[..30] + "00" }, cleared, Nothing));
        Assert.False(LateHits.IsNews(Hit("arrest") with { IsCleared = true }, Passed(1), Nothing));
        Assert.True(LateHits.IsNews(Hit("arrest") with { List = ListNames.AlertPrints }, cleared, Nothing));
    }

    [Fact]
    public void A_stronger_hit_opens_an_answered_chase_again()
    {
        var story = Nothing.With(new HitLate(Guid.Empty, Now, "", "", Guid.Empty, "test:1", Hit("refer"), 2));
        Assert.True(story.IsOpenChase);
        story = story.With(new HitAnswered(Guid.Empty, Now, "o-1", "", Guid.Empty, "test:1"));
        Assert.False(story.IsOpenChase);
        story = story.With(new HitLate(Guid.Empty, Now, "", "", Guid.Empty, "test:1", Hit("arrest"), 3));
        Assert.True(story.IsOpenChase);
    }

    private static bool IsDue(Crossing crossing) => LateHits.IsDue(crossing, new AnyList(), 2, Since);

    private static HitStory Nothing => new(Guid.Empty, "test:1");

    private static AlertHit Hit(string action) => new(ListNames.Alert, "test:1", 0.9, false)
    {
        EntryDigest = Digest,
        Action = action,
        IsDiscreet = action == "discreetCheck",
    };

    private static Crossing Passed(long version) => new()
    {
        CrossingId = Guid.Empty,
        Direction = Direction.Entry,
        OpenedAt = Now,
        DecidedAt = Now,
        TimeZone = "UTC",
        PostCode = "UTANY",
        LaneId = "lane-1",
        OfficerId = "o-1",
        CaptureMode = CaptureMode.Offline,
        Verdict = Verdict.Clear,
        Decision = DecisionCode.Admit,
        Traveller = new(
            PersonName.Parse("Eriksson", "Anna").Value, default, Sex.F, CountryCode.Parse("UTO").Value),
        Lists = [new(ListNames.Alert, version, Freshness.Fresh)],
    };

    private sealed class AnyList : ILateList
    {
        event EventHandler? ILateList.Changed
        {
            add { }
            remove { }
        }

        public string Name => ListNames.Alert;

        public long Version => 2;

        public bool Concerns(Crossing crossing) => crossing.Traveller is not null;

        public (long Version, IEnumerable<AlertHit> Hits) Screen(Crossing crossing) => (Version, []);
    }
}
