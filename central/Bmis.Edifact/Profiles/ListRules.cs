namespace Bmis.Edifact.Profiles;

/// <summary>What is usual in a partner's PAXLST. An empty list or table means that anything is.</summary>
/// <param name="Releases">Releases of the message (0054), such as 05B.</param>
/// <param name="Agencies">Who controls the message type (0051).</param>
/// <param name="Associations">Association assigned codes (0057).</param>
/// <param name="Applications">Application references (0026).</param>
/// <param name="Documents">What a list is (BGM, 1001), and what that means.</param>
/// <param name="Functions">What is to be done (BGM, 1004), and what that means; a plain list has none.</param>
/// <param name="DocumentAgencies">Who keeps the codes of travel documents (DOC, 3055).</param>
/// <param name="Sexes">Values of ATT (9019), and what they mean.</param>
/// <param name="UnknownSexes">Those of them that stand where the sex is not known.</param>
/// <param name="WeightUnits">Units of weights (MEA, 6411).</param>
/// <param name="UsesBags">Whether bags are sent (MEA, FTX BAG).</param>
/// <param name="UsesParts">Whether a list may come in parts (UNH, S010).</param>
public sealed record ListRules(
    IReadOnlyList<string> Releases,
    IReadOnlyList<string> Agencies,
    IReadOnlyList<string> Associations,
    IReadOnlyList<string> Applications,
    IReadOnlyDictionary<string, string> Documents,
    IReadOnlyDictionary<string, string> Functions,
    IReadOnlyList<string> DocumentAgencies,
    IReadOnlyDictionary<string, string> Sexes,
    IReadOnlyList<string> UnknownSexes,
    IReadOnlyList<string> WeightUnits,
    bool UsesBags,
    bool UsesParts)
{
    /// <summary>What a sex means that says of itself that it is not known.</summary>
    public const string Unspecified = "unspecified";
}
