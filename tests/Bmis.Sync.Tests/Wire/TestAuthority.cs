using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Sync.Tests.Wire;

/// <summary>A root with a server's and a client's certificate, also as PEM files for the peers.</summary>
public sealed class TestAuthority : IDisposable
{
    public const string ClientName = "lane-7.bmis.test";
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    private readonly X509Certificate2 _root;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-wire-");
    private byte _serial;

    public TestAuthority()
    {
        Now = TimeProvider.System.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(Now - Validity, Now + Validity);
        Server = Issue("localhost", ServerUse, Now - Validity, Now + Validity);
        Client = Issue(ClientName, ClientUse, Now - Validity, Now + Validity);
        Write("root", _root);
        Write("server", Server);
        Write("client", Client);
    }

    public DateTimeOffset Now { get; }

    public X509Certificate2 Server { get; }

    public X509Certificate2 Client { get; }

    public X509Certificate2Collection Roots => [_root];

    public string Folder => _folder.FullName;

    public X509Certificate2 ClientFor(DateTimeOffset from, DateTimeOffset until) =>
        Issue(ClientName, ClientUse, from, until);

    public X509Certificate2 Unrestricted() => Issue(ClientName, null, Now - Validity, Now + Validity);

    public void Dispose()
    {
        _root.Dispose();
        Server.Dispose();
        Client.Dispose();
        _folder.Delete(recursive: true);
    }

    private X509Certificate2 Issue(string name, string? use, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test " + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (use == ServerUse)
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        if (use is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        using var bare = request.Create(_root, from, until, [1, ++_serial]);
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private void Write(string name, X509Certificate2 certificate)
    {
        File.WriteAllText(Path.Combine(Folder, name + ".pem"), certificate.ExportCertificatePem());
        using var key = certificate.GetECDsaPrivateKey();
        File.WriteAllText(Path.Combine(Folder, name + ".key"), key!.ExportPkcs8PrivateKeyPem());
    }
}
