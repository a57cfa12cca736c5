using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Attachments;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Bmis.Sync.Identity;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Bmis.BorderPost.Tests.Uplink;

/// <summary>A centre in memory behind mutual TLS on a real socket; it can be stopped and started on its port.</summary>
internal sealed class TestCentre : IAsyncDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly Scratch _scratch = new();
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _server;
    private WebApplication? _app;
    private int _port;
    private byte _serial;

    internal TestCentre()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        _server = Issue("localhost", ServerUse, 1);
        using var lane = Issue("lane-1", ClientUse, 2);
        File.WriteAllText(_scratch.File("root.pem"), _root.ExportCertificatePem());
        File.WriteAllText(_scratch.File("lane.pem"), lane.ExportCertificatePem());
        using var laneKey = lane.GetECDsaPrivateKey();
        File.WriteAllText(_scratch.File("lane.key"), laneKey!.ExportPkcs8PrivateKeyPem());
    }

    internal MemoryInboxStore Inbox { get; } = new();

    internal MemoryListSource Lists { get; } = new();

    internal MemoryAttachmentStore Attachments { get; } = new();

    /// <summary>Why it lets the lane not in; null when it does.</summary>
    internal RefusalReason? Refuses { get; set; }

    /// <summary>What it answers to questions; nothing by itself.</summary>
    internal AnsweringFeeds Feeds { get; } = new();

    internal string[] LaneSettings() =>
    [
        $"--Uplink:Centre=https://localhost:{_port}",
        $"--Uplink:Certificate={_scratch.File("lane.pem")}",
        $"--Uplink:Key={_scratch.File("lane.key")}",
        $"--Uplink:TrustedRoots={_scratch.File("root.pem")}",
        "--Uplink:StatusInterval=00:00:00.2",
        // A slow machine must not look like a centre that says nothing.
        "--Fingerprints:AskMilliseconds=30000",
        "--History:AskMilliseconds=30000",
    ];

    /// <summary>Settings of a lane that keeps its certificate itself.</summary>
    internal string[] OwnIdentitySettings() => [.. LaneSettings().Where(setting =>
        !setting.Contains("Certificate=", StringComparison.Ordinal)
        && !setting.Contains("Key=", StringComparison.Ordinal))];

    /// <summary>The certificate that the last call showed.</summary>
    internal string Shown { get; private set; } = "";

    /// <summary>Issues a certificate that began when the root did, and ends so many minutes from now.</summary>
    internal Task<CertificateReply> IssueAsync(RenewRequest request, int minutes)
    {
        var key = SigningRequest.KeyOf(request.SigningRequest.Span)!;
        var asked = new CertificateRequest(new X500DistinguishedName("CN=lane"), key, HashAlgorithmName.SHA256);
        AddTo(asked, "lane-1", ClientUse);
        using var certificate = asked.Create(
            _root, _root.NotBefore, TimeProvider.System.GetUtcNow().AddMinutes(minutes), [9, ++_serial]);
        return Task.FromResult(new CertificateReply
        {
            Issued = new IssuedCertificate { Certificate = ByteString.CopyFrom(certificate.RawData) },
        });
    }

    internal async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpcWire();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.SetGrpcLimits();
            kestrel.Listen(IPAddress.Loopback, _port, listener => listener.UseGrpcMutualTls(_server));
        });
        _app = builder.Build();
        _app.MapIntake(Inbox, Identify);
        _app.MapUrgent(Inbox, Identify);
        _app.MapDistribution(Lists, Identify);
        _app.MapAttachments(Attachments, Attachments, Identify);
        _app.MapRenewal((_, _, request) => IssueAsync(request, minutes: 50), Identify);
        _app.MapFeeds(Feeds, () => null, Identify);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _port = new Uri(_app.Urls.First()).Port;
    }

    internal async Task StopAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _root.Dispose();
        _server.Dispose();
        _scratch.Dispose();
    }

    private Producer? Identify(GrpcCall call)
    {
        if (Refuses is { } reason)
            throw LaneRefusal.Of(GrpcStatusCode.Unauthenticated, reason, "No.");
        Shown = call.PeerCertificate?.Thumbprint ?? "";
        GrpcCertificates.Check(
            call.PeerCertificate, [_root], GrpcCertificateUse.Client, TimeProvider.System.GetUtcNow()).Require();
        return Producer.TryParse(GrpcCertificates.DnsNames(call.PeerCertificate!)[0]);
    }

    private X509Certificate2 Issue(string name, string use, byte serial)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test " + name, key, HashAlgorithmName.SHA256);
        AddTo(request, name, use);
        using var bare = request.Create(_root, _root.NotBefore, _root.NotAfter, [serial]);
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(
            whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static void AddTo(CertificateRequest request, string name, string use)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
    }
}
