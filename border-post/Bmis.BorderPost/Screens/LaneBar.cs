using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>How the lane stands with the centre, its lists and its disk, in a few words each.</summary>
internal sealed class LaneBar(
    LinkBoard link, ListShelf lists, IInspectionRecorder recorder, CaseBook cases, TimeProvider clock)
{
    internal IReadOnlyList<BarItemView> Write(IStringLocalizer texts)
    {
        List<BarItemView> items = [Centre(texts), List(texts)];
        if (!recorder.CanRecord) items.Insert(0, new("danger", texts["bar.disk"]));
        if (cases.Open is > 0 and var open) items.Add(new("warning", texts["bar.second-line", open]));
        return items;
    }

    private BarItemView Centre(IStringLocalizer texts) => link.Current switch
    {
        { HasCentre: false } => new("neutral", texts["bar.alone"]),
        { Online: true, Backlog: 0 } => new("good", texts["bar.online"]),
        { Online: true } online => new("good", texts["bar.sending", online.Backlog]),
        var offline => new("warning", texts["bar.offline", offline.Backlog]),
    };

    private BarItemView List(IStringLocalizer texts)
    {
        var alert = lists.States.First(one => one.Name == ListNames.Alert);
        if (alert.Created is not { } created) return new("danger", texts["bar.list.missing"]);
        var hours = Math.Max(0, (clock.GetUtcNow() - created).TotalHours);
        var age = hours < 48 ? texts["bar.hours", Math.Floor(hours)] : texts["bar.days", Math.Floor(hours / 24)];
        return alert.Freshness switch
        {
            Freshness.Fresh => new("good", texts["bar.list.fresh", age.Value]),
            Freshness.Stale => new("warning", texts["bar.list.stale", age.Value]),
            _ => new("danger", texts["bar.list.expired", age.Value]),
        };
    }
}
