using Bmis.Crossings.CodeLists;

namespace Bmis.Crossings.SecondLine;

/// <summary>What grounds of refusal mean for the traveller's biometrics (Regulation (EU) 2017/2226, Art. 18).</summary>
public static class RefusalGrounds
{
    private const string Biometrics = "biometrics";

    /// <summary>
    /// Whether photograph and fingerprints taken for the refusal may be kept. One ground that allows it is enough; an
    /// unknown ground allows nothing.
    /// </summary>
    /// <param name="grounds">Codes of the list <c>refusal-grounds</c>.</param>
    /// <param name="alertHoldsThem">Whether the alert already holds the traveller's biometrics.</param>
    /// <param name="internalSecurity">Whether a threat is one to internal security.</param>
    public static bool KeepBiometrics(IEnumerable<string> grounds, bool alertHoldsThem, bool internalSecurity) =>
        grounds.Any(code => Find(code)?.Property(Biometrics) switch
        {
            "kept" => true,
            "unless-alert-holds-them" => !alertHoldsThem,
            "internal-security-only" => internalSecurity,
            _ => false,
        });

    private static CodeListItem? Find(string code) =>
        StandardCodeLists.Get("refusal-grounds").Codes.FirstOrDefault(item => item.Code == code);
}
