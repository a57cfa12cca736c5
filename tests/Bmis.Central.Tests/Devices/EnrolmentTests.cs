using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Bmis.Sync.Sealing;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace Bmis.Central.Tests.Devices;

/// <summary>Devices against headquarters as it is served: they enrol, renew and are revoked.</summary>
public sealed class EnrolmentTests : IClassFixture<EnrolmentCentre>, IAsyncLifetime
{
    private static int _lanes;

    private static readonly GrpcMethod<EnrolRequest, CertificateReply> Enrol =
        new(IdentityReflection.Descriptor.Services.Single(service => service.Name == "Enrolment"), "Enrol");

    private readonly ScratchFolder _scratch = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly MasterKeys _keys;
    private readonly string _database;

    public EnrolmentTests(EnrolmentCentre centre)
    {
        (_keys, _database, Centre) = (MasterKeys.Make(_random), centre.Database, centre.Served);
        Lane = $"KEMBA-{10 + Interlocked.Increment(ref _lanes)}";
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ServedCentre Centre { get; }

    private string Lane { get; }

    public async ValueTask InitializeAsync() =>
        await Centre.RunAsync("lane", "add", Lane, "--post", "KEMBA", "--region", "3");

    public ValueTask DisposeAsync()
    {
        _keys.Dispose();
        _random.Dispose();
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_device_enrols_once_by_its_code_and_is_let_in_and_what_the_lane_had_before_is_not()
    {
        using var made = Centre.Issue(Lane, TimeSpan.FromDays(1));
        using var before = Centre.Channel(made);
        var old = await Calls.WatchAsync(before);
        var code = await CodeAsync();
        var client = new IdentityClient(Folder("first"), Lane);
        using var way = Centre.EnrolmentChannel();
        var enrolled = (await client.EnrolAsync(way, code, Cancellation)).Identity!;
        Assert.Equal([Lane], GrpcCertificates.DnsNames(enrolled.Certificate));
        Assert.Equal(90, Math.Round((enrolled.NotAfter - TimeProvider.System.GetUtcNow()).TotalDays));
        await Calls.AskAsync(before);

        using var channel = Centre.Channel(enrolled.Certificate, enrolled.Issuers);
        await Calls.AskAsync(channel);
        Assert.Equal(RefusalReason.CertificateReplaced, await old.EndAsync());
        Assert.Equal(RefusalReason.CertificateReplaced, await Calls.RefusalAsync(before));
        var used = await new IdentityClient(Folder("second"), Lane).EnrolAsync(way, code, Cancellation);
        Assert.Equal((null, IssueRefusal.CodeUsed), (used.Identity, used.Refusal));
    }

    [Fact]
    public async Task A_code_whose_answer_was_lost_gives_the_same_certificate_to_the_same_key_until_that_is_shown()
    {
        var code = await CodeAsync();
        using var way = Centre.EnrolmentChannel();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var first = await EnrolAsync(way, code.Text, key);
        var again = await EnrolAsync(way, code.Text, key);
        Assert.Equal(first.Issued.Certificate, again.Issued.Certificate);
        var identity = DeviceIdentity.TryJoin(
            key, Lane, [first.Issued.Certificate.ToByteArray()])!;
        using var channel = Centre.Channel(identity.Certificate);
        await Calls.AskAsync(channel);
        Assert.Equal(IssueRefusal.KeyUsed, (await EnrolAsync(way, code.Text, key)).Refusal);
    }

    [Fact]
    public async Task A_code_is_spent_after_five_wrong_ones_and_only_who_has_it_hears_more_than_that_it_is_wrong()
    {
        var code = await CodeAsync();
        using var way = Centre.EnrolmentChannel();
        Assert.Equal(IssueRefusal.CodeWrong, await RefusedAsync(way, code.Text, "KEMBA-99"));
        Assert.Equal(IssueRefusal.CodeWrong, await RefusedAsync(way, "no code at all"));
        for (var i = 0; i < 5; i++)
            Assert.Equal(IssueRefusal.CodeWrong, await RefusedAsync(way, EnrolmentCode.Make(_random).Text));
        Assert.Equal(IssueRefusal.CodeWrong, await RefusedAsync(way, EnrolmentCode.Make(_random).Text));
        Assert.Equal(IssueRefusal.CodeSpent, await RefusedAsync(way, code.Text));

        var next = await CodeAsync();
        await using var connection = new NpgsqlConnection(_database);
        await connection.ExecuteAsync(
            "update device_code set expires_at = now() - interval '1 second' where lane_id = @Lane", new { Lane });
        Assert.Equal(IssueRefusal.CodeExpired, await RefusedAsync(way, next.Text));
        Assert.Equal(IssueRefusal.CodeWrong, await RefusedAsync(way, code.Text));
        Assert.Equal(
            ["refused", "refused", "refused", "refused", "refused", "refused"],
            await connection.QueryAsync<string>(
                "select result from audit_entry where action = 'device.enrol' and subject = @Lane", new { Lane }));
    }

    [Fact]
    public async Task A_request_that_names_another_lane_gets_the_certificate_of_its_codes_lane()
    {
        var code = await CodeAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=lane KEMBA-99", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("KEMBA-99");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var way = Centre.EnrolmentChannel();
        var reply = await way.UnaryAsync(
            Enrol,
            new EnrolRequest
            {
                LaneId = Lane,
                Code = code.Text,
                SigningRequest = ByteString.CopyFrom(request.CreateSigningRequest()),
            },
            null,
            Cancellation);
        using var certificate = X509CertificateLoader.LoadCertificate(reply.Issued.Certificate.Span);
        Assert.Equal($"CN=lane {Lane}", certificate.Subject);
        Assert.Equal([Lane], GrpcCertificates.DnsNames(certificate));
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public async Task Neither_port_serves_what_is_the_others_and_enrolment_serves_nothing_else()
    {
        using var way = Centre.EnrolmentChannel();
        using var lanes = Centre.NamelessChannel();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var elsewhere = await Assert.ThrowsAsync<GrpcException>(() => EnrolAsync(lanes, "7K3M-9QXA-02TF", key));
        Assert.Equal(GrpcStatusCode.Unimplemented, elsewhere.Status);
        Assert.Equal(
            GrpcStatusCode.Unimplemented, (await Assert.ThrowsAsync<GrpcException>(() => Calls.AskAsync(way))).Status);
    }

    [Fact]
    public async Task A_device_renews_with_a_new_key_and_the_certificate_before_counts_until_the_next_is_shown()
    {
        var folder = Folder("device");
        var first = await EnrolledAsync(folder);
        using var channel = Centre.Channel(first.Certificate, first.Issuers);
        var stream = await Calls.WatchAsync(channel);
        var second = (await new IdentityClient(folder, Lane).RenewAsync(channel, Cancellation)).Identity!;
        Assert.NotEqual(
            first.Certificate.PublicKey.EncodedKeyValue.RawData, second.Certificate.PublicKey.EncodedKeyValue.RawData);
        await Calls.AskAsync(channel);

        using var next = Centre.Channel(second.Certificate, second.Issuers);
        await Calls.AskAsync(next);
        Assert.Equal(RefusalReason.CertificateReplaced, await stream.EndAsync());
        Assert.Equal(RefusalReason.CertificateReplaced, await Calls.RefusalAsync(channel));
        await using var connection = new NpgsqlConnection(_database);
        Assert.Equal(
            ["device.enrol allowed", "device.renew allowed"],
            await connection.QueryAsync<string>(
                "select action || ' ' || result from audit_entry where actor = 'lane:' || @Lane order by number",
                new { Lane }));
    }

    [Fact]
    public async Task Revocation_ends_every_stream_of_the_lane_on_both_servers_and_only_a_new_code_lets_it_in()
    {
        await using var other = await Centre.JoinAsync();
        var identity = await EnrolledAsync(Folder("device"));
        using var here = Centre.Channel(identity.Certificate, identity.Issuers);
        using var there = other.Channel(identity.Certificate, identity.Issuers);
        OpenCall[] open =
        [
            await Calls.WatchAsync(here), await Calls.PushAsync(here, Lane),
            await Calls.WatchAsync(there), await Calls.PushAsync(there, Lane),
        ];
        var code = await CodeAsync();
        await Centre.RunAsync("device", "revoke", Lane, "--reason", "stolen");
        foreach (var call in open)
            Assert.Equal(RefusalReason.CertificateRevoked, await call.EndAsync());
        Assert.Equal(RefusalReason.CertificateRevoked, await Calls.RefusalAsync(here));
        using var made = Centre.Issue(Lane, TimeSpan.FromDays(1));
        using var unregistered = Centre.Channel(made);
        Assert.Equal(RefusalReason.CertificateReplaced, await Calls.RefusalAsync(unregistered));
        using var way = Centre.EnrolmentChannel();
        Assert.Equal(IssueRefusal.CodeWrong, await RefusedAsync(way, code.Text));
        Assert.Equal("revoked stolen", await StateAsync());

        var back = await EnrolledAsync(Folder("another"));
        using var channel = Centre.Channel(back.Certificate, back.Issuers);
        await Calls.AskAsync(channel);
        Assert.Equal("current stolen", await StateAsync());
    }

    [Fact]
    public async Task An_issuers_key_makes_no_server()
    {
        var identity = await EnrolledAsync(Folder("device"));
        using var root = Centre.Root();
        Assert.True(GrpcCertificates.Check(
            identity.Certificate,
            [root],
            GrpcCertificateUse.Client,
            TimeProvider.System.GetUtcNow(),
            identity.Issuers).IsAccepted);
        using var forged = Centre.ServerByIssuer();
        Assert.Equal(
            GrpcCertificateFault.UnknownIssuer,
            GrpcCertificates.Check(
                forged,
                [root],
                GrpcCertificateUse.Server,
                TimeProvider.System.GetUtcNow(),
                identity.Issuers).Fault);
    }

    private IdentityFolder Folder(string name) => new(Path.Combine(_scratch.Path, name), _keys, Lane);

    private async Task<EnrolmentCode> CodeAsync()
    {
        using var row = JsonDocument.Parse(await Centre.RunAsync("device", "enrol", Lane));
        return EnrolmentCode.TryParse(row.RootElement.GetProperty("code").GetString())!;
    }

    private async Task<string> StateAsync()
    {
        var rows = (await Centre.RunAsync("device", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement);
        var row = rows.Single(one => one.GetProperty("lane").GetString() == Lane);
        return $"{row.GetProperty("state")} {row.GetProperty("ended")}";
    }

    private async Task<DeviceIdentity> EnrolledAsync(IdentityFolder folder)
    {
        using var way = Centre.EnrolmentChannel();
        var outcome = await new IdentityClient(folder, Lane).EnrolAsync(way, await CodeAsync(), Cancellation);
        using var channel = Centre.Channel(outcome.Identity!.Certificate, outcome.Identity.Issuers);
        await Calls.AskAsync(channel);
        return outcome.Identity;
    }

    private async Task<IssueRefusal> RefusedAsync(GrpcChannel way, string code, string? lane = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (await EnrolAsync(way, code, key, lane)).Refusal;
    }

    private Task<CertificateReply> EnrolAsync(
        GrpcChannel way, string code, ECDsa key, string? lane = null) => way.UnaryAsync(
        Enrol,
        new EnrolRequest
        {
            LaneId = lane ?? Lane, Code = code, SigningRequest = ByteString.CopyFrom(SigningRequest.Make(key)),
        },
        null,
        Cancellation);
}
