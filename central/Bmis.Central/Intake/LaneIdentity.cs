using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using Bmis.Central.Devices;
using Bmis.Central.Listening;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Intake;

/// <summary>
/// Knows a lane by its client certificate, see <see cref="LaneDoor"/>. A refusal is a gRPC status, because a refusal
/// within TLS looks like a server that is away and is retried for ever.
/// </summary>
internal sealed class LaneIdentity(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    LaneDoor door,
    IOptions<ListeningOptions> listening,
    IOptions<DevicesOptions> devices,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var certificate = Context.Connection.ClientCertificate;
        if (!listening.Value.HasLanesPort)
            return AuthenticateResult.NoResult();
        var (laneId, refusal) = await door.JudgeAsync(certificate, JudgedAt(certificate), Context.RequestAborted);
        if (refusal is not null)
            return Refuse(refusal);
        var identity = new ClaimsIdentity([new Claim(LaneScheme.LaneClaim, laneId)], LaneScheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), LaneScheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        Answer(result.Failure as GrpcException
            ?? LaneAdmission.Refuse(RefusalReason.Unauthenticated, "No certificate was shown."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Answer(LaneRefusal.Of(
            GrpcStatusCode.PermissionDenied, RefusalReason.NotPermitted, "This is not for this lane."));
        return Task.CompletedTask;
    }

    // Where the country allows it, a certificate that has just expired is good for its renewal, and for nothing else.
    private DateTimeOffset JudgedAt(X509Certificate2? certificate)
    {
        var now = clock.GetUtcNow();
        if (certificate is null || Context.GetEndpoint()?.Metadata.GetMetadata<ForRenewal>() is null)
            return now;
        DateTimeOffset end = certificate.NotAfter.ToUniversalTime();
        return now >= end && now <= end + devices.Value.RenewalGrace ? end - Second : now;
    }

    private AuthenticateResult Refuse(GrpcException refusal)
    {
        Log.LaneRefused(Logger, refusal.Message);
        return AuthenticateResult.Fail(refusal);
    }

    private void Answer(GrpcException refusal)
    {
        Response.StatusCode = StatusCodes.Status200OK;
        Response.ContentType = "application/grpc";
        Response.Headers["grpc-status"] = ((int)refusal.Status).ToString(CultureInfo.InvariantCulture);
        Response.Headers["grpc-message"] = Uri.EscapeDataString(refusal.Message);
        foreach (var (name, value) in refusal.Trailers)
            Response.Headers.Append(name, value);
    }
}
