using Bmis.Biographics;
using Bmis.Documents.Cms;

namespace Bmis.Documents.Authentication;

/// <summary>Compares what DG1 says about its issuer with what the document signer says of itself.</summary>
internal static class PassiveState
{
    // Two letters that certificates have and ISO 3166-1 has not: Utopia of specimens, and Kosovo, which also uses XK.
    private static readonly Dictionary<string, string> Special = new() { ["UTO"] = "UT", ["RKS"] = "KS" };

    internal static PassiveCheck CheckState(string? issuingState, Certificate? signer)
    {
        if (issuingState is null || signer is null)
            return PassiveCheck.NotMade();
        var state = CountryCode.Parse(issuingState).TryGet(out var known) ? known.Canonical : default;
        string[] codes = [state.Alpha2, Special.GetValueOrDefault(state.Code, "")];
        if (signer.Country.Length == 0 || codes.All(string.IsNullOrEmpty))
            return PassiveCheck.Open(PassiveReason.StateUnknown);
        return codes.Contains(signer.Country) ? PassiveCheck.Good : PassiveCheck.Failed(PassiveReason.StateDiffers);
    }

    // A letter by itself allows every code that begins with it (Doc 9303-12, 7.1.1.5).
    internal static PassiveCheck CheckType(string? documentCode, Certificate? signer)
    {
        var code = documentCode?.TrimEnd('<', ' ');
        if (string.IsNullOrEmpty(code) || signer is null || signer.Extensions.DocumentTypes.Count == 0)
            return PassiveCheck.NotMade();
        var isAllowed = signer.Extensions.DocumentTypes.Select(type => type.TrimEnd('<', ' '))
            .Any(type => type == code || (type.Length == 1 && code[0] == type[0]));
        return isAllowed ? PassiveCheck.Good : PassiveCheck.Failed(PassiveReason.DocumentTypeNotAllowed);
    }
}
