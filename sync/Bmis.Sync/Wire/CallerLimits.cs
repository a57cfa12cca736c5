using System.Collections.Concurrent;
using System.Globalization;

namespace Bmis.Sync.Wire;

/// <summary>
/// The step that keeps a caller whose program has run wild from taking the server from the others: above its limits it
/// is told RESOURCE_EXHAUSTED and how long to wait. Callers are remembered for ever, so they must be known ones; a call
/// whose caller has no name is let through. The limits hold for one server. Safe for all threads.
/// </summary>
/// <param name="caller">Names the caller of a call, or gives null.</param>
/// <param name="options">The limits.</param>
/// <param name="time">The clock of the rate.</param>
public sealed class CallerLimits(Func<GrpcCall, string?> caller, CallerLimitOptions options, TimeProvider time)
{
    private static readonly TimeSpan StreamPushback = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, CallerShare> _shares = new(StringComparer.Ordinal);

    /// <summary>The step.</summary>
    public async Task<GrpcStatus> LimitAsync(GrpcExchange call, Func<Task<GrpcStatus>> next)
    {
        if (call.Served is not { } served || caller(served) is not { } name)
            return await next();
        var share = _shares.GetOrAdd(name, _ => new CallerShare(options, time));
        if (share.TakeCall() is { } wait)
            return Refuse(call, wait, "Too many calls in a short time.");
        if (call.Kind == GrpcMethodKind.Unary)
            return await next();
        if (!share.OpenStream())
            return Refuse(call, StreamPushback, "Too many streams are open.");
        try
        {
            return await next();
        }
        finally
        {
            share.CloseStream();
        }
    }

    private static GrpcStatus Refuse(GrpcExchange call, TimeSpan wait, string reason)
    {
        var milliseconds = (long)Math.Ceiling(wait.TotalMilliseconds);
        call.Trailers.Add(GrpcHeaders.Pushback, milliseconds.ToString(CultureInfo.InvariantCulture));
        return new(GrpcStatusCode.ResourceExhausted, reason);
    }
}
