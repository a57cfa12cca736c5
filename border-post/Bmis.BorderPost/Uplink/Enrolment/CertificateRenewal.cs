using Bmis.BorderPost.Serving;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink.Enrolment;

/// <summary>
/// Keeps the device's certificate: shows what another program of the lane has enrolled, and renews it in time while the
/// centre is in reach. The centre's clock counts, as far as it is known.
/// </summary>
internal sealed class CertificateRenewal(
    CentreChannel centre,
    Lazy<IdentityFolder> folder,
    RenewalPlan plan,
    LinkBoard board,
    IOptions<UplinkOptions> options,
    IOptions<LaneOptions> lane,
    TimeProvider clock,
    ILogger<CertificateRenewal> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _looking = new(1, 1);

    protected override Task WorkAsync(CancellationToken cancellation) => LookAsync(cancellation);

    /// <summary>Looks once, and not beside another look.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            await LookAloneAsync(cancellation);
        }
        finally
        {
            _looking.Release();
        }
    }

    public override void Dispose()
    {
        _looking.Dispose();
        base.Dispose();
    }

    private async Task LookAloneAsync(CancellationToken cancellation)
    {
        if (centre.Channel is not { } channel || !options.Value.HasOwnIdentity) return;
        centre.LookForIdentity();
        var now = Clock.GetUtcNow() + board.ClockOffset;
        if (centre.Identity is not { } identity || !MayAnswer(board.Current) || !plan.IsDue(identity, now)) return;
        plan.Ask(now);
        await RenewAsync(channel, cancellation);
    }

    // One that has expired may still be renewed where the country allows it.
    private static bool MayAnswer(LinkView link) =>
        link.Online || link.Refusal == RefusalReason.CertificateExpired;

    private async Task RenewAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        try
        {
            var outcome = await new IdentityClient(folder.Value, lane.Value.Id).RenewAsync(channel, cancellation);
            if (outcome.Identity is null)
                Log.NotRenewed(logger, outcome.Refusal.ToString());
            else
                centre.LookForIdentity();
        }
        catch (Exception failure) when (failure is GrpcException or IOException)
        {
            Log.NotRenewed(logger, failure.Message);
        }
    }
}
