using Bmis.Crossings.Decisions;

namespace Bmis.Crossings.SecondLine;

/// <summary>What second line means to do with a traveller. It prints as its decision alone.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Grounds">Codes of the list <c>refusal-grounds</c>; empty but for a refusal.</param>
/// <param name="Words">Reason, conditions, or number of the legal order; at most <see cref="LongestWords"/>.</param>
/// <param name="FormLanguage">Language of the form beside the State's own, as two letters; empty without one.</param>
/// <param name="Signature">What the traveller did with the form.</param>
/// <param name="InternalSecurity">Whether a threat among the grounds is one to internal security.</param>
public sealed record Outcome(
    DecisionCode Decision,
    IReadOnlyList<string> Grounds,
    string Words = "",
    string FormLanguage = "",
    Signature Signature = Signature.None,
    bool InternalSecurity = false)
{
    /// <summary>Longest words, in characters.</summary>
    public const int LongestWords = 1000;

    /// <summary>Most grounds of one refusal.</summary>
    public const int MostGrounds = 10;

    /// <summary>True for what a second person must countersign: refusing, and preventing an exit.</summary>
    public bool NeedsCountersign => Decision == DecisionCode.RefuseEntry || Decision == DecisionCode.ExitPrevented;

    /// <inheritdoc/>
    public override string ToString() => $"[outcome {Decision}]";
}
