namespace Bmis.Crossings.Records;

/// <summary>What one check of an inspection came to.</summary>
/// <param name="Check">Name of the check, such as <c>document.mrz</c>; at most 64 characters.</param>
/// <param name="Result">One of the six results.</param>
/// <param name="Reason">Reason code, empty when successful; never personal data; at most 128 characters.</param>
/// <param name="Mandatory">True when the policy demanded the check for this traveller.</param>
/// <param name="Took">Time from the start of the check to its result.</param>
public sealed record CheckOutcome(string Check, CheckResult Result, string Reason, bool Mandatory, TimeSpan Took);
