using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Certificates;

/// <summary>Whom the lane trusts to sign travel documents.</summary>
internal sealed class CertificateOptions : ISettings
{
    public static string Section => "Certificates";

    /// <summary>
    /// Folder with master lists, LDIF files of the ICAO PKD, certificates and revocation lists; empty for none.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// Whether a master list counts only when its signer descends from an authority known from elsewhere.
    /// </summary>
    public bool DemandsKnownListSigner { get; set; }

    public IEnumerable<string> Faults()
    {
        if (Folder.Length > 0 && !Path.IsPathFullyQualified(Folder))
            yield return "Certificates:Folder must be the full path of a folder.";
    }
}
