using System.Globalization;
using Bmis.Central.Frame;
using Bmis.Central.Watchlists.Pages;
using Microsoft.Extensions.Localization;

namespace Bmis.Central.Watchlists.Drills.Pages;

/// <summary>A drill in the reader's language, field by field.</summary>
internal sealed class DrillText(IStringLocalizer texts)
{
    /// <summary>Every field that says anything.</summary>
    public IReadOnlyList<FieldText> Of(DrillPlan plan) =>
    [
        Field("startsAt", Moment(plan.StartsAt)),
        Field("endsAt", Moment(plan.EndsAt)),
        Field("posts", plan.Posts.Count == 0 ? [texts["drill.any-post"]] : [.. plan.Posts]),
        .. plan.Instructions.Length > 0 ? [Field("instructions", plan.Instructions)] : Array.Empty<FieldText>(),
        .. new DeskText(texts).Of(plan.Read()),
        .. plan.Stopped is { } stop
            ? [Field("stopped", Moment(stop.At), stop.By, stop.Reason)]
            : Array.Empty<FieldText>(),
    ];

    /// <summary>What a word about a drill changes; every field of a new one.</summary>
    public IReadOnlyList<FieldChange> Between(DrillPlan? before, DrillPlan after) =>
        DeskText.Between(before is null ? [] : Of(before), Of(after));

    /// <summary>A moment of UTC, and that it is.</summary>
    public static string Moment(DateTime at) => string.Create(
        CultureInfo.CurrentCulture, $"{Labels.Moment(new DateTimeOffset(at, TimeSpan.Zero))} UTC");

    private FieldText Field(string key, params string[] lines) => new(key, texts[$"drill.{key}"], lines);
}
