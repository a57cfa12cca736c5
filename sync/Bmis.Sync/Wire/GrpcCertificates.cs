using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Sync.Wire;

/// <summary>Checks certificates of peers against our own roots, never against those of the machine.</summary>
public static class GrpcCertificates
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    /// <summary>
    /// Checks time, extended key usage (which must be present) and the chain to one of <paramref name="roots"/>.
    /// Nothing is fetched from the network; revocation is the caller's list of lanes.
    /// </summary>
    /// <param name="certificate">What the peer showed, or null.</param>
    /// <param name="roots">The roots that are trusted.</param>
    /// <param name="use">For which side the certificate was shown.</param>
    /// <param name="now">The time to check for.</param>
    /// <param name="intermediates">Further certificates that may link the chain.</param>
    public static GrpcCertificateCheck Check(
        X509Certificate2? certificate,
        X509Certificate2Collection roots,
        GrpcCertificateUse use,
        DateTimeOffset now,
        X509Certificate2Collection? intermediates = null)
    {
        if (certificate is null)
            return Fault(GrpcCertificateFault.Missing, "No certificate was shown.");
        if (now < certificate.NotBefore)
            return Fault(GrpcCertificateFault.NotYetValid, "The certificate is not valid yet.");
        // The last second is over for OpenSSL, which judges the chain.
        if (now >= certificate.NotAfter)
            return Fault(GrpcCertificateFault.Expired, "The certificate has expired.");
        var oid = use == GrpcCertificateUse.Client ? ClientUse : ServerUse;
        if (!Allows(certificate, oid))
            return Fault(GrpcCertificateFault.WrongUse, $"The certificate is not one for a TLS {(use
                == GrpcCertificateUse.Client ? "client" : "server")}.");
        return Chains(certificate, roots, oid, now, intermediates)
            ? default(GrpcCertificateCheck) with { Reason = "" }
            : Fault(GrpcCertificateFault.UnknownIssuer, "The certificate does not come from a trusted issuer.");
    }

    /// <summary>
    /// The DNS names in the subject alternative name, in their order (RFC 5280, 4.2.1.6). A lane's id stands there.
    /// </summary>
    public static IReadOnlyList<string> DnsNames(X509Certificate2 certificate)
    {
        try
        {
            return [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
                .SelectMany(extension => extension.EnumerateDnsNames())];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static GrpcCertificateCheck Fault(GrpcCertificateFault fault, string reason) => new(fault, reason);

    private static bool Allows(X509Certificate2 certificate, string oid)
    {
        try
        {
            return certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>())
                .Any(use => use.Value == oid);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool Chains(
        X509Certificate2 certificate,
        X509Certificate2Collection roots,
        string oid,
        DateTimeOffset now,
        X509Certificate2Collection? intermediates)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(intermediates ?? []);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(oid));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        try
        {
            return chain.Build(certificate);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
        }
    }
}
