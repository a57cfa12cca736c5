namespace Bmis.Edifact.Paxlst;

/// <summary>A reference.</summary>
/// <param name="Qualifier">
/// What it is (1153): TN transaction, AVF record locator, ABO unique passenger, SEA seat.
/// </param>
/// <param name="Value">The reference (1154).</param>
/// <param name="Line">The line or coupon (1156).</param>
/// <param name="Revision">The revision (1060).</param>
public sealed record ListedReference(string Qualifier, string Value, string Line, string Revision);
