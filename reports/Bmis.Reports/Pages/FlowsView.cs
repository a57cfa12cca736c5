using Bmis.Biographics;
using Bmis.Components.Forms;
using Bmis.Reports.Rendering;
using Bmis.Reports.Statistics;
using Microsoft.Extensions.Primitives;

namespace Bmis.Reports.Pages;

/// <summary>Everything that the flows page shows.</summary>
internal sealed record FlowsView
{
    internal required FlowLabels Labels { get; init; }

    internal required FilterOutcome Asked { get; init; }

    /// <summary>The fields as they were given, so that a form with a mistake shows what was typed.</summary>
    internal required IReadOnlyDictionary<string, StringValues> Given { get; init; }

    internal required IReadOnlyList<string> Posts { get; init; }

    internal required ExportStamp Stamp { get; init; }

    /// <summary>The report, or null when the filter was refused.</summary>
    internal FlowReport? Report { get; init; }

    internal FlowFilter Filter => Asked.Filter;

    internal string Query => FlowFilterQuery.Print(Filter);

    /// <summary>Who made the view and when.</summary>
    internal string Made =>
        Labels.Text("flows.made", Stamp.MadeBy, Stamp.MadeAt.UtcDateTime.ToString("g", Labels.Culture));

    /// <summary>What is wrong, for the summary above the form.</summary>
    internal IReadOnlyList<FormProblem> Problems =>
        [.. Asked.Problems.Select(problem => new FormProblem($"field-{problem.Field}", Labels.Problem(problem)))];

    internal FilterProblem? Problem(string field) =>
        Asked.Problems.FirstOrDefault(problem => problem.Field == field);

    /// <summary>What a field of one value shows.</summary>
    internal string Value(string field) => Given.TryGetValue(field, out var values) && values.Count > 0
        ? string.Join(' ', values.ToArray())
        : field switch
        {
            FieldNames.From => Filter.From.ToString("O", Invariant),
            FieldNames.To => Filter.To.ToString("O", Invariant),
            FieldNames.By => Filter.By.Code(),
            FieldNames.Split => Filter.Split?.Code() ?? FlowFilterQuery.NoSplit,
            _ => "",
        };

    internal bool IsChosen(string field, string code) =>
        Given.TryGetValue(field, out var values) && values.Contains(code);

    /// <summary>The fields that are chosen by ticking, each with its codes.</summary>
    internal IEnumerable<(string Field, FlowDimension Dimension, IReadOnlyList<string> Codes)> Choices =>
    [
        (FieldNames.Post, FlowDimension.Post, Posts),
        (FieldNames.Direction, FlowDimension.Direction, [.. DirectionCodes.All.Select(DirectionCodes.Code)]),
        (FieldNames.Sex, FlowDimension.Sex, [$"{Sex.F}", $"{Sex.M}", $"{Sex.X}"]),
        (FieldNames.Age, FlowDimension.AgeBand, [.. AgeBands.All.Select(AgeBands.Code)]),
    ];

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
