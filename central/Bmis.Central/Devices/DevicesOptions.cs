namespace Bmis.Central.Devices;

/// <summary>How headquarters issues certificates to lanes' devices.</summary>
internal sealed class DevicesOptions
{
    /// <summary>
    /// PEM certificate of the issuer, under the deployment's root; behind it may stand further ones that link
    /// certificates to the root, such as the issuer's predecessor. Empty where no certificate is issued.
    /// </summary>
    public string IssuerCertificateFile { get; set; } = "";

    /// <summary>PEM private key, on an elliptic curve, that fits the first certificate.</summary>
    public string IssuerKeyFile { get; set; } = "";

    /// <summary>How many days a certificate counts. Lanes renew it after a third of them.</summary>
    public int CertificateDays { get; set; } = 90;

    /// <summary>How many hours a one-time code counts.</summary>
    public int CodeHours { get; set; } = 24;

    /// <summary>For how many days after its end a certificate can still be renewed; 0 for none.</summary>
    public int RenewalGraceDays { get; set; }

    /// <summary>Whether headquarters issues certificates.</summary>
    public bool HasIssuer => IssuerCertificateFile.Length > 0;

    public TimeSpan CertificateLife => TimeSpan.FromDays(CertificateDays);

    public TimeSpan CodeLife => TimeSpan.FromHours(CodeHours);

    public TimeSpan RenewalGrace => TimeSpan.FromDays(RenewalGraceDays);

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem()
    {
        if (CertificateDays is < 1 or > 397)
            return "The setting Devices:CertificateDays must lie between 1 and 397.";
        if (CodeHours is < 1 or > 168)
            return "The setting Devices:CodeHours must lie between 1 and 168.";
        if (RenewalGraceDays is < 0 or > 90)
            return "The setting Devices:RenewalGraceDays must lie between 0 and 90.";
        if (HasIssuer && !File.Exists(IssuerCertificateFile))
            return $"The setting Devices:IssuerCertificateFile names no file: '{IssuerCertificateFile}'.";
        return HasIssuer && !File.Exists(IssuerKeyFile)
            ? $"The setting Devices:IssuerKeyFile names no file: '{IssuerKeyFile}'."
            : null;
    }
}
