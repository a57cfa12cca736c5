namespace Bmis.Sync.Wire;

/// <summary>The connections that a channel makes with one certificate.</summary>
internal sealed class ChannelConnections(HttpMessageInvoker invoker)
{
    private readonly CancellationTokenSource _givenUp = new();

    public HttpMessageInvoker Invoker { get; } = invoker;

    /// <summary>Fires when other connections have taken the place of these.</summary>
    public CancellationToken GivenUp => _givenUp.Token;

    /// <summary>Ends the streams; each connection is closed when its last call is over.</summary>
    public void GiveUp()
    {
        _givenUp.Cancel();
        Invoker.Dispose();
    }
}
