namespace Bmis.Sync.Wire;

/// <summary>The connections that a channel makes with one certificate.</summary>
internal sealed class ChannelConnections : IDisposable
{
    private readonly CancellationTokenSource _givenUp = new();

    public ChannelConnections(HttpMessageInvoker invoker) => (Invoker, GivenUp) = (invoker, _givenUp.Token);

    public HttpMessageInvoker Invoker { get; }

    /// <summary>Fires when other connections have taken the place of these.</summary>
    public CancellationToken GivenUp { get; }

    /// <summary>Ends the streams; each connection is closed when its last call is over.</summary>
    public void GiveUp()
    {
        _givenUp.Cancel();
        Dispose();
    }

    public void Dispose()
    {
        Invoker.Dispose();
        _givenUp.Dispose();
    }
}
