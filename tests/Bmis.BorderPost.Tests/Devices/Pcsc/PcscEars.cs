using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Pcsc;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>A listener who remembers what it heard.</summary>
internal sealed class PcscEars : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<DeviceEvent> _events;
    private bool _left;

    internal PcscEars(PcscReaders readers, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _events = readers.ListenAsync(_stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    /// <summary>Everything heard so far.</summary>
    internal List<DeviceEvent> Heard { get; } = [];

    internal async Task<DeviceEvent> NextAsync()
    {
        Assert.True(await _events.MoveNextAsync());
        Heard.Add(_events.Current);
        return _events.Current;
    }

    /// <summary>Listens until something is said.</summary>
    internal async Task<T> UntilAsync<T>(Func<T, bool> isIt)
        where T : DeviceEvent
    {
        while (true)
            if (await NextAsync() is T one && isIt(one))
                return one;
    }

    /// <summary>Listens until a reader, or the service, is in a state.</summary>
    internal Task<DeviceStateChanged> UntilAsync(string name, DeviceState state) =>
        UntilAsync<DeviceStateChanged>(one => one.ReaderName == name && one.State == state);

    public async ValueTask DisposeAsync()
    {
        if (_left) return;
        _left = true;
        await _stop.CancelAsync();
        await _events.DisposeAsync();
        _stop.Dispose();
    }
}
