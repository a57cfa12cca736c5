using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Screens;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Documents.Seals;
using Bmis.Sync.Protocol;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Tests.Screens;

public sealed class TextTests
{
    [Fact]
    public void English_and_French_have_the_same_keys() => TextParity.Check(typeof(LaneView).Assembly);

    private static readonly string[] Directions = ["Entry", "Exit", "Transit"];
    private static readonly string[] AlertReasons =
        [AlertListCheck.Hit, AlertListCheck.Protection, AlertListCheck.Expired];
    private static readonly string[] HitProblems = ["HitReasons", "HitWords", "HitNotes"];
    private static readonly string[] Checks =
        [LostDocumentsCheck.Key, SeenTodayCheck.Name, SealCheck.Name, ChipCheck.Key];

    [Fact]
    public async Task Every_code_of_the_lane_has_words()
    {
        await using var lane = await ScreensHost.StartAsync();
        var texts = lane.Provided.GetRequiredService<IStringLocalizer<LaneView>>();
        string[] keys =
        [
            .. Enum.GetNames<RefusalReason>().Select(one => "bar.refused." + one),
            .. Enum.GetNames<EpochState>().Where(one => one != "Accepted").Select(one => "bar.apart." + one),
            .. Enum.GetNames<DecisionRefusal>().Select(one => "refusal." + one),
            .. Enum.GetNames<CheckResult>().Where(one => one != "Successful").Select(one => "result." + one),
            .. Enum.GetNames<PieceKind>().Select(one => "piece." + one),
            .. Enum.GetNames<MatchForm>().Select(one => "form." + one),
            .. Enum.GetNames<Disproof>().Select(one => "disproof." + one),
            .. Enum.GetNames<SealReason>().Where(one => one != "None").Select(one => "reason.seal." + one),
            .. Enum.GetNames<SealDocumentKind>().Select(one => "seal.kind." + one),
            .. Enum.GetNames<JsonSealKind>().Select(one => "seal.kind." + one),
            .. Enum.GetNames<LostReport>().SelectMany(one => new[] { "reason.lost." + one, "named.lost." + one }),
            .. Directions.SelectMany(one => new[] { "reason.seen." + one, "named.seen." + one }),
            .. Checks.Select(one => "check." + one),
            .. Enum.GetValues<AlertAction>().Select(one => "action." + ActionNames.Of(one)),
            .. Enum.GetNames<AlertWarning>().Select(one => "warning." + one),
            .. Enum.GetNames<HitOutcome>().Select(one => "adjudication." + one),
            .. AlertReasons.Select(one => "reason." + one),
            .. HitProblems.Select(one => "case.problem." + one),
        ];
        Assert.DoesNotContain(keys, key => texts[key].ResourceNotFound);
    }
}
