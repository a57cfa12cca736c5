using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>The one way to the centre that all rooms share; null in a lane that works alone.</summary>
internal sealed class CentreChannel(IOptions<UplinkOptions> options, TimeProvider clock) : IDisposable
{
    internal GrpcChannel? Channel { get; } = options.Value.HasCentre ? options.Value.Open(clock, compress: true) : null;

    public void Dispose() => Channel?.Dispose();
}
