using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Hits;

namespace Bmis.BorderPost.Hits;

/// <summary>The form of an adjudication as the page posts it: texts, each of which may be anything.</summary>
internal sealed class AdjudicationInput
{
    internal const string Reasons = "hit-reasons";
    internal const string OtherReason = "other";

    public string Key { get; set; } = "";

    public string? Entry { get; set; }

    public HitOutcome Outcome { get; set; }

    public string[]? Reason { get; set; }

    public string? Words { get; set; }

    internal IReadOnlyList<string> Codes => [.. (Reason ?? []).Distinct()];

    internal string Said => Words?.Trim() ?? "";

    /// <summary>Why it is not taken; empty when it is.</summary>
    internal string Problem()
    {
        var known = StandardCodeLists.Get(Reasons).Codes.Select(item => item.Code).ToHashSet();
        if (!Enum.IsDefined(Outcome) || Codes.Count is 0 or > HitEvent.MostReasons || !Codes.All(known.Contains))
            return "HitReasons";
        return Said.Length > HitEvent.LongestWords || (Codes.Contains(OtherReason) && Said.Length == 0)
            ? "HitWords"
            : "";
    }

    public override string ToString() => "[adjudication]";
}
