using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Wire.Measuring;
using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>
/// The way to one server: connections are made when a call needs one and are shared by all calls. Thread-safe.
/// </summary>
public sealed class GrpcChannel : IDisposable
{
    private readonly Uri _address;
    private readonly bool _ownsConnections;
    private readonly UnaryRetry _retry;
    private ChannelConnections _connections;

    /// <summary>Makes a channel with connections of its own.</summary>
    /// <param name="address">Scheme, host and port; <c>http</c> speaks HTTP/2 in clear text.</param>
    /// <param name="options">Certificates, limits and times.</param>
    /// <param name="time">The clock for deadlines and certificates; null means the system's.</param>
    /// <exception cref="ArgumentException">A limit makes no sense.</exception>
    public GrpcChannel(Uri address, GrpcChannelOptions? options = null, TimeProvider? time = null)
    {
        (_address, Options, Time) = (address, Checked(options ?? new()), time ?? TimeProvider.System);
        Meters = new(Options.Meters, Time);
        Steps = [Meters.MeasureAsync, WireTraces.TraceAsync, .. Options.Steps];
        _retry = new(new RetryBudget(), Time);
        _ownsConnections = true;
        _connections = new(new(ChannelHandler.Make(Options, Time), disposeHandler: true));
    }

    /// <summary>
    /// Makes a channel over a handler that the caller keeps, for example that of a test server. Certificates and times
    /// of connections are the handler's; limits and compression are those of the options.
    /// </summary>
    /// <exception cref="ArgumentException">A limit makes no sense.</exception>
    public GrpcChannel(
        Uri address, HttpMessageHandler handler, GrpcChannelOptions? options = null, TimeProvider? time = null)
    {
        (_address, Options, Time) = (address, Checked(options ?? new()), time ?? TimeProvider.System);
        Meters = new(Options.Meters, Time);
        Steps = [Meters.MeasureAsync, WireTraces.TraceAsync, .. Options.Steps];
        _retry = new(new RetryBudget(), Time);
        _connections = new(new(handler, disposeHandler: false));
    }

    internal GrpcChannelOptions Options { get; }

    internal TimeProvider Time { get; }

    internal WireMeters Meters { get; }

    /// <summary>The connections for new calls.</summary>
    internal ChannelConnections Connections => Volatile.Read(ref _connections);

    /// <summary>What is done round every call, the first outermost.</summary>
    internal IReadOnlyList<GrpcStep> Steps { get; }

    /// <summary>Sends one request and waits for the one reply.</summary>
    /// <exception cref="GrpcException">The call ended with another status than OK.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<TRep> UnaryAsync<TReq, TRep>(
        GrpcMethod<TReq, TRep> method,
        TReq request,
        GrpcCallOptions? options = null,
        CancellationToken cancellationToken = default)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep>
    {
        method.RequireKind(GrpcMethodKind.Unary);
        return options is { Attempts: > 1 }
            ? await _retry.RunAsync(options, OnceAsync, cancellationToken)
            : await OnceAsync(options);

        async Task<TRep> OnceAsync(GrpcCallOptions? attempt)
        {
            using var call = new ClientCall<TReq, TRep>(this, method, attempt, cancellationToken);
            call.Start(request);
            return await call.ReadOnlyOneAsync(cancellationToken);
        }
    }

    /// <summary>Opens a stream of requests that ends in one reply.</summary>
    public GrpcClientStreamCall<TReq, TRep> ClientStream<TReq, TRep>(
        GrpcMethod<TReq, TRep> method,
        GrpcCallOptions? options = null,
        CancellationToken cancellationToken = default)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep>
    {
        method.RequireKind(GrpcMethodKind.ClientStream);
        return new(new ClientCall<TReq, TRep>(this, method, options, cancellationToken).Start());
    }

    /// <summary>Sends one request and opens the stream of replies.</summary>
    public GrpcServerStreamCall<TReq, TRep> ServerStream<TReq, TRep>(
        GrpcMethod<TReq, TRep> method,
        TReq request,
        GrpcCallOptions? options = null,
        CancellationToken cancellationToken = default)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep>
    {
        method.RequireKind(GrpcMethodKind.ServerStream);
        return new(new ClientCall<TReq, TRep>(this, method, options, cancellationToken).Start(request));
    }

    /// <summary>Opens streams in both directions.</summary>
    public GrpcDuplexCall<TReq, TRep> Duplex<TReq, TRep>(
        GrpcMethod<TReq, TRep> method,
        GrpcCallOptions? options = null,
        CancellationToken cancellationToken = default)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep>
    {
        method.RequireKind(GrpcMethodKind.Duplex);
        return new(new ClientCall<TReq, TRep>(this, method, options, cancellationToken).Start());
    }

    /// <summary>
    /// Shows another certificate from now on: new calls go over new connections, open streams end with UNAVAILABLE, and
    /// calls without a stream end over the connections that they have.
    /// </summary>
    /// <param name="certificate">The certificate with its private key.</param>
    /// <param name="issuers">What links it to the server's root; they are sent along.</param>
    /// <exception cref="InvalidOperationException">The connections are not the channel's own.</exception>
    public void Show(X509Certificate2 certificate, X509Certificate2Collection? issuers = null)
    {
        if (!_ownsConnections)
            throw new InvalidOperationException("The handler's keeper decides which certificate it shows.");
        (Options.ClientCertificate, Options.ClientIssuers) = (certificate, issuers);
        var shown = new ChannelConnections(new(ChannelHandler.Make(Options, Time), disposeHandler: true));
        Interlocked.Exchange(ref _connections, shown).GiveUp();
    }

    /// <summary>Closes the connections of a channel that made its own; open calls end with UNAVAILABLE.</summary>
    public void Dispose() => _connections.Dispose();

    internal Uri AddressOf(string path) => new(_address, path);

    private static GrpcChannelOptions Checked(GrpcChannelOptions options) =>
        options.Limits.Fault() is { } fault ? throw new ArgumentException(fault, nameof(options)) : options;
}
