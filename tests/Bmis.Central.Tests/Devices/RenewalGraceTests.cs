using System.Security.Cryptography;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Bmis.Sync.Sealing;
using Bmis.Sync.Wire;
using Bmis.TestKit;

namespace Bmis.Central.Tests.Devices;

/// <summary>A lane comes back after its certificate has ended.</summary>
public sealed class RenewalGraceTests : IDisposable
{
    private const string Lane = "KEMBA-01";

    private readonly ScratchFolder _scratch = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly MasterKeys _keys;

    public RenewalGraceTests() => _keys = MasterKeys.Make(_random);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IdentityClient Client => new(new IdentityFolder(Path.Combine(_scratch.Path, "device"), _keys, Lane), Lane);

    [Fact]
    public async Task Where_the_country_gives_days_of_grace_it_is_renewed_with_it_and_can_do_nothing_else_with_it()
    {
        await using var centre = await ServedCentre.StartWithAsync(
            ["--Devices:RenewalGraceDays=7"], await DatabaseAsync(), Lane);
        using var ended = centre.ExpiredChannel(Lane);
        Assert.Equal(RefusalReason.CertificateExpired, await Calls.RefusalAsync(ended));
        var renewed = (await Client.RenewAsync(ended, Cancellation)).Identity!;
        using var next = centre.Channel(renewed.Certificate, renewed.Issuers);
        await Calls.AskAsync(next);
        Assert.Equal(RefusalReason.CertificateExpired, await Calls.RefusalAsync(ended));
    }

    [Fact]
    public async Task Where_it_gives_none_only_a_code_of_headquarters_helps()
    {
        await using var centre = await ServedCentre.StartAsync(await DatabaseAsync(), Lane);
        using var ended = centre.ExpiredChannel(Lane);
        var refused = await Assert.ThrowsAsync<GrpcException>(() => Client.RenewAsync(ended, Cancellation));
        Assert.Equal(RefusalReason.CertificateExpired, LaneRefusal.Read(refused));
    }

    public void Dispose()
    {
        _keys.Dispose();
        _random.Dispose();
        _scratch.Dispose();
    }

    private static async Task<string> DatabaseAsync() =>
        await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
}
