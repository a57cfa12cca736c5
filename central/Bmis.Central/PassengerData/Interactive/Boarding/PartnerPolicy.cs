namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>How a partner is answered and reached.</summary>
internal sealed record PartnerPolicy
{
    /// <summary>What counts for a partner who has none.</summary>
    public static PartnerPolicy Usual { get; } = new();

    public string PartnerId { get; init; } = "";

    /// <summary>Where unsolicited messages go; null when the partner fetches them.</summary>
    public string? Callback { get; init; }

    /// <summary>The set of codes.</summary>
    public string AnswerCodes { get; init; } = "wco";

    /// <summary>refer or desk.</summary>
    public string Doubt { get; init; } = "refer";

    /// <summary>manual or local: what the carrier does when no answer comes in time.</summary>
    public string Fallback { get; init; } = "manual";

    /// <summary>Milliseconds within which the partner wants an answer.</summary>
    public int AnswerWithinMs { get; init; } = 4000;

    public bool WaitsForDesk => Doubt == "desk";
}
