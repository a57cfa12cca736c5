namespace Bmis.Reports.Statistics;

/// <summary>A field of a filter that could not be used.</summary>
/// <param name="Field">The field's name in the query string.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Value">The value as given, at most 40 characters; for the page that asked, never for a log.</param>
public sealed record FilterProblem(string Field, FilterReason Reason, string Value)
{
    /// <summary>Field and reason; never the value.</summary>
    public override string ToString() => $"{Field}: {Reason}";
}
