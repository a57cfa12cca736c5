using System.Net;
using System.Text;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>
/// A body that is sent when a test says so. With 100-continue it is asked for once it is being received.
/// </summary>
internal sealed class SlowContent(string message) : HttpContent
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Asked => _asked.Task;

    public void GoOn() => _goOn.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _asked.SetResult();
        await _goOn.Task;
        await stream.WriteAsync(Encoding.Latin1.GetBytes(message));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = message.Length;
        return true;
    }
}
