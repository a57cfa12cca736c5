using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Identity;

namespace Bmis.Sync.Tests.Identity;

public sealed class SigningRequestTests
{
    [Fact]
    public void A_request_gives_its_key_and_every_changed_byte_makes_it_none()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = SigningRequest.Make(key);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), SigningRequest.KeyOf(request)?.ExportSubjectPublicKeyInfo());
        for (var at = 0; at < request.Length; at++)
        {
            var changed = request.ToArray();
            changed[at] ^= 1;
            Assert.Null(SigningRequest.KeyOf(changed));
        }
    }

    [Fact]
    public void What_is_no_request_for_a_key_on_P_256_gives_none()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var longer = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2_048);
        var ofRsa = new CertificateRequest("CN=x", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var good = SigningRequest.Make(key);
        byte[][] rows =
        [
            [],
            [0x30, 0x80, 0, 0],
            good[..^1],
            [.. good, 0],
            new byte[SigningRequest.MostBytes + 1],
            SigningRequest.Make(longer),
            ofRsa.CreateSigningRequest(),
        ];
        Assert.All(rows, row => Assert.Null(SigningRequest.KeyOf(row)));
    }
}
