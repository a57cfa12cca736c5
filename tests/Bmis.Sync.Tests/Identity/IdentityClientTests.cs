using System.Security.Cryptography;
using System.Text;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Bmis.Sync.Sealing;
using Bmis.TestKit;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Tests.Identity;

/// <summary>How a device comes by its certificate, and what cuts and kills leave.</summary>
public sealed class IdentityClientTests : IDisposable
{
    private const string Lane = "KEMBA-01";
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly ScratchFolder _scratch = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly MasterKeys _keys;
    private readonly MemoryIssuer _issuer = new(Lane, Start);

    public IdentityClientTests() => _keys = MasterKeys.Make(_random);

    private string Place => Path.Combine(_scratch.Path, "identity");

    private IdentityFolder Folder => new(Place, _keys, Lane);

    public void Dispose()
    {
        _issuer.Dispose();
        _keys.Dispose();
        _random.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task The_key_is_made_on_the_device_and_lies_there_sealed()
    {
        var folder = Folder;
        Assert.Null(folder.Read());
        var outcome = await new IdentityClient(folder, Lane).RenewAsync(_issuer.RenewAsync);
        var held = Folder.Read();
        Assert.Equal((Lane, true), (held?.LaneId, held?.Certificate.HasPrivateKey));
        Assert.Equal(outcome.Identity!.Certificate.Thumbprint, held?.Certificate.Thumbprint);
        Assert.Equal((Start.AddDays(30), Start.AddDays(90)), (held!.RenewFrom, held.NotAfter));
        Assert.Equal(["device.sealed"], Directory.EnumerateFiles(Place).Select(Path.GetFileName));
        Assert.All(Directory.EnumerateFiles(Place), file => Assert.DoesNotContain(
            "PRIVATE", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Place));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_with_the_same_key_also_after_a_kill()
    {
        var lost = new IdentityClient(Folder, Lane);
        await Assert.ThrowsAsync<TimeoutException>(() => lost.RenewAsync(async request =>
        {
            await _issuer.RenewAsync(request);
            throw new TimeoutException();
        }));
        Assert.Null(Folder.Read());
        var outcome = await new IdentityClient(Folder, Lane).RenewAsync(_issuer.RenewAsync);
        Assert.NotNull(outcome.Identity);
        Assert.Equal(2, _issuer.Asked.Count);
        Assert.Single(_issuer.Asked.Distinct());
    }

    [Fact]
    public async Task A_lane_killed_between_the_two_files_of_a_swap_has_the_new_identity_and_can_renew_it()
    {
        await new IdentityClient(Folder, Lane).RenewAsync(_issuer.RenewAsync);
        var waiting = Path.Combine(Place, "next-key.sealed");
        using (Folder.NextKey())
            File.Copy(waiting, waiting + ".kept");
        var second = await new IdentityClient(Folder, Lane).RenewAsync(_issuer.RenewAsync);
        File.Move(waiting + ".kept", waiting);

        var held = Folder.Read();
        Assert.Equal(second.Identity!.Certificate.Thumbprint, held!.Certificate.Thumbprint);
        _issuer.Use(held);
        var third = await new IdentityClient(Folder, Lane).RenewAsync(_issuer.RenewAsync);
        Assert.NotEqual(
            held.Certificate.PublicKey.EncodedKeyValue.RawData,
            third.Identity!.Certificate.PublicKey.EncodedKeyValue.RawData);
        Assert.Equal(third.Identity.Certificate.Thumbprint, Folder.Read()!.Certificate.Thumbprint);
    }

    [Fact]
    public async Task An_answer_for_another_key_or_lane_is_not_taken_and_the_identity_stays()
    {
        var client = new IdentityClient(Folder, Lane);
        var first = await client.RenewAsync(_issuer.RenewAsync);
        using var other = new MemoryIssuer("KEMBA-02", Start);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var strange = new RenewRequest
        {
            SigningRequest = Google.Protobuf.ByteString.CopyFrom(SigningRequest.Make(stranger)),
        };
        Func<RenewRequest, Task<CertificateReply>>[] answers =
        [
            other.RenewAsync,
            _ => _issuer.RenewAsync(strange),
            _ => Task.FromResult(new CertificateReply { Issued = new IssuedCertificate() }),
            _ => Task.FromResult(new CertificateReply()),
        ];
        foreach (var answer in answers)
        {
            var outcome = await client.RenewAsync(answer);
            Assert.Equal((null, IssueRefusal.Unspecified), (outcome.Identity, outcome.Refusal));
        }

        Assert.Equal(first.Identity!.Certificate.Thumbprint, Folder.Read()!.Certificate.Thumbprint);
    }

    [Fact]
    public async Task An_identity_of_another_lane_or_key_file_and_a_changed_one_are_told()
    {
        await new IdentityClient(Folder, Lane).RenewAsync(_issuer.RenewAsync);
        Assert.Throws<IOException>(() => new IdentityFolder(Place, _keys, "KEMBA-02").Read());
        using var others = MasterKeys.Make(_random);
        Assert.Contains(
            "sealing.unknown-key",
            Assert.Throws<IOException>(() => new IdentityFolder(Place, others, Lane).Read()).Message,
            StringComparison.Ordinal);
        var file = Path.Combine(Place, "device.sealed");
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Contains(
            "sealing.tampered", Assert.Throws<IOException>(() => Folder.Read()).Message, StringComparison.Ordinal);
    }
}
