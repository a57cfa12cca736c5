using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>The one way to the centre that all rooms share; null in a lane that works alone.</summary>
internal sealed class CentreChannel(IOptions<UplinkOptions> options, TimeProvider clock) : IDisposable
{
    internal GrpcChannel? Channel { get; } = options.Value.HasCentre ? options.Value.Open(clock, compress: true) : null;

    /// <summary>When the lane's certificate ends; null in a lane that works alone.</summary>
    internal DateTimeOffset? CertificateEnd { get; } =
        options.Value.HasCentre ? options.Value.CertificateEnd() : null;

    /// <summary>Raised when the centre should hear at once how the lane is.</summary>
    internal event EventHandler? StatusWanted;

    /// <summary>A list has arrived, which the centre waits to hear.</summary>
    internal void ListArrived() => StatusWanted?.Invoke(this, EventArgs.Empty);

    public void Dispose() => Channel?.Dispose();
}
