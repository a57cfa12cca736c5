using Bmis.Sync.Envelopes;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Protocol;

/// <summary>Every service of the protocol serves known lanes alone.</summary>
internal static class KnownLane
{
    /// <summary>The lane behind a call.</summary>
    /// <exception cref="GrpcException">No lane is known by the call's certificate.</exception>
    public static Producer LaneOf(this Func<GrpcCall, Producer?> identify, GrpcCall call) => identify(call)
        ?? throw new GrpcException(GrpcStatusCode.Unauthenticated, "No lane is known by this certificate.");
}
