using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bmis.Central.Database;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>
/// The streams that lanes hold open on this server. A lane is let in when its stream begins; one that is disabled,
/// bound to another certificate or shows one that has expired since loses its streams soon after.
/// </summary>
internal sealed class LaneStreams(LaneDirectory lanes, TimeProvider clock, ILogger<LaneStreams> logger)
    : RecurringWork(IntakeParameters.LanesJudged, clock)
{
    private readonly ConcurrentDictionary<GrpcCall, Shown> _open = new();

    /// <summary>The step that keeps a stream in mind while it lasts.</summary>
    public async Task<GrpcStatus> KeepAsync(GrpcExchange call, Func<Task<GrpcStatus>> next)
    {
        if (call.Kind == GrpcMethodKind.Unary
            || call.Served is not { PeerCertificate: { } certificate } served
            || LaneScheme.Identify(served) is not { } lane)
            return await next();
        _open[served] = new Shown(
            lane.LaneId, certificate.GetCertHash(HashAlgorithmName.SHA256), certificate.NotAfter.ToUniversalTime());
        try
        {
            return await next();
        }
        finally
        {
            _open.TryRemove(served, out _);
        }
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await JudgeAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.LanesNotJudged(logger, fault.Message);
        }
    }

    private async Task JudgeAsync(CancellationToken cancellation)
    {
        var open = _open.ToArray();
        if (open.Length == 0)
            return;
        var known = await lanes.FindAsync([.. open.Select(one => one.Value.LaneId).Distinct()], cancellation);
        foreach (var (call, shown) in open)
        {
            if (Refusal(shown, known.GetValueOrDefault(shown.LaneId)) is not { } refusal)
                continue;
            Log.LaneCutOff(logger, shown.LaneId, refusal.Message);
            call.End(refusal);
        }
    }

    private GrpcException? Refusal(Shown shown, Lane? lane) => Clock.GetUtcNow() > shown.NotAfter
        ? LaneAdmission.Refuse(RefusalReason.CertificateExpired, "The certificate has expired.")
        : LaneAdmission.Judge(lane, shown.CertificateSha256);

    private sealed record Shown(string LaneId, byte[] CertificateSha256, DateTimeOffset NotAfter);
}
