using Bmis.Sync.Wire;

namespace Bmis.Sync.Protocol;

/// <summary>
/// A call that ends because of who the lane is. The reason travels as metadata beside the status, so that the lane can
/// say more than that it was refused.
/// </summary>
public static class LaneRefusal
{
    /// <summary>The name of the metadata; its value is the name of a <see cref="RefusalReason"/>.</summary>
    public const string Metadata = "bmis-refusal";

    /// <summary>Ends a call so.</summary>
    /// <param name="status">UNAUTHENTICATED, or PERMISSION_DENIED for a lane that is known.</param>
    /// <param name="reason">Why, for the lane's program.</param>
    /// <param name="sentence">The same in a sentence without personal data.</param>
    public static GrpcException Of(GrpcStatusCode status, RefusalReason reason, string sentence) =>
        new(status, sentence, new GrpcMetadata { { Metadata, reason.ToString() } });

    /// <summary>Why a call was refused; null when it ended for another cause than who the lane is.</summary>
    public static RefusalReason? Read(GrpcException failure) => failure.Status switch
    {
        GrpcStatusCode.Unauthenticated => Told(failure) ?? RefusalReason.Unauthenticated,
        GrpcStatusCode.PermissionDenied => Told(failure) ?? RefusalReason.NotPermitted,
        _ => null,
    };

    private static RefusalReason? Told(GrpcException failure) =>
        Enum.TryParse<RefusalReason>(failure.Trailers.GetText(Metadata), out var reason) && Enum.IsDefined(reason)
            ? reason
            : null;
}
