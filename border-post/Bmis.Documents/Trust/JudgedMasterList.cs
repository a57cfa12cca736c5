using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>A master list on the way to being believed.</summary>
internal sealed class JudgedMasterList(string source, ContentVerdict? signature, List<GatheredCertificate> certificates)
{
    internal string Source => source;

    /// <summary>Its signature; null when it is no list.</summary>
    internal ContentVerdict? Signature => signature;

    internal List<GatheredCertificate> Certificates => certificates;

    internal MasterListTrust Trust { get; set; } = MasterListTrust.Malformed;

    /// <summary>Whether its certificates are taken.</summary>
    internal bool IsTaken { get; set; }

    internal string SignerName => signature?.Signer?.Subject.ToString() ?? "";

    internal MasterListReport ToReport() =>
        new(source, Trust, SignerName, signature?.SigningTime, certificates.Count, IsTaken);
}
