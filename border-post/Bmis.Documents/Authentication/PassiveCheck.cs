namespace Bmis.Documents.Authentication;

/// <summary>One check and why it came to its result.</summary>
/// <param name="Result">The result.</param>
/// <param name="Reason">Why.</param>
public readonly record struct PassiveCheck(DocumentCheckResult Result, PassiveReason Reason)
{
    internal static readonly PassiveCheck Good = new(DocumentCheckResult.Successful, PassiveReason.None);

    internal static PassiveCheck Failed(PassiveReason reason) => new(DocumentCheckResult.Failed, reason);

    internal static PassiveCheck Open(PassiveReason reason) => new(DocumentCheckResult.Undetermined, reason);

    internal static PassiveCheck Unknown(PassiveReason reason) => new(DocumentCheckResult.NotSupported, reason);

    internal static PassiveCheck NotMade(PassiveReason reason = PassiveReason.NothingToCheck) =>
        new(DocumentCheckResult.NotPerformed, reason);
}
