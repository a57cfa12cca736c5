namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>What somebody asks to be done about a conflict. It prints as its act.</summary>
/// <param name="Act">Propose, confirm or reject.</param>
/// <param name="Outcome">What is proposed; empty otherwise.</param>
/// <param name="Words">Why.</param>
/// <param name="Seen">How often something had been done when the form was shown.</param>
internal sealed record ConflictRequest(string Act, string Outcome, string Words, int Seen)
{
    public const int LongestWords = 2000;

    /// <summary>Whether it is filled in: who proposes or disagrees says why.</summary>
    public bool IsWhole => Words.Length <= LongestWords && Act switch
    {
        ConflictAct.Proposed => Words.Length > 0 && ConflictOutcome.All.Contains(Outcome),
        ConflictAct.Rejected => Words.Length > 0,
        ConflictAct.Confirmed => true,
        _ => false,
    };

    public override string ToString() => Act;
}
