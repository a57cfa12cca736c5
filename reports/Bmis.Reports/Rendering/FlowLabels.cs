using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.CodeLists;
using Bmis.Reports.Statistics;
using Microsoft.Extensions.Localization;

namespace Bmis.Reports.Rendering;

/// <summary>The words of a flows report in one language.</summary>
internal sealed class FlowLabels(
    IStringLocalizer texts, CultureInfo culture, IReadOnlyList<ReportPost>? posts = null)
{
    private readonly Dictionary<string, string> _posts =
        posts?.ToDictionary(post => post.Code, post => post.Name, StringComparer.Ordinal) ?? [];

    internal CultureInfo Culture => culture;

    internal string Text(string key, params object[] arguments) =>
        string.Format(culture, texts[key].Value, arguments);

    internal string Number(long value) => value.ToString("N0", culture);

    internal string Day(DateOnly day) => day.ToString("d MMM yyyy", culture);

    internal string Dimension(FlowDimension dimension) => Text($"flows.dimension.{dimension.Code()}");

    internal string Title(FlowFilter filter) => filter.Split is { } split
        ? Text("flows.title.split", Dimension(filter.By), Dimension(split))
        : Text("flows.title.plain", Dimension(filter.By));

    /// <summary>The name of a row or series.</summary>
    internal string Value(FlowDimension dimension, string key) => (dimension, key) switch
    {
        (_, FlowReport.OtherSeries) => Text("flows.others"),
        (FlowDimension.Day, _) => Day(DateOnly.ParseExact(key, "O", CultureInfo.InvariantCulture)),
        (FlowDimension.Month, _) => Month(key).ToString("MMMM yyyy", culture),
        (FlowDimension.Post, _) => _posts.TryGetValue(key, out var name) ? $"{name} ({key})" : key,
        (FlowDimension.Direction, _) => StandardCodeLists.Directions.Label(key, culture.TwoLetterISOLanguageName),
        (FlowDimension.Nationality, _) => CountryCode.Parse(key).TryGet(out var state) ? state.NameIn(culture) : key,
        (FlowDimension.Sex, _) => Text($"flows.sex.{key}"),
        (FlowDimension.AgeBand, _) => Text($"flows.age.{key}"),
        _ => key,
    };

    /// <summary>The name of a row under a chart, as short as it may be.</summary>
    internal string Short(FlowDimension dimension, string key) => dimension switch
    {
        FlowDimension.Day => DateOnly.ParseExact(key, "O", CultureInfo.InvariantCulture).ToString("d MMM", culture),
        FlowDimension.Month => Month(key).ToString("MMM yyyy", culture),
        _ => Value(dimension, key),
    };

    /// <summary>Every field of a filter with what it lets through.</summary>
    internal IEnumerable<(string Field, string Value)> Lines(FlowFilter filter)
    {
        yield return (Text("flows.field.period"), Text("flows.period", Day(filter.From), Day(filter.To)));
        yield return Line(FlowDimension.Post, filter.Posts);
        yield return Line(FlowDimension.Direction, filter.Directions.Select(DirectionCodes.Code));
        yield return Line(FlowDimension.Nationality, filter.Nationalities.Select(state => state.Code));
        yield return Line(FlowDimension.Sex, filter.Sexes.Select(sex => sex.ToString()));
        yield return Line(FlowDimension.AgeBand, filter.AgeBands.Select(AgeBands.Code));
    }

    /// <summary>The name of a filter's field; a field that does not exist keeps its own.</summary>
    internal string Field(string name) =>
        texts[$"flows.field.{name}"] is { ResourceNotFound: false } label ? label.Value : name;

    /// <summary>What is wrong with a field, as a sentence that names it.</summary>
    internal string Problem(FilterProblem problem) => Text(
        $"flows.problem.{problem.Reason}",
        Field(problem.Field),
        problem.Value,
        FlowFilter.MaximumDays,
        FlowFilter.MaximumDayRows,
        FlowFilter.MaximumValues);

    private (string, string) Line(FlowDimension dimension, IEnumerable<string> keys)
    {
        var values = string.Join(Text("flows.separator"), keys.Select(key => Value(dimension, key)));
        return (Dimension(dimension), values.Length == 0 ? Text("flows.all") : values);
    }

    private static DateOnly Month(string key) => DateOnly.ParseExact(key, "yyyy-MM", CultureInfo.InvariantCulture);
}
