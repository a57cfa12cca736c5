namespace Bmis.Documents.Authentication;

/// <summary>What a country demands of passive authentication.</summary>
/// <param name="AcceptsMislabelledCurve">Whether a signature counts by a key that names another curve than its own, as
/// one State's issuing system writes it. It is remarked either way.</param>
/// <param name="DemandsRevocationList">Whether the whole stays open without an up-to-date revocation list.</param>
public sealed record PassiveAuthenticationPolicy(
    bool AcceptsMislabelledCurve = false, bool DemandsRevocationList = false);
