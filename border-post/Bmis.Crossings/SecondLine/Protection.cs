namespace Bmis.Crossings.SecondLine;

/// <summary>
/// The protection question that stands before every refusal (1951 Convention, Art. 33; Palermo Protocol, Art. 6 and 9;
/// Convention on the Rights of the Child, Art. 20 and 22). It prints as <c>[protection]</c>.
/// </summary>
/// <param name="Asylum">Whether the traveller asks for protection or fears to return; null while nobody asked.</param>
/// <param name="Trafficking">Whether there are signs of trafficking in persons.</param>
/// <param name="UnaccompaniedChild">Whether this is a child without anybody who answers for it.</param>
/// <param name="ReferredTo">The authority or organisation the traveller was referred to; empty for none.</param>
public sealed record Protection(
    bool? Asylum = null, bool? Trafficking = null, bool? UnaccompaniedChild = null, string ReferredTo = "")
{
    /// <summary>Longest name of whom the traveller was referred to, in characters.</summary>
    public const int LongestReferral = 200;

    /// <summary>True when all three questions were answered.</summary>
    public bool IsAnswered => Asylum is not null && Trafficking is not null && UnaccompaniedChild is not null;

    /// <summary>True when an answer asks for a referral.</summary>
    public bool NeedsReferral => Asylum is true || Trafficking is true || UnaccompaniedChild is true;

    /// <summary>True when the referral was recorded.</summary>
    public bool IsReferred => ReferredTo.Length > 0;

    /// <inheritdoc/>
    public override string ToString() => "[protection]";
}
