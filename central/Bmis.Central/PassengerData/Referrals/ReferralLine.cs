using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Referrals;

/// <summary>Somebody whom the unit asks to refer. It prints as <c>[referral]</c>.</summary>
internal sealed record ReferralLine
{
    public Guid ReferralId { get; init; }

    /// <summary>Who it is; null once that is erased.</summary>
    public TravellerFacts? Traveller { get; init; }

    /// <summary>What the officer is to do; empty once that is erased.</summary>
    public string Words { get; init; } = "";

    public DateTime MadeAt { get; init; }

    public string MadeBy { get; init; } = "";

    public DateTime? WithdrawnAt { get; init; }

    public string WithdrawnBy { get; init; } = "";

    public override string ToString() => "[referral]";
}
