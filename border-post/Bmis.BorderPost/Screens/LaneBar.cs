using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Records;
using Bmis.Sync.Protocol;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>How the lane stands with the centre, its lists and its disk, in a few words each.</summary>
internal sealed class LaneBar(
    LinkBoard link, ListAgeWriter ages, IInspectionRecorder recorder, CaseBook cases, LostDocumentShelf lost)
{
    internal IReadOnlyList<BarItemView> Write(IStringLocalizer texts)
    {
        List<BarItemView> items = [Centre(texts), List(texts, "list", ages.Alert)];
        if (ages.MayBeHeldBack) items.Add(new("warning", texts["bar.lists.held-back"]));
        if (lost.States is [.., var newest]) items.Add(List(texts, "lost", newest));
        if (!recorder.CanRecord) items.Insert(0, new("danger", texts["bar.disk"]));
        if (cases.Open is > 0 and var open) items.Add(new("warning", texts["bar.second-line", open]));
        return items;
    }

    private BarItemView Centre(IStringLocalizer texts) => link.Current switch
    {
        { HasCentre: false } => new("neutral", texts["bar.alone"]),
        { Refusal: not null } refused => new("danger", texts["bar.refused", Why(texts, refused), refused.Backlog]),
        { Online: true, Epoch: EpochState.Quarantined } apart => new("warning", Apart(texts, apart)),
        { Online: true, Epoch: not EpochState.Accepted } apart => new("danger", Apart(texts, apart)),
        { Online: true, Backlog: 0 } => new("good", texts["bar.online"]),
        { Online: true } online => new("good", texts["bar.sending", online.Backlog]),
        var offline => new("warning", texts["bar.offline", offline.Backlog]),
    };

    // A newer centre may have a reason that this lane has no words for.
    private static string Why(IStringLocalizer texts, LinkView link)
    {
        var words = texts[$"bar.refused.{link.Refusal}", link.RefusedSequence];
        return words.ResourceNotFound ? texts["bar.refused.Unspecified"] : words;
    }

    private static string Apart(IStringLocalizer texts, LinkView link) =>
        texts[$"bar.apart.{link.Epoch}", link.Backlog];

    private BarItemView List(IStringLocalizer texts, string name, ListState list)
    {
        if (list.Created is null) return new("danger", texts[$"bar.{name}.missing"]);
        var age = ages.Write(texts, list);
        return list.Freshness switch
        {
            Freshness.Fresh => new("good", texts[$"bar.{name}.fresh", age]),
            Freshness.Stale => new("warning", texts[$"bar.{name}.stale", age]),
            _ => new("danger", texts[$"bar.{name}.expired", age]),
        };
    }
}
