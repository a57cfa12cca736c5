using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bmis.Sync.Identity;

/// <summary>Serves enrolment and renewal at the centre.</summary>
public static class IdentityService
{
    /// <summary>Serves <c>bmis.sync.v1.Enrolment</c>; whoever can reach it may ask.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="enrol">Answers one request.</param>
    public static IEndpointConventionBuilder MapEnrolment(
        this IEndpointRouteBuilder endpoints, Func<EnrolRequest, CancellationToken, Task<CertificateReply>> enrol) =>
        endpoints.MapGrpc(IdentityClient.Service("Enrolment"), bind => bind.Unary<EnrolRequest, CertificateReply>(
            "Enrol", (request, call) => enrol(request, call.CancellationToken)));

    /// <summary>Serves <c>bmis.sync.v1.Renewal</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="renew">Answers one request of a lane with the certificate that the call shows.</param>
    /// <param name="identify">The lane behind a call; null refuses with UNAUTHENTICATED.</param>
    public static IEndpointConventionBuilder MapRenewal(
        this IEndpointRouteBuilder endpoints,
        Func<Producer, GrpcCall, RenewRequest, Task<CertificateReply>> renew,
        Func<GrpcCall, Producer?> identify) =>
        endpoints.MapGrpc(IdentityClient.Service("Renewal"), bind => bind.Unary<RenewRequest, CertificateReply>(
            "Renew", (request, call) => renew(identify.LaneOf(call), call, request)));
}
