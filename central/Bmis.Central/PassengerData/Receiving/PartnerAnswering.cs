namespace Bmis.Central.PassengerData.Receiving;

/// <summary>How a partner's requests before boarding are answered; null for what stays as it is.</summary>
/// <param name="Callback">Where unsolicited messages go: an https address.</param>
/// <param name="Codes">The set of codes.</param>
/// <param name="Doubt">refer or desk: what counts for possible matches that are no order.</param>
/// <param name="Fallback">manual or local: what the carrier does when no answer comes in time.</param>
/// <param name="WithinMs">Milliseconds within which it wants one.</param>
internal sealed record PartnerAnswering(
    string? Callback = null, string? Codes = null, string? Doubt = null, string? Fallback = null, int? WithinMs = null);
