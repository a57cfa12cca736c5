namespace Bmis.Crossings.Expected;

/// <summary>
/// Somebody whom a person at headquarters asks to send to second line on arrival. It prints as <c>[referral]</c>.
/// </summary>
/// <param name="Traveller">By whom he or she is found; on the carrier's list or on none.</param>
/// <param name="Words">What the officer is to do, never why; 1 to <see cref="LongestWords"/> characters.</param>
public sealed record ExpectedReferral(ExpectedTraveller Traveller, string Words)
{
    /// <summary>Most characters of the words.</summary>
    public const int LongestWords = 120;

    /// <inheritdoc/>
    public override string ToString() => "[referral]";
}
