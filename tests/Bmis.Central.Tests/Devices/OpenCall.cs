using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;

namespace Bmis.Central.Tests.Devices;

/// <summary>A stream that a lane holds open.</summary>
internal sealed class OpenCall(Func<Task<bool>> read)
{
    /// <summary>Why it ends; whatever still comes is passed over.</summary>
    public async Task<RefusalReason?> EndAsync()
    {
        var ended = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            while (await read())
            {
                // A list, or a sign that the centre is there.
            }
        });
        return LaneRefusal.Read(ended);
    }
}
