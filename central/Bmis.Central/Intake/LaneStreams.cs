using System.Collections.Concurrent;
using Bmis.Central.Database;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>
/// The streams that lanes hold open on this server. A lane is let in when its stream begins; one that is disabled, or
/// whose certificate was revoked or replaced or has expired since, loses its streams soon after.
/// </summary>
internal sealed class LaneStreams(LaneCertificates certificates, TimeProvider clock, ILogger<LaneStreams> logger)
    : RecurringWork(IntakeParameters.LanesJudged, clock)
{
    private readonly ConcurrentDictionary<GrpcCall, Open> _open = new();

    /// <summary>The step that keeps a stream in mind while it lasts.</summary>
    public async Task<GrpcStatus> KeepAsync(GrpcExchange call, Func<Task<GrpcStatus>> next)
    {
        if (call.Kind == GrpcMethodKind.Unary
            || call.Served is not { PeerCertificate: { } certificate } served
            || LaneScheme.Identify(served) is not { } lane)
            return await next();
        _open[served] = new Open(
            ShownCertificate.Of(lane.LaneId, certificate), certificate.NotAfter.ToUniversalTime());
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
        var standings = await certificates.StandingsAsync([.. open.Select(one => one.Value.Shown)], cancellation);
        foreach (var ((call, stream), standing) in open.Zip(standings))
        {
            if (Refusal(stream, standing) is not { } refusal)
                continue;
            Log.LaneCutOff(logger, standing.LaneId, refusal.Message);
            call.End(refusal);
        }
    }

    private GrpcException? Refusal(Open stream, LaneStanding standing) => Clock.GetUtcNow() > stream.NotAfter
        ? LaneAdmission.Refuse(RefusalReason.CertificateExpired, "The certificate has expired.")
        : LaneAdmission.Judge(standing);

    private sealed record Open(ShownCertificate Shown, DateTimeOffset NotAfter);
}
