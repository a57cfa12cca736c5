namespace Bmis.Sync.Wire;

/// <summary>
/// What is done round every call of a server or a channel: measuring, tracing, limits. It lets the call go on with
/// <paramref name="next"/>, at most once, and gives the status of its end; or it gives a status of its own and the call
/// goes no further. What it throws ends the call like an exception of a handler. Steps see no message.
/// </summary>
/// <param name="call">What is known of the call.</param>
/// <param name="next">The rest of the way; it never throws and ends when the call has ended.</param>
public delegate Task<GrpcStatus> GrpcStep(GrpcExchange call, Func<Task<GrpcStatus>> next);
