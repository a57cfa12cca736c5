using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bmis.Documents.Seals;

namespace Bmis.Documents.Tests.Seals;

/// <summary>The example that ICAO publishes with its report on VDS-NC; holder and State are invented.</summary>
public sealed class PublishedSealTests
{
    private const string Data =
        """
        {"data":{"hdr":{"t":"icao.vacc","v":1,"is":"UTO"},"msg":{"uvci":"U32870","pid":{"n":"Smith Bill",
        "dob":"1990-01-02","sex":"M","i":"A1234567Z","ai":"L4567890Z"},"ve":[{"des":"XM68M6","nam":"Comirnaty",
        "dis":"RA01.0","vd":[{"dvc":"2021-03-03","seq":1,"ctr":"UTO","adm":"RIVM","lot":"VC35679",
        "dvn":"2021-03-24"},{"dvc":"2021-03-24","seq":2,"ctr":"UTO","adm":"RIVM","lot":"VC87540"}]}]}},
        """;

    private const string Certificate =
        "MIIBeTCCAR2gAwIBAgIBaDAMBggqhkjOPQQDAgUAMB0xCzAJBgNVBAYTAlVUMQ4wDAYDVQQDDAVVVCBDQTAeFw0yMTA0MDcwNDMwMjZa"
        + "Fw0yNjEwMDcwNDMwMjZaMBoxCzAJBgNVBAYTAlVUMQswCQYDVQQDEwIwNjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI5bRQ3-vabX"
        + "hHAs2IPi-k9rP_TS2J8aq5fTtUG1iOwXdBxx2n6c38TJ2MzBWT5PHCKVlq5JOCyJ1nDlCPd1S2yjTzBNMBIGA1UdJQQLMAkGB2eBCAEB"
        + "DgIwHwYDVR0jBBgwFoAUymyksnX8rywn0RH7nDq-Bs2QOqowFgYHZ4EIAQEGAgQLMAkCAQAxBBMCTlYwDAYIKoZIzj0EAwIFAANIADBF"
        + "AiBVaaJVHvWLX756yAGt04C89ZEWGr-BsHDgaRb0EH3d9gIhAO2UNvLNhEoUWT1I_zj_cG5mh2U-lWCMBUQ3zSQqWUcs";

    private const string Signature =
        "cxfyi2vq2XJfZF7ksEkIZJtKbGrRE570UZc_rNAlpfRHD_Xjq57r2h-QLvd_tCQGitsZevFmB0iXzEFdeeZ4zA==";

    [Fact]
    public void The_example_of_the_report_holds()
    {
        var text = Data + $$$"""
            "sig":{"alg":"ES256","cer":"{{{Certificate}}}","sigvl":"{{{Signature}}}"}}
            """;
        var seal = JsonSeal.Read(Encoding.UTF8.GetBytes(text)).Value!;
        Assert.Equal(Base64Url.DecodeFromChars(Certificate), seal.Signer.Certificate.ToArray());
        Assert.Equal(
            new(DocumentCheckResult.Successful, SealReason.None), SealVerification.Verify(seal, KeyOf));
        Assert.Equal("Smith Bill", seal.Holder!.Name);
    }

    private static ReadOnlyMemory<byte>? KeyOf(SealSigner signer, DateOnly? signedOn)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(signer.Certificate.Span);
        return certificate.PublicKey.ExportSubjectPublicKeyInfo();
    }
}
