using Bmis.Central.Distribution;
using Bmis.Central.Posts;
using Bmis.Crossings;

namespace Bmis.Central.Tests.Distribution;

/// <summary>Lists that only authorised posts hold: who gets them, and who is behind without.</summary>
public sealed class OptionalListTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);

    private static readonly CurrentVersion[] Published =
    [
        new(ListNames.Alert, 3, Now.UtcDateTime.AddDays(-1)),
        new(ListNames.LostDocuments, 2, Now.UtcDateTime.AddDays(-1)),
    ];

    [Theory]
    [InlineData("""{"alert":3}""", LaneState.Current, 1)]
    [InlineData("""{"alert":2}""", LaneState.Behind, 1)]
    [InlineData("""{"alert":3,"lost-documents":2}""", LaneState.Current, 2)]
    [InlineData("""{"alert":3,"lost-documents":1}""", LaneState.Behind, 2)]
    internal void A_list_that_only_authorised_posts_hold_is_missed_at_no_other(
        string held, LaneState state, int lists)
    {
        var view = LaneJudge.Judge(
            new() { LaneId = "lane-1", SeenAt = Now.UtcDateTime, HeldLists = held }, Published, new(), Now);
        Assert.Equal((state, lists), (view.State, view.Lists.Count));
    }
}
